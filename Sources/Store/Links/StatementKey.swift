/// What tells a statement from every other, and survives another reading of the same words.
public struct StatementKey: Sendable, Hashable, Codable {
  /// The provision's or block's identifier.
  public var provision: String
  /// The quoted words as search compares them: no blanks, half-width, lower case.
  public var quote: String
  /// Its place among the statements of the provision with the same quote, from 1.
  public var ordinal: Int

  /// A code of 12 characters for addresses and forms, the same for the same key for ever.
  public var code: String {
    Digest.crockford(
      Digest.sha256("\(provision)\n\(quote)\n\(ordinal)".utf8), length: 12)
  }

  /// Creates a key.
  ///
  /// - Parameters:
  ///   - provision: The provision's or block's identifier.
  ///   - quote: The quoted words, blanks and forms as they may be.
  ///   - ordinal: Its place among the statements with the same quote, from 1.
  public init(provision: String, quote: String, ordinal: Int = 1) {
    self.provision = provision
    self.quote = SearchText.joined(quote)
    self.ordinal = ordinal
  }
}
