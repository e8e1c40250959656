/// Words for a person, in each language that the program speaks.
///
/// Chinese is the language of the officers, English the second. A literal alone is the same words
/// in both, which suits names and quoted text.
///
/// ```swift
/// Wording("文件是空的", "the file is empty")[.english]  // the file is empty
/// ```
public struct Wording: Sendable, Hashable, Codable, ExpressibleByStringInterpolation {
  /// A language of the screens, the reports and the messages.
  public enum Language: String, Sendable, Hashable, Codable, CaseIterable {
    /// Chinese as written in the policies.
    case chinese = "zh"
    /// English.
    case english = "en"
  }

  /// The words in Chinese.
  public var chinese: String
  /// The words in English.
  public var english: String

  /// Creates words in both languages.
  public init(_ chinese: String, _ english: String) {
    self.chinese = chinese
    self.english = english
  }

  /// Creates words that are the same in every language: a name, a number, a quotation.
  public init(_ words: String) { self.init(words, words) }

  public init(stringLiteral words: String) { self.init(words) }

  /// The words in one language.
  public subscript(language: Language) -> String {
    language == .chinese ? chinese : english
  }
}
