import Diagnostics

extension Wording.Language {
  /// The words of the language.
  func callAsFunction(_ chinese: String, _ english: String) -> String {
    self == .chinese ? chinese : english
  }
}
