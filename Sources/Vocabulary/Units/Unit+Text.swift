public import Diagnostics

extension Unit: CustomStringConvertible {
  /// Reads a unit as officers write it: `万元/亩`, `吨标准煤（等价值）/万元`, `万元/人·年`, `kg/100m³`.
  ///
  /// What follows a `/` or `每` is below the line up to the end or the closing bracket, so that
  /// `万元/人·年` is 万元 per person and year. Full-width characters, blanks and letters in another case
  /// are understood. `1` is the unit of pure numbers.
  ///
  /// - Parameter text: The unit, at most 200 characters.
  /// - Throws: ``Diagnostics/Problem`` `vocabulary.unit` with the part that is no unit and the names
  ///   nearest to it.
  public init(_ text: String) throws(Problem) {
    var reader = UnitReader(text)
    self = try reader.unit()
  }

  /// The unit as it is printed, which is read back to an equal unit.
  public var description: String {
    var above = factors.filter { $0.exponent > 0 }.map { Self.text($0, $0.exponent) }
    var below = factors.filter { $0.exponent < 0 }.map { Self.text($0, -$0.exponent) }
    if coefficient.numerator != 1 { above.insert("\(coefficient.numerator)", at: 0) }
    if coefficient.denominator != 1 { below.insert("\(coefficient.denominator)", at: 0) }
    let head = above.isEmpty ? "1" : above.joined(separator: "·")
    return below.isEmpty ? head : head + "/" + below.joined(separator: "·")
  }

  private static func text(_ factor: Factor, _ exponent: Int) -> String {
    // A symbol that ends in a superscript would run into the power.
    let endsInPower = factor.unit.symbol.unicodeScalars.last.map {
      "²³".unicodeScalars.contains($0)
    }
    if exponent == 1 { return factor.unit.symbol }
    return (endsInPower == true ? "(\(factor.unit.symbol))" : factor.unit.symbol) + "^\(exponent)"
  }
}

extension Unit: Codable {
  public init(from decoder: any Decoder) throws {
    try self.init(decoder.singleValueContainer().decode(String.self))
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }
}
