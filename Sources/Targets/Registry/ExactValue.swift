public import Vocabulary

/// An exact number as it is written: plain decimals, or a fraction such as `2/3`.
public struct ExactValue: Sendable, Hashable {
  /// As it is written.
  public let text: String
  /// The number.
  public let ratio: Ratio

  /// Reads a number; `nil` where the text is none.
  public init?(_ text: String) {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count <= 2, let above = ScaledDecimal(parts[0]) else { return nil }
    self.text = text
    guard parts.count == 2 else {
      ratio = above.ratio
      return
    }
    guard let below = ScaledDecimal(parts[1]), let ratio = above.ratio.over(below.ratio) else {
      return nil
    }
    self.ratio = ratio
  }
}

extension ExactValue: Codable {
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let text = try container.decode(String.self)
    guard let value = ExactValue(text) else {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: "\(text): no number")
    }
    self = value
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(text)
  }
}

extension ExactValue {
  /// A number of plain decimals.
  public init(_ number: ScaledDecimal) {
    text = number.description
    ratio = number.ratio
  }
}
