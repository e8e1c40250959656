extension Decimal128: CustomStringConvertible, LosslessStringConvertible {
  /// Reads a number: digits with an optional sign, point and exponent; nil if the text is none or the
  /// number too large.
  public init?(_ text: String) { self.init(ascii: Array(text.utf8)) }

  init?(ascii bytes: some Collection<UInt8>) {
    var iterator = bytes.makeIterator()
    var byte = iterator.next()
    var isNegative = false
    if byte == UInt8(ascii: "-") || byte == UInt8(ascii: "+") {
      isNegative = byte == UInt8(ascii: "-")
      byte = iterator.next()
    }
    var digits: UInt128 = 0
    var kept = 0
    var exponent = 0
    var seen = false
    var behindPoint = false
    var sticky = false
    while let current = byte {
      if current == UInt8(ascii: "."), !behindPoint {
        behindPoint = true
      } else if (0x30...0x39).contains(current) {
        seen = true
        if kept < 37 {
          digits = digits * 10 + UInt128(current - 0x30)
          if digits != 0 { kept += 1 }
          if behindPoint { exponent -= 1 }
        } else {
          if current != 0x30 { sticky = true }
          if !behindPoint { exponent += 1 }
        }
      } else {
        break
      }
      byte = iterator.next()
    }
    guard seen else { return nil }
    if let current = byte {
      guard current | 0x20 == UInt8(ascii: "e"), let power = Self.exponent(&iterator) else {
        return nil
      }
      exponent += power
    }
    self.init(rounding: isNegative, digits, exponent, sticky: sticky)
  }

  private static func exponent(_ iterator: inout some IteratorProtocol<UInt8>) -> Int? {
    var byte = iterator.next()
    var isNegative = false
    if byte == UInt8(ascii: "-") || byte == UInt8(ascii: "+") {
      isNegative = byte == UInt8(ascii: "-")
      byte = iterator.next()
    }
    guard byte != nil else { return nil }
    var power = 0
    while let current = byte {
      guard (0x30...0x39).contains(current) else { return nil }
      power = min(power * 10 + Int(current - 0x30), 1_000_000)
      byte = iterator.next()
    }
    return isNegative ? -power : power
  }

  /// The number in plain digits, without zeros at the end of its fraction.
  public var description: String {
    let value = reduced
    let digits = String(value.coefficient)
    let sign = isNegative ? "-" : ""
    if value.exponent >= 0 {
      if value.exponent > 40 { return "\(sign)\(digits)E+\(value.exponent)" }
      return sign + digits + String(repeating: "0", count: Int(value.exponent))
    }
    let places = Int(-value.exponent)
    if places > 80 { return "\(sign)\(digits)E-\(places)" }
    if digits.utf8.count > places {
      let point = digits.index(digits.endIndex, offsetBy: -places)
      return "\(sign)\(digits[..<point]).\(digits[point...])"
    }
    return sign + "0." + String(repeating: "0", count: places - digits.utf8.count) + digits
  }
}
