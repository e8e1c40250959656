import FEEL

extension Kernel {
  /// Asks for a relation and for its opposite: where neither holds, one of the two is null. (In this
  /// form the compiler finds vector instructions; with tests for NaN it does not.)
  @inline(__always)
  private static func order(
    _ a: NumberLane, _ b: NumberLane, _ out: TruthLane, _ count: Int,
    _ holds: (Double, Double) -> Bool, _ fails: (Double, Double) -> Bool
  ) {
    guard let a = a.baseAddress, let b = b.baseAddress, let out = out.baseAddress else { return }
    for row in 0..<count {
      let (x, y) = (a[row], b[row])
      let truth = holds(x, y) ? Kleene.isTrue : 0
      let unknown = holds(x, y) || fails(x, y) ? 0 : Kleene.isNull
      out[row] = truth | unknown
    }
  }

  /// Compares exact numbers.
  static func compare(
    _ operation: ComparisonOperator, _ a: NumberLane, _ b: NumberLane, _ out: TruthLane,
    _ count: Int
  ) {
    switch operation {
    case .less: order(a, b, out, count, { $0 < $1 }, { $0 >= $1 })
    case .lessOrEqual: order(a, b, out, count, { $0 <= $1 }, { $0 > $1 })
    case .greater: order(a, b, out, count, { $0 > $1 }, { $0 <= $1 })
    case .greaterOrEqual: order(a, b, out, count, { $0 >= $1 }, { $0 < $1 })
    case .equal:
      // Null equals null and nothing else.
      for row in 0..<count {
        let (x, y) = (a[row], b[row])
        out[row] = x == y || (x != x && y != y) ? Kleene.isTrue : 0
      }
    case .notEqual:
      for row in 0..<count {
        let (x, y) = (a[row], b[row])
        out[row] = x == y || (x != x && y != y) ? 0 : Kleene.isTrue
      }
    }
  }

  /// The bound of the difference of two numbers near their exact values.
  struct Nearness {
    /// The bound of the error of the first, in parts of it.
    var first: Double
    /// The bound of the error of the second, in parts of it.
    var second: Double
    /// A bound to be added.
    var absolute: Double

    @inline(__always)
    func bound(_ x: Double, _ y: Double) -> Double {
      first * x.magnitude + second * y.magnitude + absolute
    }
  }

  /// Where two numbers are too near each other to be compared.
  ///
  /// - Returns: Whether there is such a row.
  static func doubt(
    _ a: NumberLane, _ b: NumberLane, _ nearness: Nearness, _ doubts: TruthLane, _ count: Int
  ) -> Bool {
    var open: UInt64 = 0
    for row in 0..<count {
      let (x, y) = (a[row], b[row])
      let bound = nearness.bound(x, y)
      // Without a bound both are exact, and nothing is open.
      open |= (x - y).magnitude <= bound && bound > 0 ? 1 : 0
    }
    guard open != 0 else { return false }
    for row in 0..<count {
      let (x, y) = (a[row], b[row])
      let bound = nearness.bound(x, y)
      if (x - y).magnitude <= bound, bound > 0 { doubts[row] = 1 }
    }
    return true
  }

  /// Where a divisor is too near zero, or a quotient too large, for the bound of the quotient to hold.
  ///
  /// - Returns: Whether there is such a row.
  static func doubtQuotient(
    _ divisor: NumberLane, _ quotient: NumberLane, least: Double, _ doubts: TruthLane, _ count: Int
  ) -> Bool {
    var isOpen = false
    for row in 0..<count
    where divisor[row].magnitude < least || quotient[row].magnitude > NumberFacts.largestGuarded {
      doubts[row] = 1
      isOpen = true
    }
    return isOpen
  }

  // MARK: - Codes

  /// Compares places in one sorted dictionary.
  static func compare(
    _ operation: ComparisonOperator, _ a: CodeLane, _ b: CodeLane, _ out: TruthLane, _ count: Int
  ) {
    switch operation {
    case .less: order(a, b, out, count) { $0 < $1 }
    case .lessOrEqual: order(a, b, out, count) { $0 <= $1 }
    case .greater: order(a, b, out, count) { $0 > $1 }
    case .greaterOrEqual: order(a, b, out, count) { $0 >= $1 }
    case .equal: for row in 0..<count { out[row] = a[row] == b[row] ? Kleene.isTrue : 0 }
    case .notEqual: for row in 0..<count { out[row] = a[row] == b[row] ? 0 : Kleene.isTrue }
    }
  }

  @inline(__always)
  private static func order(
    _ a: CodeLane, _ b: CodeLane, _ out: TruthLane, _ count: Int, _ holds: (Int32, Int32) -> Bool
  ) {
    for row in 0..<count {
      let (x, y) = (a[row], b[row])
      out[row] = x < 0 || y < 0 ? Kleene.isNull : holds(x, y) ? Kleene.isTrue : 0
    }
  }

  /// The smaller or greater place; null if one is.
  static func extreme(
    _ a: CodeLane, _ b: CodeLane, largest: Bool, _ out: CodeLane, _ count: Int
  ) {
    for row in 0..<count {
      let (x, y) = (a[row], b[row])
      out[row] = x < 0 || y < 0 ? -1 : (largest ? x > y : x < y) ? x : y
    }
  }
}
