public import Vocabulary

/// What people write into a cell that has no value.
///
/// Missing is missing, and zero is zero: a cell that holds one of these has no value.
public struct MissingTokens: Sendable, Hashable {
  /// Words that stand for nothing, besides a blank cell.
  public var words: Set<String>
  /// Days that programs write where they have none.
  public var days: Set<Day>

  /// Creates a list of tokens.
  public init(words: Set<String>, days: Set<Day>) {
    self.words = words
    self.days = days
  }

  /// What real files of Chinese offices hold: dashes, a slash, `无`, `NULL`, `Nah`, and 1901-01-02.
  public static let standard = MissingTokens(
    words: [
      "—", "——", "-", "--", "－", "–", "/", "／", "\\", "N/A", "n/a", "NA", "#N/A", "NULL", "null",
      "Null", "None", "Nah", "NaN", "nan", "无数据", "缺失", "暂无",
    ], days: Set([Day(year: 1901, month: 1, day: 2)].compactMap(\.self)))

  /// Nothing but blank cells.
  public static let blank = MissingTokens(words: [], days: [])

  /// The bytes of the longest word.
  var longest: Int { words.map(\.utf8.count).max() ?? 0 }
}
