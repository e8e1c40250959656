/// Writes fields of CSV files and decimal numbers as bytes.
public enum FieldBytes {
  /// A text as a field: in quotation marks where it cannot stand as it is.
  public static func field(_ text: String) -> [UInt8] {
    let needsQuotes = text.utf8.contains { [0x2C, 0x22, 0x0A, 0x0D].contains($0) }
    return needsQuotes
      ? Array("\"\(text.replacing("\"", with: "\"\""))\"".utf8) : Array(text.utf8)
  }

  /// The digits of a whole count of 10⁻ˢ, without zeros that end it.
  ///
  /// - Parameters:
  ///   - units: The count.
  ///   - scale: s, from 0.
  /// - Returns: The digits.
  public static func decimal(_ units: Int128, scale: Int) -> String {
    var (left, decimals) = (units.magnitude, scale)
    while decimals > 0, left % 10 == 0 { (left, decimals) = (left / 10, decimals - 1) }
    var digits = String(left)
    if decimals > 0 {
      digits = String(repeating: "0", count: max(0, decimals + 1 - digits.count)) + digits
      digits.insert(".", at: digits.index(digits.endIndex, offsetBy: -decimals))
    }
    return (units < 0 ? "-" : "") + digits
  }

  /// The most bytes that ``write(_:scale:to:)`` writes.
  public static let longestDecimal = 24 + 20

  /// Writes the same digits to memory.
  ///
  /// - Parameters:
  ///   - units: The count.
  ///   - scale: s, 0 to 18.
  ///   - target: Where ``longestDecimal`` bytes are free.
  /// - Returns: How many bytes were written.
  @inlinable
  public static func write(
    _ units: Int64, scale: Int, to target: UnsafeMutablePointer<UInt8>
  ) -> Int {
    var written = 0
    var left = units.magnitude
    if units < 0 {
      target[0] = 0x2D
      written = 1
    }
    var decimals = scale
    while decimals > 0, left % 10 == 0 {
      left /= 10
      decimals -= 1
    }
    // The digits come last first, so their number is found before.
    var digits = 1
    var bound: UInt64 = 10
    while digits < 20, left >= bound {
      digits += 1
      let next = bound.multipliedReportingOverflow(by: 10)
      if next.overflow { break }
      bound = next.partialValue
    }
    digits = max(digits, decimals + 1)
    let length = digits + (decimals > 0 ? 1 : 0)
    var at = written + length
    var count = 0
    while count < digits {
      if count == decimals, decimals > 0 {
        at -= 1
        target[at] = 0x2E
      }
      at -= 1
      target[at] = 0x30 &+ UInt8(truncatingIfNeeded: left % 10)
      left /= 10
      count += 1
    }
    return written + length
  }
}
