/// An organisation code (GB 11714): eight characters and a check character.
///
/// Since 2015 it stands inside the unified social credit code, as its ninth to seventeenth character.
public struct OrganisationCode: Sendable, Hashable {
  /// The nine characters.
  public let text: String
  /// The check character that belongs to the first eight.
  public let expectedCheck: Character

  private static let weights = [3, 7, 9, 10, 5, 8, 4, 2]

  /// Takes nine digits and capital letters, with or without a hyphen before the last.
  ///
  /// The check character may be wrong; `nil` for anything else.
  public init?(_ text: some StringProtocol) {
    let plain = String(text.filter { $0 != "-" })
    guard plain.utf8.count == 9, let check = Self.check(of: plain.prefix(8)) else { return nil }
    self.text = plain
    expectedCheck = check
  }

  /// Whether the last character is right.
  public var isCheckRight: Bool { text.last == expectedCheck }

  /// The check character of eight digits and capital letters; `nil` for anything else.
  public static func check(of text: some StringProtocol) -> Character? {
    guard text.utf8.count == 8 else { return nil }
    var sum = 0
    for (byte, weight) in zip(text.utf8, weights) {
      switch byte {
      case 0x30...0x39: sum += Int(byte - 0x30) * weight
      case 0x41...0x5A: sum += (Int(byte - 0x41) + 10) * weight
      default: return nil
      }
    }
    let rest = 11 - sum % 11
    return rest == 10 ? "X" : rest == 11 ? "0" : Character(String(rest))
  }
}
