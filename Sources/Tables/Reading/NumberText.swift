import Vocabulary

/// A number as people write it in a cell.
struct NumberText {
  var value: ScaledDecimal
  /// Whether a percent sign followed.
  var isPercent = false

  /// Why a text is no number.
  enum Fault: Error {
    case notNumber
    case tooManyDigits
  }

  /// Reads digits of either width with thousands separators, a currency sign, brackets or a minus for
  /// negative numbers, and a percent sign.
  init(_ bytes: CellBytes) throws(Fault) {
    guard bytes.count <= 200 else { throw .notNumber }
    var text = Self.plain(bytes)
    if text.last == UInt8(ascii: "%") {
      text.removeLast()
      isPercent = true
    }
    var isNegative = false
    if text.first == UInt8(ascii: "("), text.last == UInt8(ascii: ")") {
      text = Array(text.dropFirst().dropLast())
      isNegative = true
      guard let head = text.first, Self.isDigit(head) || head == UInt8(ascii: ".") else {
        throw .notNumber
      }
    }
    guard let digits = Self.withoutSeparators(text) else { throw .notNumber }
    guard let value = ScaledDecimal(ascii: digits) else {
      let looksRight =
        digits.contains(where: Self.isDigit)
        && digits.allSatisfy {
          Self.isDigit($0) || ".+-eE".utf8.contains($0)
        }
      throw looksRight && digits.count > 30 ? .tooManyDigits : .notNumber
    }
    guard isNegative else {
      self.value = value
      return
    }
    guard let opposite = ScaledDecimal(units: -value.units, scale: value.scale) else {
      throw .tooManyDigits
    }
    self.value = opposite
  }

  /// Half-width characters, without blanks and a currency sign at the beginning.
  private static func plain(_ bytes: CellBytes) -> [UInt8] {
    var result: [UInt8] = []
    for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
      switch scalar {
      case "\u{FF01}"..."\u{FF5E}": result.append(UInt8(truncatingIfNeeded: scalar.value - 0xFEE0))
      case "−", "–": result.append(UInt8(ascii: "-"))
      case "，": result.append(UInt8(ascii: ","))
      case "¥", "￥":
        if !result.isEmpty, result != [UInt8(ascii: "-")] { result.append(0) }
      case _ where scalar.properties.isWhitespace: break
      case _ where scalar.isASCII: result.append(UInt8(truncatingIfNeeded: scalar.value))
      // A character that no number has.
      default: result.append(0)
      }
    }
    return result
  }

  /// The digits without separators; `nil` where these do not part groups of three.
  private static func withoutSeparators(_ text: [UInt8]) -> [UInt8]? {
    let comma = UInt8(ascii: ",")
    guard text.contains(comma) else { return text }
    let whole = text.prefix { $0 != UInt8(ascii: ".") }
    guard !text[whole.endIndex...].contains(comma) else { return nil }
    let groups = whole.split(separator: comma, omittingEmptySubsequences: false)
    guard let head = groups.first?.drop(while: { "+-".utf8.contains($0) }),
      (1...3).contains(head.count), head.allSatisfy(isDigit),
      groups.dropFirst().allSatisfy({ $0.count == 3 && $0.allSatisfy(isDigit) })
    else { return nil }
    return text.filter { $0 != comma }
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
}
