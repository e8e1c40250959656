import Vocabulary

/// Collects rows of cells into typed columns.
///
/// One table may be built in parts on several cores and joined afterwards.
final class TableBuilder {
  private let builders: [ColumnBuilder]
  /// By source column from 0: the builders that it feeds.
  private let targets: [Target]
  private let columnCount: Int
  private let allowsShort: Bool
  private let limits: TableLimits
  private(set) var lines: [UInt32] = []
  private var sound = Bitmap()
  private var faults: [CellFault] = []
  private var faultCount = 0
  private var isBlank = true
  private var isSound = true
  private var hasExcess = false
  private var next = 0
  private var line = 0

  /// Begins a table whose rows should have `columnCount` cells, or may have fewer.
  init(
    _ plans: [PlannedColumn], columnCount: Int, allowsShort: Bool = false, limits: TableLimits
  ) {
    builders = plans.map(ColumnBuilder.make)
    self.limits = limits
    let last = plans.map(\.source).max() ?? 0
    self.columnCount = columnCount
    self.allowsShort = allowsShort
    var targets = Array(repeating: Target(), count: max(last, columnCount))
    for builder in builders { targets[builder.plan.source - 1].add(builder) }
    self.targets = targets
  }

  /// The builders that a column feeds: nearly always one or none.
  private struct Target {
    // Safe because `builders` holds every builder as long as the table is built; counting references
    // once a cell would take a quarter of the time.
    private var first: Unmanaged<ColumnBuilder>?
    private var others: [ColumnBuilder] = []

    mutating func add(_ builder: ColumnBuilder) {
      if first == nil { first = .passUnretained(builder) } else { others.append(builder) }
    }

    @inline(__always)
    func forEach(_ body: (ColumnBuilder) -> Void) {
      first?._withUnsafeGuaranteedRef(body)
      if !others.isEmpty { for builder in others { body(builder) } }
    }
  }

  var rowCount: Int { lines.count }

  /// Begins a row that stands on a line.
  func beginRow(line: Int) {
    self.line = line
    isBlank = true
    isSound = true
    hasExcess = false
    next = 0
  }

  /// Adds the next cell of the row.
  @inline(__always)
  func cell(_ bytes: CellBytes) {
    let column = next
    next += 1
    guard column < targets.count else {
      if !bytes.isBlank { excess(column, bytes.shortText) }
      return
    }
    if isBlank, !bytes.isBlank { isBlank = false }
    targets[column].forEach { builder in
      if let reason = builder.append(bytes) { note(reason, column: column, bytes.shortText) }
    }
  }

  /// Adds a stored value as the cell of a column from 0; columns between are missing.
  func cell(_ column: Int, _ add: (ColumnBuilder) -> CellFault.Reason?, shown: () -> String) {
    skip(to: column)
    next = column + 1
    isBlank = false
    guard column < targets.count else { return excess(column, shown()) }
    targets[column].forEach { builder in
      if let reason = add(builder) { note(reason, column: column, shown()) }
    }
  }

  /// Adds missing cells up to a column from 0.
  func skip(to column: Int) {
    while next < min(column, targets.count) {
      targets[next].forEach { $0.appendMissing() }
      next += 1
    }
  }

  /// Notes a fault of the row that is under way.
  func note(_ reason: CellFault.Reason, column: Int?, _ value: String) {
    isSound = false
    faultCount += 1
    guard faults.count < limits.faults else { return }
    faults.append(
      CellFault(
        reason: reason, row: lines.count, line: line, column: column.map { $0 + 1 }, value: value))
  }

  /// Notes the first cell beyond the header.
  private func excess(_ column: Int, _ value: String) {
    if !hasExcess { note(.longRow, column: column, value) }
    hasExcess = true
    isBlank = false
  }

  /// Ends the row; one without any value is not taken in.
  func endRow() {
    let count = next
    skip(to: targets.count)
    if isBlank {
      for builder in builders { builder.removeLast() }
      return
    }
    if !allowsShort, count < columnCount {
      note(.shortRow, column: nil, "\(count) < \(columnCount)")
    }
    lines.append(UInt32(truncatingIfNeeded: line))
    sound.append(isSound)
  }

  /// Notes a fault of a line that is not taken in as a row.
  func reject(_ reason: CellFault.Reason, line: Int, _ value: String) {
    faultCount += 1
    guard faults.count < limits.faults else { return }
    faults.append(CellFault(reason: reason, row: nil, line: line, column: nil, value: value))
  }

  /// Adds the rows of a part that follows, whose lines are counted from 1; false where its values do
  /// not fit together with these.
  func append(_ part: TableBuilder, linesBefore: Int) -> Bool {
    for (mine, theirs) in zip(builders, part.builders) where !mine.append(contentsOf: theirs) {
      return false
    }
    let rowsBefore = lines.count
    lines.reserveCapacity(lines.count + part.lines.count)
    for line in part.lines { lines.append(line &+ UInt32(truncatingIfNeeded: linesBefore)) }
    sound.append(contentsOf: part.sound)
    faultCount += part.faultCount
    for fault in part.faults.prefix(limits.faults - faults.count) {
      faults.append(
        CellFault(
          reason: fault.reason, row: fault.row.map { $0 + rowsBefore },
          line: fault.line + linesBefore, column: fault.column, value: fault.value))
    }
    return true
  }

  /// The table, its numbers converted to the units that were asked for.
  func table(file: String, sheet: String?) -> TypedTable {
    var columns: [TypedColumn] = []
    for builder in builders {
      let converted = UnitConversion(builder)
      for row in converted.tooLarge {
        sound.clear(row)
        faultCount += 1
        faults.append(
          CellFault(
            reason: .tooManyDigits, row: row, line: Int(lines[row]),
            column: builder.plan.source, value: converted.shown(row)))
      }
      columns.append(converted.column)
    }
    return TypedTable(
      file: file, sheet: sheet, columns: columns, lines: lines, faults: faults,
      faultCount: faultCount, sound: sound)
  }
}
