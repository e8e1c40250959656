import Diagnostics

/// The whole numbers or days of a range, in order.
enum Span {
  static func elements(_ range: RangeValue, _ run: Run) -> [Value]? {
    guard var items = elements(from: range.lower, to: range.upper, run) else { return nil }
    if !range.includesLower, !items.isEmpty { items.removeFirst() }
    if !range.includesUpper, !items.isEmpty { items.removeLast() }
    return items
  }

  static func elements(from first: Value, to last: Value, _ run: Run) -> [Value]? {
    switch (first, last) {
    case (.number(let a), .number(let b)):
      guard let from = a.integer, let to = b.integer, let count = count(from, to, run) else {
        return nil
      }
      return (0..<count).map { .integer(from <= to ? from + $0 : from - $0) }
    case (.date(let a), .date(let b)):
      let (from, to) = (a.dayNumber, b.dayNumber)
      guard let count = count(from, to, run) else { return nil }
      return (0..<count).compactMap {
        DateValue(dayNumber: from <= to ? from + $0 : from - $0).map(Value.date)
      }
    default: return nil
    }
  }

  private static func count(_ from: Int, _ to: Int, _ run: Run) -> Int? {
    let (distance, overflow) = to.subtractingReportingOverflow(from)
    guard !overflow, distance.magnitude < run.limits.size else {
      run.exhaust(
        Wording(
          "区间的元素超过了 \(run.limits.size) 个",
          "a range has more than \(run.limits.size) elements"))
      return nil
    }
    let count = Int(distance.magnitude) + 1
    return run.spend(count) ? count : nil
  }
}
