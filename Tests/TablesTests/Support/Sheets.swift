import Diagnostics
import Foundation
import Tables
import Vocabulary

/// A table in CSV text.
func csv(_ text: String, dialect: Dialect? = nil, limits: TableLimits = .standard) throws
  -> DelimitedFile
{ try DelimitedFile(bytes: Array(text.utf8), file: "t.csv", dialect: dialect, limits: limits) }

extension TypedTable {
  /// All values as text, `∅` where one is missing.
  var rows: [[String]] {
    (0..<rowCount).map { row in
      columns.map { $0[row] == .missing ? "∅" : $0[row].description }
    }
  }

  /// Reason, line and column of each fault.
  var shortFaults: [String] {
    faults.map { "\($0.reason.rawValue):\($0.line):\($0.column.map(String.init) ?? "-")" }
  }
}

/// The one column of a text, read as a kind.
func column(
  _ cells: [String], as kind: ColumnKind, unit: String? = nil, sourceUnit: String? = nil
) throws -> TypedTable {
  let source = try csv("x\n" + cells.map { "\"\($0)\"\n" }.joined())
  return try source.read(
    [
      PlannedColumn(
        source: 1, name: "x", kind: kind, sourceUnit: try sourceUnit.map { try .init($0) },
        unit: try unit.map { try .init($0) })
    ], after: TableHeader(titles: ["x"], lastLine: 1))
}

/// A folder that is gone when the test ends.
final class TemporaryFolder {
  let url: URL

  init() throws {
    url = FileManager.default.temporaryDirectory
      .appendingPathComponent("guiju-tables-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  func write(_ data: Data, _ name: String) throws -> String {
    let file = url.appendingPathComponent(name)
    try data.write(to: file)
    return file.path
  }
}
