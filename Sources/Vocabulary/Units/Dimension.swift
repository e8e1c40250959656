/// What a quantity is made of: money, area, energy, persons …, each to a whole power.
///
/// Dimensions are a commutative group: two multiply and divide, and every one has an inverse.
/// Only quantities of one dimension can be compared or added. Standard coal by equivalent value
/// (等价值), by calorific value (当量值) and without a stated basis are three dimensions, for no fixed
/// factor leads from one to another; so are 元 and 美元, and each word of counting (家, 项, 件 …).
public struct Dimension: Sendable, Hashable {
  /// The base units with their powers, by name; no power is zero.
  public let powers: [Power]

  /// A base unit to a power.
  public struct Power: Sendable, Hashable {
    /// The base unit, such as `元` or `米`.
    public let base: String
    /// The power, not zero.
    public let exponent: Int
  }

  /// The dimension of pure numbers.
  public static let none = Dimension(powers: [])

  /// The largest power of a base unit; text that asks for more is refused.
  public static let largestExponent = 12

  private init(powers: [Power]) { self.powers = powers }

  /// The dimension of one base unit.
  public init(base: String) { powers = [Power(base: base, exponent: 1)] }

  /// The product; `nil` where a power is beyond ±12.
  public func times(_ other: Dimension) -> Dimension? {
    var merged: [Power] = []
    var (left, right) = (powers[...], other.powers[...])
    while let a = left.first, let b = right.first {
      if a.base == b.base {
        let exponent = a.exponent + b.exponent
        if exponent != 0 { merged.append(Power(base: a.base, exponent: exponent)) }
        left.removeFirst()
        right.removeFirst()
      } else if a.base < b.base {
        merged.append(left.removeFirst())
      } else {
        merged.append(right.removeFirst())
      }
    }
    merged += left + right
    return Dimension(powers: merged).bounded
  }

  /// A whole power; `nil` where a power of a base is beyond ±12.
  public func power(_ exponent: Int) -> Dimension? {
    guard exponent != 0 else { return Dimension.none }
    guard exponent.magnitude <= Self.largestExponent else {
      return powers.isEmpty ? self : nil
    }
    return Dimension(
      powers: powers.map { Power(base: $0.base, exponent: $0.exponent * exponent) }
    ).bounded
  }

  private var bounded: Dimension? {
    powers.allSatisfy { $0.exponent.magnitude <= Self.largestExponent } ? self : nil
  }
}
