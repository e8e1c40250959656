/// An entry of the industrial classification GB/T 4754-2017.
public struct Industry: Sendable, Hashable {
  /// A level of the classification.
  public enum Level: Int, Sendable, Hashable, CaseIterable, Comparable {
    /// 门类, one letter.
    case section = 1
    /// 大类, two digits.
    case division = 2
    /// 中类, three digits.
    case group = 3
    /// 小类, four digits.
    case branch = 4

    public static func < (a: Level, b: Level) -> Bool { a.rawValue < b.rawValue }
  }

  /// The code.
  public let code: String
  /// The level.
  public let level: Level
  /// The code of the entry above; `nil` for a section.
  public let parent: String?
  /// The letter of the section.
  public let section: String
  /// The name.
  public let name: String
}
