import Vocabulary

/// A number as a workbook stores it: binary floating point, written with up to 17 digits.
enum StoredNumber {
  /// The decimal number that a person typed or saw.
  ///
  /// Excel keeps 15 significant digits and writes 17, so that 1.1 is stored as `1.1000000000000001`.
  /// What goes beyond 15 digits is noise of the binary form, and is rounded away.
  static func decimal(_ text: String) -> ScaledDecimal? {
    guard let number = ScaledDecimal(text) else {
      // Exponents far below what is kept exactly are zero to 15 digits of any figure beside them.
      return tiny(text)
    }
    let digits = String(number.units.magnitude)
    guard digits.count > 15 else { return number }
    let drop = digits.count - 15
    var divisor: Int128 = 1
    for _ in 0..<drop { divisor *= 10 }
    let (quotient, rest) = number.units.quotientAndRemainder(dividingBy: divisor)
    let rounded = quotient + (rest.magnitude * 2 >= divisor.magnitude ? number.units.signum() : 0)
    if drop <= number.scale {
      return ScaledDecimal(units: rounded, scale: number.scale - drop)?.reduced
    }
    var restored = rounded
    for _ in 0..<(drop - number.scale) { restored *= 10 }
    return ScaledDecimal(units: restored, scale: 0)
  }

  private static func tiny(_ text: String) -> ScaledDecimal? {
    guard let value = Double(text), value.isFinite, abs(value) < 1e-20 else { return nil }
    return ScaledDecimal(0)
  }
}
