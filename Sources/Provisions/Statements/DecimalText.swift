/// A non-negative decimal number as digits and a power of ten, for exact multipliers.
struct DecimalText: Sendable, Hashable {
  private(set) var digits: [UInt8]
  private(set) var exponent: Int

  /// Creates a number from `12`, `3.4` or `15,000`; `nil` where the text is none.
  init?(_ text: some StringProtocol) {
    var digits: [UInt8] = []
    var exponent = 0
    var afterPoint = false
    for byte in text.utf8 {
      switch byte {
      case 0x30...0x39:
        digits.append(byte - 0x30)
        if afterPoint { exponent -= 1 }
      case 0x2E where !afterPoint: afterPoint = true
      case 0x2C: continue
      default: return nil
      }
    }
    guard !digits.isEmpty else { return nil }
    self.digits = digits
    self.exponent = exponent
  }

  /// The number times a power of ten.
  func shifted(_ power: Int) -> DecimalText {
    var result = self
    result.exponent += power
    return result
  }

  /// Plain digits without needless zeros: `400000`, `0.5`.
  var plain: String {
    var digits = digits
    var exponent = exponent
    while exponent < 0, digits.last == 0 {
      digits.removeLast()
      exponent += 1
    }
    var whole: [UInt8]
    var fraction: [UInt8] = []
    if exponent >= 0 {
      whole = digits + Array(repeating: 0, count: exponent)
    } else {
      let count = max(0, digits.count + exponent)
      whole = Array(digits[..<count])
      fraction = Array(repeating: 0, count: max(0, -exponent - digits.count)) + digits[count...]
    }
    while whole.count > 1, whole.first == 0 { whole.removeFirst() }
    if whole.isEmpty { whole = [0] }
    func text(_ digits: [UInt8]) -> String {
      String(decoding: digits.map { $0 + 0x30 }, as: UTF8.self)
    }
    return fraction.isEmpty ? text(whole) : text(whole) + "." + text(fraction)
  }

  /// A fraction to four places, half away from zero.
  static func ratio(_ numerator: Int, _ denominator: Int) -> String? {
    guard denominator > 0, numerator >= 0, numerator < 1_000_000, denominator < 1_000_000 else {
      return nil
    }
    let scaled = (numerator * 10_000 * 2 + denominator) / (denominator * 2)
    return DecimalText(String(scaled))?.shifted(-4).plain
  }
}
