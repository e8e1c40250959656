/// What is gathered by group in one pass.
struct GroupingProgram: Sendable {
  /// What is gathered of one lane.
  struct Item: Sendable {
    enum Kind: Sendable {
      case sum, product, count, rows, least, greatest
    }

    var kind: Kind
    var register = 0
    /// The second factor of a product.
    var other = 0
    /// The largest whole number in the lane.
    var largest = 0.0
    var scale = 0
    /// The stored numbers to be added, where doubles do not hold them.
    var integers: Integers?
  }

  var codes = 0
  /// How many groups there can be.
  var limit = 0
  var items: [Item] = []
}

/// Sums, counts and extremes by group, exact, so that it does not matter in which order rows came.
///
/// Whole numbers are added in doubles as long as no cell can pass 2⁵³, and carried into 128 bits then.
final class GroupAccumulator {
  private let program: GroupingProgram
  private(set) var totals: [[Int128]]
  private(set) var extremes: [[Double]]
  private var sums: [[Double]]
  private var counts: [[Int64]]
  private var room: [Double]
  /// Whether a group had a number.
  private(set) var present: [[Bool]]
  /// Whether no total passed 128 bits.
  private(set) var isWhole = true

  init(_ program: GroupingProgram) {
    self.program = program
    let limit = program.limit
    totals = program.items.map { _ in [Int128](repeating: 0, count: limit) }
    extremes = program.items.map { item in
      switch item.kind {
      case .least: [Double](repeating: .infinity, count: limit)
      case .greatest: [Double](repeating: -.infinity, count: limit)
      default: []
      }
    }
    sums = program.items.map { item in
      item.kind == .sum ? [Double](repeating: -0.0, count: limit * Kernel.banks) : []
    }
    counts = program.items.map { item in
      item.kind == .count || item.kind == .rows
        ? [Int64](repeating: 0, count: limit * Kernel.banks) : []
    }
    present = program.items.map { _ in [Bool](repeating: false, count: limit) }
    room = program.items.map { _ in NumberFacts.largestExact }
  }

  /// Adds a vector of rows that begins with a row of the table.
  func add(_ worker: Worker, from start: Int, _ count: Int) {
    let groups = worker.codes(program.codes)
    for (index, item) in program.items.enumerated() {
      let values = worker.numbers(item.register)
      switch item.kind {
      case .sum:
        if let integers = item.integers {
          addStored(index, integers, groups, from: start, count)
        } else {
          addSum(index, item, values, groups, count)
        }
      case .product:
        let other = worker.numbers(item.other)
        totals[index].withUnsafeMutableBufferPointer { totals in
          if !Kernel.addProducts(values, other, groups, totals, count) { isWhole = false }
        }
      case .count:
        counts[index].withUnsafeMutableBufferPointer {
          Kernel.addCounts(values, groups, $0, count)
        }
      case .rows:
        counts[index].withUnsafeMutableBufferPointer { Kernel.addRows(groups, $0, count) }
      case .least, .greatest:
        extremes[index].withUnsafeMutableBufferPointer {
          Kernel.keepExtremes(values, groups, largest: item.kind == .greatest, $0, count)
        }
      }
    }
  }

  private func addSum(
    _ index: Int, _ item: GroupingProgram.Item, _ values: NumberLane, _ groups: CodeLane,
    _ count: Int
  ) {
    let most = item.largest * Double(count)
    guard most <= NumberFacts.largestExact else {
      totals[index].withUnsafeMutableBufferPointer { totals in
        if !Kernel.addProducts(values, nil, groups, totals, count) { isWhole = false }
      }
      for row in 0..<count where !values[row].isNaN { present[index][Int(groups[row])] = true }
      return
    }
    if most > room[index] { carry(index) }
    room[index] -= most
    sums[index].withUnsafeMutableBufferPointer { Kernel.addSums(values, groups, $0, count) }
  }

  /// Adds numbers as they are stored.
  private func addStored(
    _ index: Int, _ integers: Integers, _ groups: CodeLane, from start: Int, _ count: Int
  ) {
    for row in 0..<count {
      guard let value = integers[start + row] else { continue }
      present[index][Int(groups[row])] = true
      add(value, index, Int(groups[row]))
    }
  }

  /// Carries the sums of doubles into the totals.
  private func carry(_ index: Int) {
    for cell in sums[index].indices where sums[index][cell].bitPattern != (-0.0).bitPattern {
      present[index][cell / Kernel.banks] = true
      add(Int128(sums[index][cell]), index, cell / Kernel.banks)
      sums[index][cell] = -0.0
    }
    room[index] = NumberFacts.largestExact
  }

  private func add(_ value: Int128, _ index: Int, _ group: Int) {
    let (total, overflow) = totals[index][group].addingReportingOverflow(value)
    totals[index][group] = total
    if overflow { isWhole = false }
  }

  /// Ends gathering.
  func finish() {
    for index in program.items.indices {
      carry(index)
      for cell in counts[index].indices {
        add(Int128(counts[index][cell]), index, cell / Kernel.banks)
      }
      counts[index] = []
    }
  }

  /// Adds what another has gathered; both are finished.
  func merge(_ other: GroupAccumulator) {
    isWhole = isWhole && other.isWhole
    for (index, item) in program.items.enumerated() {
      for group in 0..<program.limit {
        switch item.kind {
        case .least:
          extremes[index][group] = min(extremes[index][group], other.extremes[index][group])
        case .greatest:
          extremes[index][group] = max(extremes[index][group], other.extremes[index][group])
        default:
          add(other.totals[index][group], index, group)
          if other.present[index][group] { present[index][group] = true }
        }
      }
    }
  }
}
