import Diagnostics
import Foundation
import Tables
import Testing
import Vocabulary

@Suite("Reading workbooks")
struct WorkbookTests {
  private let folder: TemporaryFolder
  private static let styles =
    "<numFmts><numFmt numFmtId=\"170\" formatCode=\"yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;\"/><numFmt numFmtId=\"171\" formatCode=\"[Red]0.00E+00\"/><numFmt numFmtId=\"172\" formatCode=\"[h]:mm\"/></numFmts>"
    + "<cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"170\"/><xf numFmtId=\"10\"/><xf numFmtId=\"171\"/><xf numFmtId=\"57\"/></cellXfs>"

  init() throws { folder = try TemporaryFolder() }

  private func sheet(_ sketch: WorkbookSketch) throws -> any TableSource {
    let path = folder.url.appendingPathComponent("\(UUID().uuidString).xlsx").path
    try sketch.write(to: path)
    return try #require(try TableReader().sources(at: path).first)
  }

  private func read(
    _ sketch: WorkbookSketch, _ kinds: [ColumnKind], units: [String?] = []
  ) throws -> TypedTable {
    let source = try sheet(sketch)
    let header = try source.header()
    let plans = try kinds.enumerated().map { index, kind in
      PlannedColumn(
        source: index + 1, name: header.titles[index], kind: kind,
        unit: try (index < units.count ? units[index] : nil).map { try .init($0) })
    }
    return try source.read(plans, after: header)
  }

  private func header(_ titles: String...) -> String {
    "<row r=\"1\">" + titles.map { "<c t=\"inlineStr\"><is><t>\($0)</t></is></c>" }.joined()
      + "</row>"
  }

  @Test("shared, inline and rich text, numbers, truth values and gaps")
  func cells() throws {
    let sketch = WorkbookSketch(
      rows: header("企业", "税收", "规上", "备注")
        + "<row r=\"2\"><c r=\"A2\" t=\"s\"><v>0</v></c><c r=\"B2\"><v>12.5</v></c><c r=\"C2\" t=\"b\"><v>1</v></c></row>"
        + "<row r=\"4\"><c r=\"A4\" t=\"s\"><v>1</v></c><c r=\"D4\" t=\"str\"><f>A1&amp;B1</f><v>x &lt; y</v></c></row>"
        + "<row r=\"5\"/><row r=\"6\"><c r=\"B6\" s=\"1\"/></row>",
      strings: [
        "<t>甲</t>", "<r><t>乙</t></r><r><t xml:space=\"preserve\"> 厂</t></r><rPh><t>yi</t></rPh>",
      ])
    let table = try read(sketch, [.text, .decimal, .boolean, .text])
    #expect(table.rows == [["甲", "12.5", "true", "∅"], ["乙 厂", "∅", "∅", "x < y"]])
    #expect(table.lines == [2, 4] && table.faultCount == 0 && table.sheet == "企业")
  }

  @Test(
    "dates of both epochs, by their formats",
    arguments: [
      (false, ["1900-01-01", "1900-02-28", "1900-03-01", "2024-01-31", "2024-01-31"]),
      (true, ["1904-01-02", "1904-02-29", "1904-03-02", "2028-02-01", "2028-02-01"]),
    ])
  func dates(startsAt1904: Bool, days: [String]) throws {
    let cells = [(1, "1"), (1, "59"), (2, "61"), (5, "45322"), (2, "45322.0000000001")]
    let sketch = WorkbookSketch(
      rows: header("日期") + cells.map { "<row><c s=\"\($0.0)\"><v>\($0.1)</v></c></row>" }.joined(),
      styles: Self.styles,
      bookProperties: startsAt1904 ? "<workbookPr date1904=\"1\"/>" : "<workbookPr/>")
    #expect(try read(sketch, [.date]).rows.map { $0[0] } == days)
    #expect(try read(sketch, [.text]).rows.map { $0[0] } == days)
  }

  @Test("the day that never was, a moment and a plain number are no days")
  func notDates() throws {
    let sketch = WorkbookSketch(
      rows: header("日期")
        + [
          "<c s=\"1\"><v>60</v></c>", "<c s=\"1\"><v>45322.5</v></c>", "<c><v>45322</v></c>",
          "<c><v>20240131</v></c>", "<c s=\"1\"><v>-1</v></c>",
        ]
        .map { "<row>\($0)</row>" }.joined(), styles: Self.styles)
    let table = try read(sketch, [.date])
    #expect(table.rows.map { $0[0] } == ["∅", "∅", "∅", "2024-01-31", "∅"])
    #expect(
      table.shortFaults == [
        "tables.not-a-date:2:1", "tables.date-with-time:3:1", "tables.not-a-date:4:1",
        "tables.not-a-date:6:1",
      ])
    #expect(try read(sketch, [.text]).rows[1] == ["2024-01-31T12:00:00"])
  }

  @Test("numbers lose the noise of binary floating point beyond 15 digits, and nothing else")
  func numbers() throws {
    let cells = [
      ("1.1000000000000001", "1.1"), ("0.30000000000000004", "0.3"),
      ("1234.5599999999999", "1234.56"),
      ("123456789012345", "123456789012345"), ("1E-4", "0.0001"),
      ("12345678901234567", "12345678901234600"),
      ("-0.1", "-0.1"), ("1.5E+20", "150000000000000000000"), ("1E-300", "0"),
    ]
    let sketch = WorkbookSketch(
      rows: header("数") + cells.map { "<row><c s=\"4\"><v>\($0.0)</v></c></row>" }.joined(),
      styles: Self.styles)
    let table = try read(sketch, [.decimal])
    for (row, cell) in cells.enumerated() {
      let expected = try #require(ScaledDecimal(cell.1))
      #expect(table.columns[0][row] == .number(expected), "\(cell.0)")
    }
  }

  @Test("a number shown as a percentage is one")
  func percentages() throws {
    let sketch = WorkbookSketch(
      rows: header("占比", "比值", "税收")
        + "<row><c s=\"3\"><v>0.125</v></c><c s=\"3\"><v>0.125</v></c><c s=\"3\"><v>0.1</v></c></row>",
      styles: Self.styles)
    let table = try read(sketch, [.decimal, .decimal, .decimal], units: ["%", "1", "万元"])
    #expect(table.columns[0][0] == .number(try #require(ScaledDecimal("12.5"))))
    #expect(table.columns[1][0] == .number(try #require(ScaledDecimal("0.125"))))
    #expect(table.shortFaults == ["tables.percent:2:3"])
  }

  @Test("errors of formulas, formulas without a stored value and damaged cells are told")
  func faults() throws {
    let sketch = WorkbookSketch(
      rows: header("a", "b", "c", "d")
        + "<row r=\"2\"><c t=\"e\"><v>#DIV/0!</v></c><c><f>1+1</f></c><c t=\"s\"><v>99</v></c><c><v>1x</v></c></row>"
        + "<row r=\"3\"><c r=\"A3\"><v>1</v></c><c r=\"F3\"><v>7</v></c></row>")
    let table = try read(sketch, [.decimal, .decimal, .text, .decimal])
    #expect(
      table.shortFaults == [
        "tables.formula-error:2:1", "tables.no-stored-value:2:2", "tables.damaged-cell:2:3",
        "tables.damaged-cell:2:4", "tables.long-row:3:6",
      ])
    #expect(
      table.problems[0].place?.sheet == "企业"
        && table.problems[0].message.english.contains("#DIV/0!"))
  }

  @Test("joined cells of a header in several rows become titles of one line")
  func mergedHeader() throws {
    func row(_ number: Int, _ cells: [(String, String)]) -> String {
      "<row r=\"\(number)\">"
        + cells.map { "<c r=\"\($0.0)\(number)\" t=\"inlineStr\"><is><t>\($0.1)</t></is></c>" }
        .joined()
        + "</row>"
    }
    let sketch = WorkbookSketch(
      rows: row(1, [("A", "2023年度企业亩均效益表")]) + row(2, [("A", "单位：万元")])
        + row(3, [("A", "企业"), ("B", "税收"), ("D", "用地（亩）")])
        + row(4, [("B", "国税"), ("C", "地税")])
        + row(5, [("A", "甲"), ("B", "1"), ("C", "2"), ("D", "3")]),
      after:
        "<mergeCells count=\"4\"><mergeCell ref=\"A1:D1\"/><mergeCell ref=\"A3:A4\"/><mergeCell ref=\"B3:C3\"/><mergeCell ref='D3:D4'/></mergeCells><pageMargins/>"
    )
    let source = try sheet(sketch)
    let header = try source.header()
    #expect(header.titles == ["企业", "税收 / 国税", "税收 / 地税", "用地（亩）"])
    #expect(header.captions == ["2023年度企业亩均效益表", "单位：万元"] && header.lastLine == 4)
    #expect(try source.readText(after: header).rows == [["甲", "1", "2", "3"]])
  }

  @Test("what the writer writes is read back, sheet by sheet")
  func roundTrip() throws {
    let path = folder.url.appendingPathComponent("w.xlsx").path
    let sheets = [
      TableSheet(
        name: "甲", caption: "说明", columns: [Column("名称"), Column("数"), Column("日")],
        rows: [
          [.text("a,b"), .number("12.50"), .date("2024-02-29")], [.text("=1"), .empty, .empty],
        ]),
      TableSheet(
        name: "乙", columns: [Column("x"), Column("y")], rows: [[.number("1"), .text("z")]]),
    ]
    try WorkbookWriter().write(sheets, to: path)
    let book = try Workbook(path: path)
    #expect(book.sheets.map(\.name) == ["甲", "乙"])
    let first = try book.sheet("甲").readText()
    #expect(first.rows == [["a,b", "12.5", "2024-02-29"], ["=1", "∅", "∅"]])
    #expect(first.lines == [3, 4])
    #expect(throws: Problem.self) { try book.sheet("丙") }
  }

  @Test("numbers are shown in the format of their column and read back as they were")
  func numberFormats() throws {
    let path = folder.url.appendingPathComponent("f.xlsx").path
    let sheet = TableSheet(
      name: "甲",
      columns: [Column("税收", numberFormat: "#,##0.00"), Column("占比", numberFormat: "0.0%")],
      rows: [[.number("1234567.5"), .number("0.125")]])
    try WorkbookWriter().write([sheet], to: path)
    let preview = try Workbook(path: path).sheets[0].preview(rows: 5)
    #expect(preview.rows[1] == ["1234567.5", "12.5%"])
  }

  @Test("a document type, endless depth, swelling parts and damage are refused")
  func hostile() throws {
    func code(_ change: (inout WorkbookSketch) -> Void) throws -> String? {
      var sketch = WorkbookSketch(
        rows: header("a", "b") + "<row><c><v>1</v></c><c><v>2</v></c></row>")
      change(&sketch)
      do {
        _ = try sheet(sketch).readText()
        return nil
      } catch let problem as Problem {
        return problem.code
      }
    }
    let sheetPart = "xl/worksheets/sheet1.xml"
    #expect(try code { _ in } == nil)
    #expect(
      try code {
        $0.set(
          sheetPart,
          "<!DOCTYPE x [<!ENTITY a \"b\"><!ENTITY c \"&a;&a;\">]><worksheet><sheetData><row><c><v>&c;</v></c></row></sheetData></worksheet>"
        )
      } == "tables.unsafe-xml")
    #expect(
      try code { $0.set(sheetPart, String(repeating: "<a>", count: 100_000)) }
        == "tables.unsafe-xml")
    #expect(try code { $0.parts[sheetPart] = Data(count: 60 << 20) } == "tables.unpacks-too-large")
    #expect(try code { $0.set(sheetPart, "<worksheet><sheetData><row><c>") } == "tables.damaged")
    #expect(try code { $0.parts[sheetPart] = nil } == "tables.damaged")
    #expect(try code { $0.parts["xl/workbook.xml"] = nil } == "tables.not-a-workbook")
    #expect(
      try code {
        $0.set(
          sheetPart,
          "<worksheet><sheetData><row r=\"1\"><c r=\"ZZZZ1\"><v>1</v></c></row></sheetData></worksheet>"
        )
      } == "tables.too-many-columns")
    let cut = try folder.write(Data([0x50, 0x4B, 0x03, 0x04, 0, 0, 0]), "cut.xlsx")
    let problem = #expect(throws: Problem.self) { try TableReader().sources(at: cut) }
    #expect(problem?.code == "tables.damaged")
  }

  @Test("changed bytes never crash the reader")
  func fuzz() throws {
    var generator = SeededGenerator(seed: 21)
    let sketch = WorkbookSketch(
      rows: header("企业", "税收")
        + "<row r=\"2\"><c r=\"A2\" t=\"s\"><v>0</v></c><c r=\"B2\" s=\"1\"><v>45322</v></c></row>",
      after: "<mergeCells><mergeCell ref=\"A1:B1\"/></mergeCells>", strings: ["<t>甲</t>"],
      styles: Self.styles)
    let parts = sketch.parts.keys.sorted()
    var read = 0
    for _ in 0..<400 {
      var changed = sketch
      let name = try #require(parts.randomElement(using: &generator))
      var bytes = Array(changed.parts[name] ?? Data())
      for _ in 0..<Int.random(in: 1...6, using: &generator) where !bytes.isEmpty {
        let place = Int.random(in: 0..<bytes.count, using: &generator)
        switch Int.random(in: 0...2, using: &generator) {
        case 0: bytes[place] = UInt8.random(in: 0...255, using: &generator)
        case 1: bytes.remove(at: place)
        default: bytes.insert(contentsOf: bytes[place...].prefix(30), at: place)
        }
      }
      changed.parts[name] = Data(bytes)
      if let table = try? sheet(changed).readText() { read += table.rowCount }
    }
    #expect(read > 0)
    // And the container itself.
    let path = folder.url.appendingPathComponent("z.xlsx").path
    try sketch.write(to: path)
    let whole = Array(try Data(contentsOf: URL(fileURLWithPath: path)))
    for _ in 0..<400 {
      var bytes = whole
      for _ in 0..<3 {
        bytes[Int.random(in: 0..<bytes.count, using: &generator)] = UInt8.random(
          in: 0...255, using: &generator)
      }
      let broken = try folder.write(Data(bytes), "broken.xlsx")
      for source in (try? TableReader().sources(at: broken)) ?? [] { _ = try? source.readText() }
    }
  }
}
