/// Reads decimal numbers out of bytes.
enum NumberScanner {
  private static let powers: [Double] = [
    1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17,
    1e18, 1e19, 1e20, 1e21, 1e22,
  ]

  /// The number that begins at a place, which moves behind it; `nil` where there is none.
  ///
  /// A number of up to 15 digits is exact by one division or multiplication of exact numbers; others
  /// go through the standard library.
  static func number(_ bytes: [UInt8], at place: inout Int) -> Double? {
    let start = place
    var index = place
    var isNegative = false
    if index < bytes.count, bytes[index] == 0x2D || bytes[index] == 0x2B {
      isNegative = bytes[index] == 0x2D
      index += 1
    }
    var mantissa: UInt64 = 0
    var digits = 0
    var kept = 0
    var exponent = 0
    var isFraction = false
    while index < bytes.count {
      let byte = bytes[index]
      if byte == 0x2E, !isFraction {
        isFraction = true
      } else if (0x30...0x39).contains(byte) {
        digits += 1
        if kept < 18 {
          mantissa = mantissa * 10 + UInt64(byte - 0x30)
          if mantissa > 0 { kept += 1 }
          if isFraction { exponent -= 1 }
        } else {
          kept += 1
        }
      } else {
        break
      }
      index += 1
    }
    guard digits > 0 else { return nil }
    var hasExponent = false
    if index < bytes.count, bytes[index] | 0x20 == 0x65 {
      hasExponent = true
      index += 1
      if index < bytes.count, bytes[index] == 0x2D || bytes[index] == 0x2B { index += 1 }
      let first = index
      while index < bytes.count, (0x30...0x39).contains(bytes[index]) { index += 1 }
      guard index > first else { return nil }
    }
    place = index
    if !hasExponent, kept <= 15, -exponent < powers.count {
      let value = Double(mantissa) / powers[-exponent]
      return isNegative ? -value : value
    }
    guard index - start <= 400,
      let value = Double(String(decoding: bytes[start..<index], as: UTF8.self)),
      value.isFinite
    else { return nil }
    return value
  }
}
