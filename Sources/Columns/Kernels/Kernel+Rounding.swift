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

  /// Numbers near their exact values, scaled and rounded to whole ones.
  ///
  /// - Parameters:
  ///   - factor: What a number is multiplied by before it is rounded.
  ///   - relative: The bound of the error of the product, in parts of it.
  ///   - absolute: A bound to be added.
  ///   - doubts: Set to 1 where the bound leaves the answer open.
  /// - Returns: Whether there is a doubt.
  static func roundNear(
    _ a: NumberLane, factor: Double, _ mode: Decimal128.Rounding, _ out: NumberLane,
    relative: Double, absolute: Double, _ doubts: TruthLane, _ count: Int
  ) -> Bool {
    switch mode {
    case .halfUp, .halfDown, .halfEven:
      // Off the half all three agree, and on the half the answer is open.
      roundNear(a, factor, out, relative, absolute, doubts, count) { part, _ in
        (part > 0.5, (part - 0.5).magnitude)
      }
    case .up:
      roundNear(a, factor, out, relative, absolute, doubts, count) { part, _ in
        (part > 0, min(part, 1 - part))
      }
    case .down:
      roundNear(a, factor, out, relative, absolute, doubts, count) { part, _ in
        (false, min(part, 1 - part))
      }
    case .floor:
      roundNear(a, factor, out, relative, absolute, doubts, count) { part, value in
        (part > 0 && value < 0, min(part, 1 - part))
      }
    case .ceiling:
      roundNear(a, factor, out, relative, absolute, doubts, count) { part, value in
        (part > 0 && value > 0, min(part, 1 - part))
      }
    }
  }

  @inline(__always)
  private static func roundNear(
    _ a: NumberLane, _ factor: Double, _ out: NumberLane, _ relative: Double, _ absolute: Double,
    _ doubts: TruthLane, _ count: Int,
    _ answer: (_ part: Double, _ value: Double) -> (goesAway: Bool, distance: Double)
  ) -> Bool {
    var worst = 1.0
    for row in 0..<count {
      let value = a[row] * factor
      let size = value.magnitude
      let whole = floored(size)
      let (goesAway, distance) = answer(size - whole, value)
      let rounded = goesAway ? whole + 1 : whole
      // Beyond 2⁵⁰ the parts of a number are no longer seen; an exact zero is never open.
      let bound = size < 0x1p50 ? relative * size + absolute : 1
      let room = bound == 0 ? 1 : distance - bound
      worst = room < worst ? room : worst
      out[row] = value < 0 ? -rounded : rounded
    }
    guard worst <= 0 else { return false }
    for row in 0..<count {
      let value = a[row] * factor
      let size = value.magnitude
      let bound = size < 0x1p50 ? relative * size + absolute : 1
      let (_, distance) = answer(size - floored(size), value)
      if bound != 0, distance - bound <= 0 { doubts[row] = 1 }
    }
    return true
  }
}
