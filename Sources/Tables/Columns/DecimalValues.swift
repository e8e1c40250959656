public import Vocabulary

/// Decimal numbers of one scale, in 64 bits each while they fit and in 128 where one does not.
///
/// Numbers are exact: what does not fit in 128 bits is refused, never rounded.
public struct DecimalValues: Sendable {
  /// How many digits of each number stand after the point.
  public private(set) var scale = 0
  private(set) var narrow: [Int64] = []
  private(set) var wide: [Int128] = []
  /// Whether the numbers are kept in 128 bits.
  public private(set) var isWide = false

  /// Creates a column without numbers.
  public init() {}

  /// How many numbers there are, missing ones included.
  public var count: Int { isWide ? wide.count : narrow.count }

  /// The digits of a row as a whole number; zero where the value is missing.
  public func units(_ row: Int) -> Int128 { isWide ? wide[row] : Int128(narrow[row]) }

  /// The number of a row; zero where the value is missing.
  public subscript(row: Int) -> ScaledDecimal {
    ScaledDecimal(units: units(row), scale: scale) ?? ScaledDecimal(0)
  }

  /// The digits in 64 bits, where all fit.
  public var units64: [Int64]? { isWide ? nil : narrow }

  /// Adds digits with a number of decimals; false where they do not fit.
  @inline(__always)
  mutating func append(_ units: Int64, scale decimals: Int) -> Bool {
    if decimals == scale, !isWide {
      narrow.append(units)
      return true
    }
    return appendSlowly(Int128(units), scale: decimals)
  }

  /// Adds digits with a number of decimals; false where they do not fit.
  mutating func appendSlowly(_ units: Int128, scale decimals: Int) -> Bool {
    var (units, decimals) = (units, decimals)
    while decimals > scale, units % 10 == 0, units != 0 {
      (units, decimals) = (units / 10, decimals - 1)
    }
    if units == 0 { decimals = min(decimals, scale) }
    if decimals > scale, !raise(to: decimals) { return false }
    guard decimals < scale else { return push(units) }
    let (product, overflow) = units.multipliedReportingOverflow(by: Self.powers[scale - decimals])
    return !overflow && push(product)
  }

  /// Adds a place for a missing number.
  @inline(__always)
  mutating func appendMissing() {
    if isWide { wide.append(0) } else { narrow.append(0) }
  }

  mutating func removeLast() {
    if isWide { wide.removeLast() } else { narrow.removeLast() }
  }

  /// Replaces a number by a place for a missing one.
  mutating func clear(_ row: Int) { if isWide { wide[row] = 0 } else { narrow[row] = 0 } }

  private mutating func push(_ units: Int128) -> Bool {
    guard units != .min else { return false }
    if !isWide {
      if let small = Int64(exactly: units) {
        narrow.append(small)
        return true
      }
      widen()
    }
    wide.append(units)
    return true
  }

  private mutating func widen() {
    wide = narrow.map { Int128($0) }
    narrow = []
    isWide = true
  }

  /// Gives all numbers more decimals; false, and nothing changed, where one would not fit.
  private mutating func raise(to decimals: Int) -> Bool {
    guard decimals <= ScaledDecimal.largestScale else { return false }
    let factor = Self.powers[decimals - scale]
    if !isWide {
      let fits = narrow.allSatisfy { Int64(exactly: Int128($0) * factor) != nil }
      if decimals - scale <= 18, fits {
        for row in narrow.indices { narrow[row] *= Int64(factor) }
        scale = decimals
        return true
      }
      widen()
    }
    guard wide.allSatisfy({ !$0.multipliedReportingOverflow(by: factor).overflow }) else {
      return false
    }
    for row in wide.indices { wide[row] *= factor }
    scale = decimals
    return true
  }

  /// Adds the numbers of another column; false where they do not fit together.
  mutating func append(contentsOf other: DecimalValues) -> Bool {
    if !isWide, !other.isWide, scale == other.scale {
      narrow += other.narrow
      return true
    }
    if narrow.isEmpty, wide.isEmpty {
      self = other
      return true
    }
    for row in 0..<other.count where !appendSlowly(other.units(row), scale: other.scale) {
      return false
    }
    return true
  }

  /// The numbers times a fraction, which a conversion of units is.
  ///
  /// - Parameter factor: What to multiply by.
  /// - Returns: The products, whether all are exact, and the rows whose product does not fit.
  public func times(_ factor: Ratio) -> (values: DecimalValues, isExact: Bool, tooLarge: [Int]) {
    var result = DecimalValues()
    var isExact = true
    var tooLarge: [Int] = []
    for row in 0..<count {
      if let (value, exact) = self[row].times(factor),
        result.appendSlowly(value.units, scale: value.scale)
      {
        isExact = isExact && exact
      } else {
        result.appendMissing()
        tooLarge.append(row)
      }
    }
    return (result, isExact, tooLarge)
  }

  static let powers: [Int128] = {
    var powers: [Int128] = [1]
    for _ in 0..<ScaledDecimal.largestScale { powers.append((powers.last ?? 1) * 10) }
    return powers
  }()
}
