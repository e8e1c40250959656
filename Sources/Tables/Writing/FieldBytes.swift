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
  public static func write(
    _ units: Int64, scale: Int, to target: UnsafeMutablePointer<UInt8>
  ) -> Int {
    var start = 0
    if units < 0 {
      target[0] = 0x2D
      start = 1
    }
    var (left, decimals) = (units.magnitude, scale)
    while decimals > 0, left % 10 == 0 {
      left /= 10
      decimals -= 1
    }
    let digits = max(count(left), decimals + 1)
    // The digits stand one place to the right where a point goes between them.
    let shift = decimals > 0 ? 1 : 0
    var at = start + shift + digits
    let end = at
    while left >= 100 {
      let (rest, pair) = left.quotientAndRemainder(dividingBy: 100)
      at -= 2
      put(Int(pair), target + at)
      left = rest
    }
    while at > start + shift {
      at -= 1
      target[at] = 0x30 &+ UInt8(truncatingIfNeeded: left % 10)
      left /= 10
    }
    guard decimals > 0 else { return end }
    for place in start..<(end - 1 - decimals) { target[place] = target[place + 1] }
    target[end - 1 - decimals] = 0x2E
    return end
  }

  /// How many digits a number has.
  private static func count(_ number: UInt64) -> Int {
    var (digits, bound) = (1, UInt64(10))
    while number >= bound {
      digits += 1
      if digits == 20 { break }
      bound *= 10
    }
    return digits
  }

  /// Writes the two digits of a number below 100.
  private static func put(_ pair: Int, _ target: UnsafeMutablePointer<UInt8>) {
    let tens = (pair &* 103) >> 10
    target[0] = 0x30 &+ UInt8(truncatingIfNeeded: tens)
    target[1] = 0x30 &+ UInt8(truncatingIfNeeded: pair &- tens &* 10)
  }
}
