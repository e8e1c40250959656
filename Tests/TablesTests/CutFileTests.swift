import Diagnostics
import Foundation
import Testing

@testable import Tables

#if canImport(Glibc)
  import Glibc
#endif

@Suite("a file that another program cuts") struct CutFileTests {
  private static func file(_ rows: Int, _ name: String = "a.csv") throws -> String {
    let path = FileManager.default.temporaryDirectory.appending(path: "\(UUID())-\(name)").path
    var text = name.hasSuffix("csv") ? "代码,数\n" : ""
    for row in 0..<rows {
      text += name.hasSuffix("csv") ? "K\(row),\(row)\n" : "{\"代码\":\"K\(row)\",\"数\":\(row)}\n"
    }
    try Data(text.utf8).write(to: URL(filePath: path))
    return path
  }

  @Test("after it was opened is read as it was", arguments: ["a.csv", "a.jsonl"])
  func afterOpening(name: String) throws {
    let path = try Self.file(50_000, name)
    defer { try? FileManager.default.removeItem(atPath: path) }
    let source = try #require(try TableReader().sources(at: path).first)
    // Reading a mapped page that is gone would end the process.
    #expect(truncate(path, 0) == 0)
    let table = try source.readText()
    #expect(table.rowCount == 50_000 && table.columns[0][49_999] == .text("K49999"))
  }

  @Test("is copied to the disk where it is large, and the copy has no name")
  func large() throws {
    let path = try Self.file(50_000)
    defer { try? FileManager.default.removeItem(atPath: path) }
    let whole = try Data(contentsOf: URL(filePath: path))
    let bytes = try FileBytes(path, limit: 1 << 30, memoryLimit: 1_000)
    #expect(truncate(path, 0) == 0)
    #expect(Data(bytes.bytes) == whole)
    let left = try FileManager.default.contentsOfDirectory(
      atPath: FileManager.default.temporaryDirectory.path)
    #expect(!left.contains { $0.hasPrefix("guiju-table-") })
  }

  @Test("while it is read gives its bytes or a problem, never a crash")
  func whileReading() throws {
    for _ in 0..<20 {
      let path = try Self.file(20_000)
      defer { try? FileManager.default.removeItem(atPath: path) }
      let cutter = Thread { truncate(path, 100) }
      cutter.start()
      do {
        let table = try DelimitedFile(path: path).readText()
        #expect(table.rowCount <= 20_000)
      } catch {
        let known = ["tables.changed", "tables.no-header", "tables.binary"]
        #expect(known.contains(error.code), "\(error.code)")
      }
    }
  }

  @Test("a workbook that is cut is told to be damaged")
  func workbook() throws {
    let path = FileManager.default.temporaryDirectory.appending(path: "\(UUID()).xlsx").path
    defer { try? FileManager.default.removeItem(atPath: path) }
    let rows = (0..<2_000).map { [Cell.text("K\($0)"), .number("\($0)")] }
    try WorkbookWriter().write(
      [TableSheet(name: "a", columns: [Column("代码"), Column("数")], rows: rows)], to: path)
    let source = try #require(try TableReader().sources(at: path).first)
    #expect(truncate(path, 200) == 0)
    do {
      let table = try source.readText()
      #expect(table.rowCount == 2_000)
    } catch {
      #expect(error.code.hasPrefix("tables."))
    }
  }
}
