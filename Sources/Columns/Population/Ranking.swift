import Diagnostics
import FEEL

/// Ranks rows among those of their group.
///
/// If what is compared has few different values, one count for each of them and each group is enough:
/// no sorting. Otherwise the rows of each group are sorted; where bounds leave open which of two rows
/// is before the other, the interpreter tells.
struct Ranking {
  let ties: TieRule
  let rowCount: Int
  let codes: Codes?
  let keys: [RankKey]
  /// Whether rows that compare the same by the first key are in the order of their numbers.
  let isDecidedByRow: Bool
  let source: ExactSource

  init(_ rank: RankColumn, _ run: CalculationRun) throws(Problem) {
    ties = rank.ties
    rowCount = run.rowCount
    codes = rank.keys.isEmpty ? nil : run.groupings[rank.keys]?.codes
    source = run.source
    var keys: [RankKey] = []
    for order in rank.order {
      guard let number = run.reading.numbers[order.column], let column = run.source.stored[number]
      else {
        throw Problem(
          "columns.unknown-name", .error,
          Wording("没有名为“\(order.column)”的列", "there is no column “\(order.column)”"))
      }
      keys.append(RankKey(column, number: number, isDescending: order.isDescending))
    }
    self.keys = keys
    let rest = keys.dropFirst()
    isDecidedByRow =
      (rest.isEmpty && rank.ties == .byRow) || (rest.first?.isRowOrder ?? false)
      || (rest.isEmpty && rank.ties != .byRow)
  }

  func column(threads: Int) -> Column {
    let integers = Integers(count: rowCount, width: .four)
    let ranks = integers.buffer.elements(Int32.self)
    if isDecidedByRow, let numbers = keys.first?.narrow,
      let counting = CountingRank(self, numbers, threads: threads)
    {
      counting.fill(ranks)
    } else {
      SortingRank(self).fill(ranks, threads: threads)
    }
    let numbers = Numbers(
      integers: integers, scale: 0, low: 1, high: Int128(max(1, rowCount)), isAscending: false)
    return Column(.numbers(numbers), count: rowCount)
  }
}

/// One thing that rows are compared by.
struct RankKey {
  let column: Column
  let number: Int
  let isDescending: Bool
  /// For a coded column, where the value of each place stands among all of them.
  let order: [Int32]

  init(_ column: Column, number: Int, isDescending: Bool) {
    self.column = column
    self.number = number
    self.isDescending = isDescending
    if case .coded(_, let values) = column.form {
      let sorted = values.indices.sorted { ValueOrder.isLess(values[$0], values[$1]) }
      var order = [Int32](repeating: -1, count: values.count)
      var next: Int32 = -1
      for (index, place) in sorted.enumerated() where !values[place].isNull {
        let isNew =
          index == 0 || values[sorted[index - 1]].isNull
          || ValueOrder.isLess(values[sorted[index - 1]], values[place])
        if isNew { next += 1 }
        order[place] = next
      }
      self.order = order
    } else {
      order = []
    }
  }

  /// Whether the key says no more than the order of the rows does.
  var isRowOrder: Bool {
    if case .numbers(let numbers) = column.form { return numbers.isAscending && !isDescending }
    return false
  }

  /// The numbers, if they can be counted one by one.
  var narrow: Numbers? {
    switch column.form {
    case .numbers(let numbers), .days(let numbers):
      numbers.high - numbers.low < 1 << 26 && numbers.integers.width <= .four ? numbers : nil
    default: nil
    }
  }

  /// The value of a row as a whole number that compares as the key says; nil for null, or if there is no
  /// such number.
  func whole(_ row: Int) -> Int128? {
    let value: Int128?
    switch column.form {
    case .numbers(let numbers), .days(let numbers): value = numbers.integers[row]
    case .booleans(let buffer):
      let byte = buffer.elements(UInt8.self)[row]
      value = byte == Kleene.isNull ? nil : Int128(byte)
    case .coded(let codes, _):
      value = codes[row].flatMap { order[$0] < 0 ? nil : Int128(order[$0]) }
    case .approximate, .values: return nil
    }
    return value.map { isDescending ? -$0 : $0 }
  }

  /// Whether rows are compared by whole numbers.
  var isWhole: Bool {
    switch column.form {
    case .numbers, .days, .booleans, .coded: true
    case .approximate, .values: false
    }
  }
}
