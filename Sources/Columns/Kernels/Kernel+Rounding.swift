import FEEL

extension Kernel {
  /// Adding and taking away this leaves the nearest whole number of what is below 2⁵¹.
  private static let magic = 0x1p52

  /// The whole number below, of a magnitude below 2⁵¹.
  @inline(__always)
  private static func floored(_ size: Double) -> Double {
    let near = (size + magic) - magic
    return near > size ? near - 1 : near
  }

  /// Whole numbers divided by a power of ten and rounded, exactly.
  ///
  /// - Parameters:
  ///   - a: Whole numbers of at most 2⁵¹.
  ///   - divisor: The power of ten, at most 10¹⁵.
  ///   - mode: What is done with the rest.
  ///   - out: The quotients.
  ///   - count: How many rows there are.
  static func roundExact(
    _ a: NumberLane, _ divisor: Double, _ mode: Decimal128.Rounding, _ out: NumberLane,
    _ count: Int
  ) {
    switch mode {
    case .halfUp: roundExact(a, divisor, out, count) { 2 * $1 >= $3 }
    case .halfDown: roundExact(a, divisor, out, count) { 2 * $1 > $3 }
    case .halfEven:
      roundExact(a, divisor, out, count) { quotient, rest, _, divisor in
        let isOdd = quotient - 2 * floored(quotient * 0.5) != 0
        return 2 * rest > divisor || (2 * rest == divisor && isOdd)
      }
    case .up: roundExact(a, divisor, out, count) { _, rest, _, _ in rest > 0 }
    case .down: roundExact(a, divisor, out, count) { _, _, _, _ in false }
    case .floor: roundExact(a, divisor, out, count) { _, rest, value, _ in rest > 0 && value < 0 }
    case .ceiling: roundExact(a, divisor, out, count) { _, rest, value, _ in rest > 0 && value > 0 }
    }
  }

  @inline(__always)
  private static func roundExact(
    _ a: NumberLane, _ divisor: Double, _ out: NumberLane, _ count: Int,
    _ goesAway: (_ quotient: Double, _ rest: Double, _ value: Double, _ divisor: Double) -> Bool
  ) {
    for row in 0..<count {
      let value = a[row]
      let size = value.magnitude
      // The nearest whole number is at most one off; the rest, exact, tells.
      var quotient = ((size / divisor) + magic) - magic
      var rest = size - quotient * divisor
      let isLess = rest < 0
      quotient = isLess ? quotient - 1 : quotient
      rest = isLess ? rest + divisor : rest
      let isMore = rest >= divisor
      quotient = isMore ? quotient + 1 : quotient
      rest = isMore ? rest - divisor : rest
      let rounded = goesAway(quotient, rest, value, divisor) ? quotient + 1 : quotient
      out[row] = value < 0 ? -rounded : rounded
    }
  }

  /// Numbers near their exact values, multiplied by `factor` and rounded to whole ones.
  ///
  /// - Parameters:
  ///   - a: The numbers.
  ///   - factor: What a number is multiplied by before it is rounded.
  ///   - mode: What is done with the rest.
  ///   - out: The whole numbers.
  ///   - relative: The bound of the error of the product, in parts of it.
  ///   - absolute: A bound to be added.
  ///   - doubts: Set to 1 where the bound leaves the answer open.
  ///   - count: How many rows there are.
  /// - Returns: Whether there is a doubt.
  static func roundNear(
    _ a: NumberLane, factor: Double, _ mode: Decimal128.Rounding, _ out: NumberLane,
    relative: Double, absolute: Double, _ doubts: TruthLane, _ count: Int
  ) -> Bool {
    switch mode {
    case .halfUp, .halfDown, .halfEven:
      roundHalf(a, factor, out, relative, absolute, doubts, count)
    case .up: roundTo(a, factor, out, relative, absolute, doubts, count) { part, _ in part > 0 }
    case .down: roundTo(a, factor, out, relative, absolute, doubts, count) { _, _ in false }
    case .floor:
      roundTo(a, factor, out, relative, absolute, doubts, count) { $0 > 0 && $1 < 0 }
    case .ceiling:
      roundTo(a, factor, out, relative, absolute, doubts, count) { $0 > 0 && $1 > 0 }
    }
  }

  /// To the nearest: off the half all three modes agree, and on the half the answer is open.
  ///
  /// Beyond 2⁵² the bound alone is more than a half, so all is open that is too large.
  private static func roundHalf(
    _ a: NumberLane, _ factor: Double, _ out: NumberLane, _ relative: Double, _ absolute: Double,
    _ doubts: TruthLane, _ count: Int
  ) -> Bool {
    var open: UInt64 = 0
    for row in 0..<count {
      let value = a[row] * factor
      let size = value.magnitude
      let near = (size + magic) - magic
      let distance = 0.5 - (size - near).magnitude
      open |= distance <= relative * size + absolute ? 1 : 0
      out[row] = Double(signOf: value, magnitudeOf: near)
    }
    guard open != 0 else { return false }
    for row in 0..<count {
      let size = (a[row] * factor).magnitude
      let distance = 0.5 - (size - ((size + magic) - magic)).magnitude
      if distance <= relative * size + absolute { doubts[row] = 1 }
    }
    return true
  }

  /// Upwards or downwards: near a whole number the answer is open, except for an exact zero.
  @inline(__always)
  private static func roundTo(
    _ a: NumberLane, _ factor: Double, _ out: NumberLane, _ relative: Double, _ absolute: Double,
    _ doubts: TruthLane, _ count: Int, _ goesAway: (_ part: Double, _ value: Double) -> Bool
  ) -> Bool {
    var open: UInt64 = 0
    for row in 0..<count {
      let value = a[row] * factor
      let size = value.magnitude
      let whole = floored(size)
      let part = size - whole
      let bound = relative * size + absolute
      open |= (part <= bound || 1 - part <= bound) && bound > 0 ? 1 : 0
      out[row] = Double(signOf: value, magnitudeOf: goesAway(part, value) ? whole + 1 : whole)
    }
    guard open != 0 else { return false }
    for row in 0..<count {
      let size = (a[row] * factor).magnitude
      let part = size - floored(size)
      let bound = relative * size + absolute
      if part <= bound || 1 - part <= bound, bound > 0 { doubts[row] = 1 }
    }
    return true
  }
}
