extension Kernel {
  @inline(__always)
  private static func map(
    _ a: NumberLane, _ out: NumberLane, _ count: Int, _ body: (Double) -> Double
  ) {
    for row in 0..<count { out[row] = body(a[row]) }
  }

  @inline(__always)
  private static func map(
    _ a: NumberLane, _ b: NumberLane, _ out: NumberLane, _ count: Int,
    _ body: (Double, Double) -> Double
  ) {
    for row in 0..<count { out[row] = body(a[row], b[row]) }
  }

  static func add(_ a: NumberLane, _ b: NumberLane, _ out: NumberLane, _ count: Int) {
    map(a, b, out, count) { $0 + $1 }
  }

  static func subtract(_ a: NumberLane, _ b: NumberLane, _ out: NumberLane, _ count: Int) {
    map(a, b, out, count) { $0 - $1 }
  }

  static func multiply(_ a: NumberLane, _ b: NumberLane, _ out: NumberLane, _ count: Int) {
    map(a, b, out, count) { $0 * $1 }
  }

  /// Quotients; null where the divisor is zero.
  static func divide(_ a: NumberLane, _ b: NumberLane, _ out: NumberLane, _ count: Int) {
    map(a, b, out, count) { $0 / ($1 == 0 ? .nan : $1) }
  }

  static func multiply(_ a: NumberLane, by factor: Double, _ out: NumberLane, _ count: Int) {
    map(a, out, count) { $0 * factor }
  }

  static func divide(_ a: NumberLane, by divisor: Double, _ out: NumberLane, _ count: Int) {
    map(a, out, count) { $0 / divisor }
  }

  static func negate(_ a: NumberLane, _ out: NumberLane, _ count: Int) {
    map(a, out, count) { -$0 }
  }

  static func magnitude(_ a: NumberLane, _ out: NumberLane, _ count: Int) {
    map(a, out, count) { $0.magnitude }
  }

  /// Square roots; null below zero.
  static func squareRoot(_ a: NumberLane, _ out: NumberLane, _ count: Int) {
    map(a, out, count) { $0 < 0 ? .nan : $0.squareRoot() }
  }

  /// The smaller; null if one is.
  static func minimum(_ a: NumberLane, _ b: NumberLane, _ out: NumberLane, _ count: Int) {
    map(a, b, out, count) { ($0 != $0 ? $0 : $0 < $1 ? $0 : $1) }
  }

  /// The greater; null if one is.
  static func maximum(_ a: NumberLane, _ b: NumberLane, _ out: NumberLane, _ count: Int) {
    map(a, b, out, count) { ($0 != $0 ? $0 : $0 > $1 ? $0 : $1) }
  }

  /// What is left of a division rounded down, of whole numbers; null where the divisor is zero.
  static func modulo(_ a: NumberLane, _ b: NumberLane, _ out: NumberLane, _ count: Int) {
    map(a, b, out, count) { dividend, divisor in
      // Exact: the remainder of two doubles always is one.
      let rest = dividend.truncatingRemainder(dividingBy: divisor)
      return rest != 0 && (rest < 0) != (divisor < 0) ? rest + divisor : rest
    }
  }

  /// The largest magnitude; zero if all are null.
  static func largest(_ a: NumberLane, _ count: Int) -> Double {
    var largest = 0.0
    for row in 0..<count {
      let size = a[row].magnitude
      largest = size > largest ? size : largest
    }
    return largest
  }

  static func fill(_ out: NumberLane, _ value: Double, _ count: Int) {
    for row in 0..<count { out[row] = value }
  }
}
