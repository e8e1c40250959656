/// Small pieces of land between others, that may be developed together with the area around them.
///
/// 浙政办发〔2023〕12号 三(三): each at most 3 亩, together at most 10 % of the area of the project.
public struct ScatteredLand: Sendable, Hashable {
  /// The provision that says so.
  public static let provision = "浙政办发〔2023〕12号 三(三)"

  /// The largest piece.
  public var largest: LandArea
  /// All pieces.
  public var sum: LandArea
  /// The whole area, the pieces included.
  public var whole: LandArea
  /// Whether no piece is larger than may be.
  public var isEachSmall: Bool
  /// Whether all together are no more than may be.
  public var isSumSmall: Bool

  /// Whether both hold.
  public var holds: Bool { isEachSmall && isSumSmall }

  /// Measures pieces; `nil` where there are none.
  ///
  /// - Parameters:
  ///   - pieces: The pieces.
  ///   - whole: The area of the project, the pieces included.
  ///   - mu: The largest area of one piece, in 亩.
  ///   - percent: The largest share of all, in percent.
  public init?(_ pieces: [LandArea], of whole: LandArea, mu: Int64 = 3, percent: Int64 = 10) {
    guard let largest = pieces.max() else { return nil }
    self.largest = largest
    self.whole = whole
    sum = pieces.reduce(LandArea(hundredths: 0), +)
    isEachSmall = largest.isAtMost(mu: mu)
    isSumSmall = sum.isAtMost(percent: percent, of: whole)
  }
}
