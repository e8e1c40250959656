import Diagnostics
import Foundation
import Tables
import Testing

@Suite struct WorkbookWriterTests {
  private func part(_ name: String, of data: Data) throws -> String {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("guiju-test-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appendingPathComponent("a.xlsx")
    try data.write(to: file)
    let unzip = Process()
    unzip.executableURL = URL(fileURLWithPath: "/usr/bin/unzip")
    unzip.arguments = ["-p", file.path, name]
    let pipe = Pipe()
    unzip.standardOutput = pipe
    try unzip.run()
    let bytes = pipe.fileHandleForReading.readDataToEndOfFile()
    unzip.waitUntilExit()
    return String(decoding: bytes, as: UTF8.self)
  }

  @Test("a workbook holds its header, numbers as numbers and words as words")
  func content() throws {
    let sheet = TableSheet(
      name: "目标/一", caption: "目标一览", columns: [Column("指标", width: 30), Column("数值")],
      rows: [
        [.text("=SUM(A1)"), .number("40.5")], [.text("长数"), .number("12345678901234567890")],
      ])
    let data = try WorkbookWriter().data([sheet, sheet])
    let strings = try part("xl/sharedStrings.xml", of: data)
    #expect(strings.contains("目标一览") && strings.contains("指标") && strings.contains("=SUM(A1)"))
    #expect(strings.contains("12345678901234567890"))
    let page = try part("xl/worksheets/sheet1.xml", of: data)
    #expect(page.contains("<v>40.5</v>") && page.contains("state=\"frozen\""))
    let book = try part("xl/workbook.xml", of: data)
    #expect(book.contains("目标_一") && book.contains("目标_一~2"))
  }

  @Test("an impossible folder is a problem, not a crash")
  func unwritable() {
    #expect(throws: Problem.self) {
      try WorkbookWriter().write(
        [TableSheet(name: "a", columns: [Column("a")], rows: [])], to: "/nonexistent/a.xlsx")
    }
  }
}
