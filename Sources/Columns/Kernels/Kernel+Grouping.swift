extension Kernel {
  /// How many cells a group has in a sum: rows next to each other go to different ones, so that none
  /// waits for the one before it.
  static let banks = 4

  /// Adds numbers to the cells of their groups; null adds nothing.
  ///
  /// A cell begins as −0 and stays −0 until a number is added, were it 0: the sum of −0 and 0 is 0. So
  /// the sign of zero tells whether there was a number.
  static func addSums(
    _ values: NumberLane, _ groups: CodeLane, _ cells: UnsafeMutableBufferPointer<Double>,
    _ count: Int
  ) {
    var row = 0
    while row &+ banks <= count {
      for bank in 0..<banks {
        let value = values[row &+ bank]
        cells[Int(groups[row &+ bank]) &* banks &+ bank] += value == value ? value + 0 : -0.0
      }
      row &+= banks
    }
    while row < count {
      let value = values[row]
      cells[Int(groups[row]) &* banks] += value == value ? value + 0 : -0.0
      row &+= 1
    }
  }

  /// Counts the numbers of each group that are not null.
  static func addCounts(
    _ values: NumberLane, _ groups: CodeLane, _ cells: UnsafeMutableBufferPointer<Int64>,
    _ count: Int
  ) {
    for row in 0..<count {
      cells[Int(groups[row]) &* banks &+ (row & 3)] &+= values[row] == values[row] ? 1 : 0
    }
  }

  /// Counts the rows of each group.
  static func addRows(
    _ groups: CodeLane, _ cells: UnsafeMutableBufferPointer<Int64>, _ count: Int
  ) {
    for row in 0..<count { cells[Int(groups[row]) &* banks &+ (row & 3)] &+= 1 }
  }

  /// Keeps the least or greatest number of each group.
  static func keepExtremes(
    _ values: NumberLane, _ groups: CodeLane, largest: Bool,
    _ cells: UnsafeMutableBufferPointer<Double>, _ count: Int
  ) {
    for row in 0..<count {
      let value = values[row]
      let group = Int(groups[row])
      if largest ? value > cells[group] : value < cells[group] { cells[group] = value }
    }
  }

  /// Adds products of whole numbers to the totals of their groups; nil if a total overflows.
  static func addProducts(
    _ a: NumberLane, _ b: NumberLane?, _ groups: CodeLane,
    _ totals: UnsafeMutableBufferPointer<Int128>, _ count: Int
  ) -> Bool {
    var isWhole = true
    for row in 0..<count {
      let factor = b?[row] ?? 1
      guard !a[row].isNaN, !factor.isNaN else { continue }
      let group = Int(groups[row])
      let (total, overflow) = totals[group].addingReportingOverflow(
        Int128(Int64(a[row])) * Int128(Int64(factor)))
      totals[group] = total
      if overflow { isWhole = false }
    }
    return isWhole
  }
}
