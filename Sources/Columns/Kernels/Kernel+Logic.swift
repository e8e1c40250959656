extension Kernel {
  static func and(_ a: TruthLane, _ b: TruthLane, _ out: TruthLane, _ count: Int) {
    for row in 0..<count { out[row] = a[row] < b[row] ? a[row] : b[row] }
  }

  static func or(_ a: TruthLane, _ b: TruthLane, _ out: TruthLane, _ count: Int) {
    for row in 0..<count { out[row] = a[row] > b[row] ? a[row] : b[row] }
  }

  static func not(_ a: TruthLane, _ out: TruthLane, _ count: Int) {
    for row in 0..<count { out[row] = 2 &- a[row] }
  }

  /// Whether truths are the same, null being the same as null.
  static func same(_ a: TruthLane, _ b: TruthLane, _ out: TruthLane, _ count: Int) {
    for row in 0..<count { out[row] = a[row] == b[row] ? Kleene.isTrue : 0 }
  }

  /// True where a truth is certain, false where it is false or null.
  static func holds(_ a: TruthLane, _ out: TruthLane, _ count: Int) {
    for row in 0..<count { out[row] = a[row] & Kleene.isTrue }
  }

  static func isNull(_ a: NumberLane, _ out: TruthLane, _ count: Int) {
    for row in 0..<count { out[row] = a[row] != a[row] ? Kleene.isTrue : 0 }
  }

  static func isNull(_ a: TruthLane, _ out: TruthLane, _ count: Int) {
    for row in 0..<count { out[row] = (a[row] & Kleene.isNull) &* 2 }
  }

  static func isNull(_ a: CodeLane, _ out: TruthLane, _ count: Int) {
    for row in 0..<count { out[row] = a[row] < 0 ? Kleene.isTrue : 0 }
  }

  @inline(__always)
  private static func choose<T>(
    _ condition: TruthLane, _ a: UnsafeMutableBufferPointer<T>, _ b: UnsafeMutableBufferPointer<T>,
    _ out: UnsafeMutableBufferPointer<T>, _ count: Int
  ) {
    for row in 0..<count {
      let (then, otherwise) = (a[row], b[row])
      out[row] = condition[row] == Kleene.isTrue ? then : otherwise
    }
  }

  static func select(
    _ condition: TruthLane, _ a: NumberLane, _ b: NumberLane, _ out: NumberLane, _ count: Int
  ) { choose(condition, a, b, out, count) }

  static func select(
    _ condition: TruthLane, _ a: TruthLane, _ b: TruthLane, _ out: TruthLane, _ count: Int
  ) { choose(condition, a, b, out, count) }

  static func select(
    _ condition: TruthLane, _ a: CodeLane, _ b: CodeLane, _ out: CodeLane, _ count: Int
  ) { choose(condition, a, b, out, count) }

  static func fill(_ out: TruthLane, _ value: UInt8, _ count: Int) {
    for row in 0..<count { out[row] = value }
  }

  static func fill(_ out: CodeLane, _ value: Int32, _ count: Int) {
    for row in 0..<count { out[row] = value }
  }
}
