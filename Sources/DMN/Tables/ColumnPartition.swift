import FEEL

/// A column of a table cut into atoms: classes of values that every rule treats alike.
///
/// The cuts are the constants that the column's tests name, in their order. An ordered column of n
/// constants has the atoms below the first, each constant, each gap between two, above the last; an
/// unordered one has each constant and “another value”. The last atom is always null.
struct ColumnPartition: Sendable {
  /// The constants, ascending if the column is ordered.
  let constants: [Value]
  /// Whether values between constants are told apart.
  let isOrdered: Bool
  /// The number of atoms, null included.
  let count: Int
  private let kind: Int?
  private let lookup: [ValueKey: Int]

  /// Cuts a column.
  ///
  /// - Returns: Nil if the tests name values of different kinds, which no order holds together.
  init?(_ shapes: [TestShape], also extra: [Value] = []) {
    var found: [ValueKey: Value] = [:]
    var kind: Int?
    for value in shapes.flatMap(\.constants) + extra where !value.isNull {
      guard let key = ValueKey(value) else { return nil }
      if let kind, kind != key.order { return nil }
      kind = key.order
      found[key] = value
    }
    self.kind = kind
    isOrdered = shapes.contains(where: \.isOrdered)
    if isOrdered {
      let sorted = found.values.sorted { ValueOrder.isLess($0, $1) }
      constants = sorted
      count = 2 * sorted.count + 2
      lookup = [:]
    } else {
      let listed = found.sorted { ValueOrder.isLess($0.value, $1.value) }
      constants = listed.map(\.value)
      count = listed.count + 2
      lookup = Dictionary(
        uniqueKeysWithValues: listed.enumerated().map { ($0.element.key, $0.offset) })
    }
  }

  /// The atom of null.
  var null: Int { count - 1 }

  /// The atom of a value; nil if the value is of another kind than the constants.
  func atom(of value: Value) -> Int? {
    if value.isNull { return null }
    guard let kind else { return 0 }
    guard let key = ValueKey(value), key.order == kind else { return nil }
    guard isOrdered else { return lookup[key] ?? constants.count }
    var low = 0
    var high = constants.count
    while low < high {
      let middle = (low + high) / 2
      if ValueOrder.isLess(constants[middle], value) { low = middle + 1 } else { high = middle }
    }
    if low < constants.count, !ValueOrder.isLess(value, constants[low]) { return 2 * low + 1 }
    return 2 * low
  }

  /// The atoms that a test accepts; an opaque part accepts them all.
  func atoms(of shape: TestShape) -> BitSet {
    switch shape {
    case .any, .opaque: return BitSet(all: count)
    case .nothing: return BitSet(count: count)
    case .point(let value):
      var set = BitSet(count: count)
      if let atom = atom(of: value) { set.insert(atom) }
      return set
    case .interval(let interval): return atoms(of: interval)
    case .union(let parts):
      return parts.reduce(BitSet(count: count)) { $0.union(atoms(of: $1)) }
    case .not(let inner):
      if inner.isOpaque { return BitSet(all: count) }
      var set = BitSet(all: count).subtracting(atoms(of: inner))
      // A comparison with null is null, and so is its opposite; null is just no member of a list.
      if inner.isOrdered { set.remove(null) }
      return set
    }
  }

  private func atoms(of interval: TestShape.Interval) -> BitSet {
    var set = BitSet(count: count)
    var first = 0
    var last = 2 * constants.count
    if let lower = interval.lower, let atom = atom(of: lower.value) {
      first = lower.isIncluded ? atom : atom + 1
    }
    if let upper = interval.upper, let atom = atom(of: upper.value) {
      last = upper.isIncluded ? atom : atom - 1
    }
    if first <= last { for atom in first...last { set.insert(atom) } }
    return set
  }
}
