import Vocabulary

/// Collects the cells of a column into typed values.
class ColumnBuilder {
  let plan: PlannedColumn
  @exclusivity(unchecked) var present = Bitmap()
  private let longestMissing: Int

  init(_ plan: PlannedColumn) {
    self.plan = plan
    longestMissing = plan.missing.longest
  }

  /// A builder for the kind of a plan.
  static func make(_ plan: PlannedColumn) -> ColumnBuilder {
    switch plan.kind {
    case .text: TextBuilder(plan)
    case .decimal, .integer: DecimalBuilder(plan)
    case .date: DateBuilder(plan)
    case .boolean: BooleanBuilder(plan)
    }
  }

  /// Adds a cell as it is written; a cell that is not of the kind is added as missing.
  ///
  /// - Returns: What is wrong with the cell.
  func append(_ bytes: CellBytes) -> CellFault.Reason? { nil }

  /// Adds a number that is stored as such; `isPercent` tells that it is shown as a percentage.
  func append(_ number: ScaledDecimal, isPercent: Bool = false) -> CellFault.Reason? {
    var text = number.description
    return text.withUTF8 { append($0) }
  }

  /// Adds a day that is stored as such.
  func append(_ day: Day) -> CellFault.Reason? {
    var text = day.description
    return text.withUTF8 { append($0) }
  }

  /// Adds a truth value that is stored as such.
  func append(_ value: Bool) -> CellFault.Reason? {
    var text = value ? "是" : "否"
    return text.withUTF8 { append($0) }
  }

  /// Adds a missing value.
  func appendMissing() { present.append(false) }

  /// Takes the last value away.
  func removeLast() { present.removeLast() }

  /// Adds what another builder of the same plan collected; false where the values do not fit together.
  func append(contentsOf other: ColumnBuilder) -> Bool {
    present.append(contentsOf: other.present)
    return true
  }

  /// The values.
  var data: ColumnData { .boolean(Bitmap()) }

  /// Adds a missing value in place of a faulty one.
  final func fail(_ reason: CellFault.Reason) -> CellFault.Reason {
    appendMissing()
    return reason
  }

  /// Whether bytes, without blanks at the ends, stand for a missing value.
  final func isMissing(_ bytes: CellBytes) -> Bool {
    bytes.isEmpty
      || (bytes.count <= longestMissing
        && plan.missing.words.contains(String(decoding: bytes, as: UTF8.self)))
  }
}
