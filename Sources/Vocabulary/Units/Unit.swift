/// A unit of measure: a named unit, or a product and quotient of such.
///
/// Units are types: what has unlike dimensions can neither be compared nor added, and factors between
/// units of one dimension are exact. Two units are equal where they measure the same in the same size,
/// however they are written: `m²` is `平方米`, and `万元/公顷·公顷` is `万元`.
///
/// ```swift
/// let perMu = try Unit("万元/亩"), perHectare = try Unit("元/公顷")
/// try perMu.factor(to: perHectare)  // 150000
/// ```
public struct Unit: Sendable {
  /// A named unit to a power.
  public struct Factor: Sendable, Hashable {
    /// The named unit.
    public let unit: NamedUnit
    /// The power, not zero.
    public let exponent: Int
  }

  /// The named units in the order in which they are written.
  public let factors: [Factor]
  /// A number before them, as in `元/100m²`.
  public let coefficient: Ratio
  /// What the unit measures.
  public let dimension: Dimension
  /// How many base units make one.
  public let scale: Ratio

  /// The unit of pure numbers.
  public static let one = Unit(factors: [], coefficient: .one, dimension: .none, scale: .one)

  private init(factors: [Factor], coefficient: Ratio, dimension: Dimension, scale: Ratio) {
    self.factors = factors
    self.coefficient = coefficient
    self.dimension = dimension
    self.scale = scale
  }

  /// A named unit.
  init(_ unit: NamedUnit) {
    self.init(
      factors: unit.symbol == "1" ? [] : [Factor(unit: unit, exponent: 1)], coefficient: .one,
      dimension: unit.dimension, scale: unit.scale)
  }

  /// The product; `nil` where its factor or a power does not fit.
  public func times(_ other: Unit) -> Unit? {
    var merged = factors
    for factor in other.factors {
      guard let index = merged.firstIndex(where: { $0.unit == factor.unit }) else {
        merged.append(factor)
        continue
      }
      let exponent = merged[index].exponent + factor.exponent
      merged[index] = Factor(unit: factor.unit, exponent: exponent)
      if exponent == 0 { merged.remove(at: index) }
    }
    guard let coefficient = coefficient.times(other.coefficient),
      let dimension = dimension.times(other.dimension), let scale = scale.times(other.scale)
    else { return nil }
    return Unit(factors: merged, coefficient: coefficient, dimension: dimension, scale: scale)
  }

  /// The quotient; `nil` where its factor or a power does not fit.
  public func per(_ other: Unit) -> Unit? { other.power(-1).flatMap(times) }

  /// A whole power; `nil` where it does not fit.
  public func power(_ exponent: Int) -> Unit? {
    guard exponent != 0 else { return .one }
    guard let dimension = dimension.power(exponent), let scale = scale.power(exponent),
      let coefficient = coefficient.power(exponent)
    else { return nil }
    let factors = factors.map { Factor(unit: $0.unit, exponent: $0.exponent * exponent) }
    return Unit(factors: factors, coefficient: coefficient, dimension: dimension, scale: scale)
  }

  /// A unit that is `number` times as large; `nil` for zero, negative numbers and what does not fit.
  public func scaled(by number: Ratio) -> Unit? {
    guard number > .zero, let coefficient = coefficient.times(number),
      let scale = scale.times(number)
    else { return nil }
    return Unit(factors: factors, coefficient: coefficient, dimension: dimension, scale: scale)
  }

  /// Whether values in one unit can be converted to the other by a fixed factor.
  public func isCompatible(with other: Unit) -> Bool { dimension == other.dimension }
}

extension Unit: Hashable {
  public static func == (a: Unit, b: Unit) -> Bool {
    a.dimension == b.dimension && a.scale == b.scale
  }

  public func hash(into hasher: inout Hasher) {
    hasher.combine(dimension)
    hasher.combine(scale)
  }
}
