/// A province, or a city or county of Zhejiang.
public struct Region: Sendable, Hashable {
  /// A level of administration.
  public enum Level: Int, Sendable, Hashable, CaseIterable {
    case province = 1
    case city = 2
    case county = 3
  }

  /// The code: 2 digits for a province, 4 for a city, 6 for a county.
  public let code: String
  /// The level.
  public let level: Level
  /// The code of the region above; `nil` for a province.
  public let parent: String?
  /// The full name.
  public let name: String
  /// The name without the word for its kind: `景宁` for `景宁畲族自治县`.
  public let shortName: String
  /// Whether it is one of Zhejiang's 26 mountain counties.
  public let isMountainous: Bool

  /// The code in six digits, as forms and credit codes have it.
  public var fullCode: String { code + String(repeating: "0", count: 6 - code.utf8.count) }
}
