/// What is known of the numbers of a lane before any of them is computed.
///
/// An exact lane of scale s holds whole numbers n, at most 2⁵³, that stand for n·10⁻ˢ. An approximate
/// lane holds v where the exact value — what the interpreter gives — is t, and
/// |v − t| ≤ `relative`·|v| + slack, with a slack for every vector of rows that is computed along and is
/// zero unless `hasSlack`. `docs/exactness.md` derives the rules.
struct NumberFacts: Hashable, Sendable {
  /// The digits behind the point of an exact lane; nil for an approximate one.
  var scale: Int?
  /// Nothing in the lane is less.
  var low: Double
  /// Nothing in the lane is greater.
  var high: Double
  /// The bound of the error in parts of the number.
  var relative = 0.0
  /// Whether the bound has an absolute part.
  var hasSlack = false
  /// The least magnitude in the lane that is not zero; 0 if that is not known.
  var least = 1.0

  /// Half the distance of two doubles, in parts of the greater.
  static let unit = 0x1p-53
  /// Covers products of errors, the 34 digits of the interpreter and the arithmetic of bounds itself.
  static let margin = 1 + 0x1p-18
  /// The widest bound that the rules allow.
  static let widest = 0x1p-20
  /// The largest whole number up to which a double holds all.
  static let largestExact = 0x1p53
  /// No lane holds more, so that nothing overflows.
  static let largest = 1e280
  /// No lane without slack holds less but zero, so that nothing underflows.
  static let smallest = 1e-280
  /// A quotient by what may be near zero is left open beyond this.
  static let largestGuarded = 1e100
  /// Added to a slack for what may have underflowed.
  static let underflow = 1e-290

  /// Exact whole numbers.
  static func exact(scale: Int, _ low: Double, _ high: Double) -> NumberFacts {
    NumberFacts(scale: scale, low: low, high: high)
  }

  var isExact: Bool { scale != nil }
  var largestMagnitude: Double { max(low.magnitude, high.magnitude) }
  /// Whether all numbers are on one side of zero.
  var isOneSided: Bool { low >= 0 || high <= 0 }

  /// The facts with limits moved outwards by more than a rounding.
  func widened() -> NumberFacts {
    var wide = self
    wide.low = low - low.magnitude * 0x1p-40
    wide.high = high + high.magnitude * 0x1p-40
    wide.least = least * (1 - 0x1p-40)
    return wide
  }

  /// Whether the rules hold for the lane.
  var isUsable: Bool {
    if isExact { return largestMagnitude <= Self.largestExact }
    return largestMagnitude <= Self.largest && relative <= Self.widest
      && (hasSlack || least >= Self.smallest)
  }
}

extension NumberFacts {
  /// The facts of a product of approximate lanes.
  static func product(_ a: NumberFacts, _ b: NumberFacts) -> NumberFacts {
    let corners = [a.low * b.low, a.low * b.high, a.high * b.low, a.high * b.high]
    return NumberFacts(
      scale: nil, low: corners.min() ?? 0, high: corners.max() ?? 0,
      relative: (a.relative + b.relative + unit) * margin, hasSlack: a.hasSlack || b.hasSlack,
      least: a.least * b.least
    ).widened()
  }

  /// The facts of a quotient of approximate lanes.
  static func quotient(_ a: NumberFacts, _ b: NumberFacts) -> NumberFacts {
    if b.hasSlack {
      // The divisor is at least 2³⁰ times its slack, or the row is left open.
      return NumberFacts(
        scale: nil, low: -largestGuarded, high: largestGuarded,
        relative: (a.relative + b.relative + unit + 0x1p-30) * margin, hasSlack: true, least: 0)
    }
    let high = a.largestMagnitude / b.least
    let isPositive = (a.low >= 0 && b.low >= 0) || (a.high <= 0 && b.high <= 0)
    let isNegative = (a.low >= 0 && b.high <= 0) || (a.high <= 0 && b.low >= 0)
    return NumberFacts(
      scale: nil, low: isPositive ? 0 : -high, high: isNegative ? 0 : high,
      relative: (a.relative + b.relative + unit) * margin, hasSlack: a.hasSlack,
      least: b.largestMagnitude == 0 ? .infinity : a.least / b.largestMagnitude
    ).widened()
  }

  /// The facts of a sum of approximate lanes.
  static func sum(_ a: NumberFacts, _ b: NumberFacts) -> NumberFacts {
    let isSameSide = (a.low >= 0 && b.low >= 0) || (a.high <= 0 && b.high <= 0)
    return NumberFacts(
      scale: nil, low: a.low + b.low, high: a.high + b.high,
      relative: isSameSide ? (max(a.relative, b.relative) + unit) * margin : unit * margin,
      hasSlack: isSameSide ? a.hasSlack || b.hasSlack : true,
      least: isSameSide ? min(a.least, b.least) : 0
    ).widened()
  }

  /// The facts of a lane that holds numbers of two others.
  static func either(_ a: NumberFacts, _ b: NumberFacts) -> NumberFacts {
    NumberFacts(
      scale: a.scale, low: min(a.low, b.low), high: max(a.high, b.high),
      relative: max(a.relative, b.relative), hasSlack: a.hasSlack || b.hasSlack,
      least: min(a.least, b.least))
  }
}
