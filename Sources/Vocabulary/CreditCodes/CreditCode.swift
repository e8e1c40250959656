public import Diagnostics

/// A unified social credit code (GB 32100): eighteen characters that name a registered body.
///
/// ```swift
/// let code = try CreditCode("91330000142944445H")
/// code.regionCode    // 330000
/// code.isCheckRight  // true
/// ```
///
/// Codes with a wrong check character exist in registers, so that they are read and warned of.
public struct CreditCode: Sendable, Hashable {
  /// The eighteen characters, capital letters.
  public let text: String
  /// The check character that belongs to the first seventeen.
  public let expectedCheck: Character

  /// The characters of a code by their values; I, O, S, V and Z are none.
  static let alphabet = Array("0123456789ABCDEFGHJKLMNPQRTUWXY")
  private static let values = Dictionary(
    uniqueKeysWithValues: alphabet.enumerated().map { ($1, $0) })
  /// Letters that are taken for others.
  private static let mistaken: [Character: Character] = [
    "I": "1", "O": "0", "S": "5", "Z": "2", "V": "U",
  ]

  /// Reads a code; blanks, full-width characters and small letters are understood.
  ///
  /// - Parameter text: The code as it is written.
  /// - Throws: `vocabulary.credit-code` where it has not eighteen characters, or one that no code has.
  public init(_ text: String) throws(Problem) {
    let plain = Self.normalised(text)
    guard plain.count == 18 else {
      throw Problem(
        "vocabulary.credit-code", .error,
        Wording(
          "“\(text.prefix(40))” 有 \(plain.count) 位，统一社会信用代码应有 18 位",
          "“\(text.prefix(40))” has \(plain.count) characters; a unified social credit code has 18")
      )
    }
    for (index, character) in plain.enumerated() where Self.values[character] == nil {
      throw Problem(
        "vocabulary.credit-code", .error,
        Wording(
          "“\(text.prefix(40))” 第 \(index + 1) 位 “\(character)” 不会出现在信用代码中",
          "character \(index + 1) of “\(text.prefix(40))”, “\(character)”, is in no credit code"),
        suggestion: Self.mistaken[character].map {
          Wording("是不是 “\($0)”？", "do you mean “\($0)”?")
        })
    }
    guard let check = Self.check(of: String(plain.prefix(17))) else {
      preconditionFailure("characters with values have a check character")
    }
    self.text = String(plain)
    expectedCheck = check
  }

  /// Makes a code with the right check characters.
  ///
  /// - Parameters:
  ///   - kind: The registering authority and the kind of body, such as `91`.
  ///   - region: The six digits of the region of registration.
  ///   - organisation: The eight characters of the organisation code.
  public init?(kind: String, region: String, organisation: String) {
    guard let inner = OrganisationCode.check(of: organisation) else { return nil }
    let first = kind + region + organisation + String(inner)
    guard first.count == 17, let check = Self.check(of: first) else { return nil }
    text = first + String(check)
    expectedCheck = check
  }

  /// Whether the last character is right.
  public var isCheckRight: Bool { text.last == expectedCheck }

  /// The six digits of the region where the body was registered first.
  public var regionCode: String { String(text.dropFirst(2).prefix(6)) }

  /// The organisation code inside.
  public var organisation: OrganisationCode? { OrganisationCode(text.dropFirst(8).prefix(9)) }

  /// What is doubtful about the code, none of which makes it wrong for certain.
  public var warnings: [Problem] {
    var warnings: [Problem] = []
    if !isCheckRight {
      warnings.append(
        Problem(
          "vocabulary.credit-code-check", .warning,
          Wording(
            "\(text) 的校验位应为 \(expectedCheck)",
            "the check character of \(text) should be \(expectedCheck)"),
          suggestion: Wording("请对照营业执照", "compare it with the licence")))
    }
    return warnings
  }

  /// The check character of seventeen characters; `nil` where one is in no code.
  public static func check(of text: some StringProtocol) -> Character? {
    guard text.count == 17 else { return nil }
    var sum = 0
    var weight = 1
    for character in text {
      guard let value = values[character] else { return nil }
      sum += value * weight
      weight = weight * 3 % 31
    }
    return alphabet[(31 - sum % 31) % 31]
  }

  private static func normalised(_ text: String) -> [Character] {
    text.unicodeScalars.prefix(100).compactMap { scalar -> Character? in
      if scalar.properties.isWhitespace { return nil }
      let plain =
        ("\u{FF01}"..."\u{FF5E}").contains(scalar)
        ? Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar : scalar
      return Character(String(plain).uppercased())
    }
  }
}
