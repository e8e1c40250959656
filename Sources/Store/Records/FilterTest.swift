import Diagnostics
import Foundation
import Tables
import Vocabulary

/// A condition on a field, its value read once.
struct FilterTest {
  private enum Test {
    case missing
    case present
    case contains(FoldedBytes)
    case number(ScaledDecimal, RecordFilter.Comparison)
    case day(Day, RecordFilter.Comparison)
    case text(String, RecordFilter.Comparison)
    case boolean(Bool)
  }

  private let test: Test

  /// - Throws: `records.bad-filter`.
  init(_ filter: RecordFilter, kind: ColumnKind) throws(Problem) {
    let text = filter.value.trimmingCharacters(in: .whitespacesAndNewlines)
    switch filter.comparison {
    case .missing: test = .missing
    case .present: test = .present
    case .contains: test = .contains(FoldedBytes(text))
    case .equal, .atLeast, .atMost:
      let read: Test? =
        switch kind {
        case .text: .text(text, filter.comparison)
        case .decimal, .integer:
          ScaledDecimal(text.filter { $0 != "," && $0 != "，" }).map {
            .number($0, filter.comparison)
          }
        case .date: Day(text).map { .day($0, filter.comparison) }
        case .boolean:
          [
            "是": .boolean(true), "否": .boolean(false), "true": .boolean(true),
            "false": .boolean(false),
          ][text]
        }
      guard let read else { throw Self.bad(filter, text, kind) }
      test = read
    }
  }

  /// Drops the rows of which the condition does not hold; a value that is missing satisfies none.
  func narrow(_ keeps: inout [Bool], _ column: TypedColumn) {
    if case .missing = test {
      for row in keeps.indices where column.present[row] { keeps[row] = false }
      return
    }
    for row in keeps.indices where !column.present[row] { keeps[row] = false }
    if case .present = test { return }
    if case .text(let texts, let codes) = column.data {
      let isMatch = (0..<UInt32(texts.count)).map { code in
        if case .contains(let needle) = test { return texts.withUTF8(of: code, needle.isIn) }
        return holds(.text(texts[code]))
      }
      for row in keeps.indices where keeps[row] && !isMatch[Int(codes[row])] { keeps[row] = false }
      return
    }
    for row in keeps.indices where keeps[row] && !holds(column[row]) { keeps[row] = false }
  }

  private func holds(_ value: TableValue) -> Bool {
    switch (test, value) {
    case (.contains(let needle), _):
      var text = value.description
      return text.withUTF8(needle.isIn)
    case (.number(let bound, let comparison), .number(let number)):
      return Self.holds(number, comparison, bound)
    case (.day(let bound, let comparison), .date(let day)):
      return Self.holds(day, comparison, bound)
    case (.text(let bound, let comparison), .text(let text)):
      return Self.holds(text, comparison, bound)
    case (.boolean(let bit), .boolean(let other)): return bit == other
    default: return false
    }
  }

  private static func holds<Value: Comparable>(
    _ value: Value, _ comparison: RecordFilter.Comparison, _ bound: Value
  ) -> Bool {
    switch comparison {
    case .equal: value == bound
    case .atLeast: value >= bound
    case .atMost: value <= bound
    case .contains, .missing, .present: false
    }
  }

  private static func bad(_ filter: RecordFilter, _ text: String, _ kind: ColumnKind) -> Problem {
    let hint: Wording =
      switch kind {
      case .text: Wording("请写出文字", "write words")
      case .decimal, .integer: Wording("请写数，用字段的单位", "write a number in the unit of the field")
      case .date: Wording("请写成 2024-01-31", "write 2024-01-31")
      case .boolean: Wording("请写“是”或“否”", "write 是 or 否, true or false")
      }
    return Problem(
      "records.bad-filter", .error,
      Wording(
        "“\(text.prefix(60))” 不能与 \(filter.field) 比较",
        "“\(text.prefix(60))” cannot be compared with \(filter.field)"), suggestion: hint)
  }
}
