import Columns
import FEEL
import Tables

extension Appraisal {
  /// What the appraisal came to.
  ///
  /// - Parameter population: The rows that it is of.
  /// - Returns: Counts and sums.
  /// - Complexity: O(rows × schemes).
  public func summary(of population: Population) -> Summary {
    Summary(
      units: count, states: stateCounts, regions: regionCounts(population),
      schemes: schemes.map(schemeCount), consequences: consequenceSums)
  }

  private var stateCounts: [Summary.StateCount] {
    guard let states else {
      return [Summary.StateCount(state: "参评", count: count)]
    }
    var counts: [RowState: Int] = [:]
    for state in states { counts[state, default: 0] += 1 }
    var names: [String: Int] = [:]
    for (state, count) in counts { names[StateWords.name(state, method), default: 0] += count }
    let order = ["参评"] + method.exclusions.map(\.name) + ["待定", "无适用方案", "不在范围"]
    return order.compactMap { name in
      names[name].map { Summary.StateCount(state: name, count: $0) }
    }
  }

  /// The region of every unit.
  func regions(_ population: Population) -> Categories {
    guard let field = method.subject.region else {
      return Categories(nil as Columns.Column?, count: count)
    }
    if let column = input[field] { return Categories(column, count: count) }
    let supplied = population.supplied[field]
    guard let rows = units.rows else { return Categories(supplied, count: count) }
    return Categories(supplied?.selecting(rows.map { $0[0] }), count: count)
  }

  /// How many firms of each region have each grade.
  public func regionCounts(_ population: Population) -> [Summary.RegionCount] {
    let regions = regions(population)
    var result: [Summary.RegionCount] = []
    var table: [String: [Int]] = [:]
    for scheme in schemes {
      guard let column = scheme.table[ColumnNames.grade] else { continue }
      let grades = Categories(column, count: column.count)
      var counts = [Int](repeating: 0, count: (regions.none + 1) * (grades.none + 1))
      for row in 0..<column.count {
        let unit = scheme.rows?[row] ?? row
        counts[Int(regions.places[unit]) * (grades.none + 1) + Int(grades.places[row])] += 1
      }
      for region in 0...regions.none {
        for grade in 0..<grades.none {
          let count = counts[region * (grades.none + 1) + grade]
          guard count > 0 else { continue }
          table[grades.name(grade), default: Array(repeating: 0, count: regions.none + 1)][
            region] +=
            count
        }
      }
    }
    for region in 0...regions.none {
      for grade in table.keys.sorted() {
        let count = table[grade]?[region] ?? 0
        if count > 0 {
          result.append(
            Summary.RegionCount(region: regions.name(region), grade: grade, count: count))
        }
      }
    }
    return result
  }

  private func schemeCount(_ result: SchemeResult) -> Summary.SchemeCount {
    let scheme = method.schemes[result.scheme]
    let column = result.table[ColumnNames.grade]
    let grades = Categories(column, count: result.table.rowCount)
    var counts = [Int](repeating: 0, count: grades.none + 1)
    for place in grades.places { counts[Int(place)] += 1 }
    var ranked = result.table.rowCount
    if let rows = result.rows {
      ranked = rows.count {
        if case .excluded = state($0) { false } else { true }
      }
    }
    let totals = self.totals(result)
    return Summary.SchemeCount(
      scheme: scheme.name, ranked: ranked,
      grades: scheme.grading.names.map { name in
        (name, grades.names.firstIndex(of: name).map { counts[$0] } ?? 0)
      }, totals: totals.count, quantiles: Self.quantiles(totals))
  }

  /// The totals of a scheme in hundredths, least first.
  private func totals(_ result: SchemeResult) -> [Int128] {
    guard
      let name = result.outputs.first(where: { $0.role == .total })?.column,
      let column = result.table[name]
    else { return [] }
    let cells = ColumnCells(column)
    if case .units(let scale) = cells.layout {
      return cells.integers(0..<column.count).filter { $0 != ColumnCells.null }
        .map { Self.hundredths(Int128($0), scale) }.sorted()
    }
    var totals: [Int128] = []
    for row in 0..<column.count {
      if case .number(let number) = column[row] { totals.append(Self.hundredths(number)) }
    }
    return totals.sorted()
  }

  private static func hundredths(_ number: Decimal128) -> Int128 {
    number.rounded(scale: 2, .halfUp)?.units(scale: 2) ?? 0
  }

  private static func hundredths(_ units: Int128, _ scale: Int) -> Int128 {
    if scale <= 2 { return scale == 2 ? units : units * (scale == 1 ? 10 : 100) }
    return Decimal128(units: units, scale: scale).map(hundredths) ?? 0
  }

  private static func quantiles(_ totals: [Int128]) -> [String] {
    guard !totals.isEmpty else { return [] }
    return [0, 1, 2, 3, 4].map { quarter in
      let place = max(0, (quarter * totals.count + 3) / 4 - 1)
      return Decimal128(units: totals[place], scale: 2).map { ValueText.of(.number($0)) } ?? ""
    }
  }

  var consequenceSums: [Summary.ConsequenceSum] {
    method.consequences.enumerated().map { index, consequence in
      var firms = 0
      var amount = ExactSum()
      for result in schemes {
        if let rates = result.table[ColumnNames.rate(index)] { firms += Self.notZero(rates) }
        if let amounts = result.table[ColumnNames.amount(index)] { amount.add(amounts) }
      }
      return Summary.ConsequenceSum(
        name: consequence.name, body: consequence.body, firms: firms,
        amount: consequence.amount == nil ? nil : ValueText.of(.number(amount.total)),
        unit: consequence.amountUnit)
    }
  }

  /// How many numbers are there and not zero.
  private static func notZero(_ column: Columns.Column) -> Int {
    let cells = ColumnCells(column)
    switch cells.layout {
    case .units: return cells.integers(0..<column.count).count { $0 != ColumnCells.null && $0 != 0 }
    case .places(let values):
      let isSome = values.map { ValueText.of($0) != "0" }
      return cells.integers(0..<column.count).count { $0 != ColumnCells.null && isSome[Int($0)] }
    case .values:
      return (0..<column.count).count { row in
        if case .number(let number) = column[row] { !number.isZero } else { false }
      }
    }
  }
}

/// The exact sum of numbers of columns.
struct ExactSum {
  private(set) var total = Decimal128.zero

  /// Adds all numbers of a column.
  mutating func add(_ column: Columns.Column) {
    let cells = ColumnCells(column)
    switch cells.layout {
    case .units(let scale):
      var sum: Int128 = 0
      for units in cells.integers(0..<column.count) where units != ColumnCells.null {
        sum += Int128(units)
      }
      add(Decimal128(units: sum, scale: scale))
    case .places(let values):
      var counts = [Int](repeating: 0, count: values.count)
      for place in cells.integers(0..<column.count) where place != ColumnCells.null {
        counts[Int(place)] += 1
      }
      for (value, count) in zip(values, counts) {
        if case .number(let number) = value { add(number.multiplied(by: Decimal128(count))) }
      }
    case .values:
      for row in 0..<column.count {
        if case .number(let number) = column[row] { add(number) }
      }
    }
  }

  private mutating func add(_ number: Decimal128?) {
    if let number, let sum = total.adding(number) { total = sum }
  }
}
