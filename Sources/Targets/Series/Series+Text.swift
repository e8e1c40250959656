import Vocabulary

extension Series {
  /// The values as one line, for the data file: digits with commas between, nothing for a gap.
  var text: String {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(units.count * 8)
    for (offset, unit) in units.enumerated() {
      if offset > 0 { bytes.append(0x2C) }
      if unit != Self.gap { bytes.append(contentsOf: String(unit).utf8) }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Reads what ``text`` wrote; `nil` where it is damaged.
  init?(frequency: Frequency, start: Int, scale: Int, text: some Sequence<UInt8>) {
    guard (0...18).contains(scale) else { return nil }
    var units: [Int64] = []
    var (value, isNegative, hasDigits) = (Int64(0), false, false)
    for byte in text {
      switch byte {
      case 0x2C:
        units.append(hasDigits ? (isNegative ? -value : value) : Self.gap)
        (value, isNegative, hasDigits) = (0, false, false)
      case 0x2D where !hasDigits && !isNegative: isNegative = true
      case 0x30...0x39:
        let (tens, over) = value.multipliedReportingOverflow(by: 10)
        let (sum, over2) = tens.addingReportingOverflow(Int64(byte - 0x30))
        if over || over2 { return nil }
        (value, hasDigits) = (sum, true)
      default: return nil
      }
    }
    units.append(hasDigits ? (isNegative ? -value : value) : Self.gap)
    self.init(frequency: frequency, start: start, scale: scale, units: units)
  }
}
