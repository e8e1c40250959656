extension ScaledDecimal: CustomStringConvertible {
  /// Reads plain decimal digits with an optional sign, point and exponent: `-12.50`, `1.5E+3`.
  ///
  /// Blanks and thousands separators are no part of it. `nil` where the text is no number, or has more
  /// digits than fit.
  public init?(_ text: some StringProtocol) { self.init(ascii: text.utf8) }

  /// Reads plain decimal digits given as bytes.
  public init?(ascii bytes: some Sequence<UInt8>) {
    var units: Int128 = 0
    var scale = 0
    var (hasDigits, hasPoint, isNegative, isFirst) = (false, false, false, true)
    var iterator = bytes.makeIterator()
    var exponent: Int?
    loop: while let byte = iterator.next() {
      defer { isFirst = false }
      switch byte {
      case 0x30...0x39:
        let (shifted, overflow) = units.multipliedReportingOverflow(by: 10)
        guard !overflow else { return nil }
        let (sum, overflow2) = shifted.addingReportingOverflow(Int128(byte - 0x30))
        guard !overflow2 else { return nil }
        units = sum
        hasDigits = true
        if hasPoint { scale += 1 }
      case 0x2E where !hasPoint: hasPoint = true
      case 0x2D where isFirst: isNegative = true
      case 0x2B where isFirst: break
      case 0x45 where hasDigits, 0x65 where hasDigits:
        guard let power = Self.exponent(&iterator) else { return nil }
        exponent = power
        break loop
      default: return nil
      }
    }
    guard hasDigits else { return nil }
    scale -= exponent ?? 0
    while scale < 0 {
      let (shifted, overflow) = units.multipliedReportingOverflow(by: 10)
      guard !overflow else { return nil }
      units = shifted
      scale += 1
      if units == 0 { scale = 0 }
    }
    while scale > Self.largestScale, units % 10 == 0, units != 0 {
      units /= 10
      scale -= 1
    }
    if units == 0 { scale = min(scale, Self.largestScale) }
    self.init(units: isNegative ? -units : units, scale: scale)
  }

  private static func exponent(_ iterator: inout some IteratorProtocol<UInt8>) -> Int? {
    var (value, digits, isNegative, isFirst) = (0, 0, false, true)
    while let byte = iterator.next() {
      switch byte {
      case 0x30...0x39:
        digits += 1
        guard digits <= 4 else { return nil }
        value = value * 10 + Int(byte - 0x30)
      case 0x2D where isFirst: isNegative = true
      case 0x2B where isFirst: break
      default: return nil
      }
      isFirst = false
    }
    return digits == 0 ? nil : (isNegative ? -value : value)
  }

  /// Plain digits with all decimals: `12.50`.
  public var description: String {
    let digits = String(units.magnitude)
    let sign = units < 0 ? "-" : ""
    guard scale > 0 else { return sign + digits }
    let padded = String(repeating: "0", count: max(0, scale + 1 - digits.count)) + digits
    return sign + padded.dropLast(scale) + "." + padded.suffix(scale)
  }
}
