/// Hands records on to a table that is being built.
final class BuildingReceiver: RecordReceiver {
  let builder: TableBuilder
  private var column = 0

  init(_ builder: TableBuilder) { self.builder = builder }

  @inline(__always)
  func beginRecord(line: Int) {
    builder.beginRow(line: line)
    column = 0
  }

  @inline(__always)
  func cell(_ bytes: CellBytes) {
    builder.cell(bytes)
    column += 1
  }

  func quoteFault(_ reason: CellFault.Reason, _ bytes: CellBytes) {
    builder.note(reason, column: column - 1, bytes.shortText)
  }

  @inline(__always)
  func endRecord() { builder.endRow() }
}

/// Passes over records.
final class SkippingReceiver: RecordReceiver {
  func beginRecord(line: Int) {}
  func cell(_ bytes: CellBytes) {}
  func quoteFault(_ reason: CellFault.Reason, _ bytes: CellBytes) {}
  func endRecord() {}
}
