/// Collects the first records as text.
final class PreviewReceiver: RecordReceiver {
  private(set) var rows: [[String]] = []
  private(set) var lines: [Int] = []
  private(set) var isTooWide = false
  private let columnLimit: Int
  private var row: [String] = []
  private var line = 0

  init(columnLimit: Int) { self.columnLimit = columnLimit }

  func beginRecord(line: Int) {
    row = []
    self.line = line
  }

  func cell(_ bytes: CellBytes) {
    guard row.count < columnLimit else {
      // Later rows that are too wide are told when the table is read.
      if rows.isEmpty { isTooWide = true }
      return
    }
    row.append(String(decoding: bytes.prefix(1 << 16), as: UTF8.self))
  }

  func quoteFault(_ reason: CellFault.Reason, _ bytes: CellBytes) {}

  func endRecord() {
    rows.append(row)
    lines.append(line)
  }
}
