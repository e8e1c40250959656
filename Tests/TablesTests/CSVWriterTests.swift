import Tables
import Testing

@Suite struct CSVWriterTests {
  private func text(_ rows: [[Cell]], guards: Bool = true) -> String {
    CSVWriter(marksEncoding: false, guardsFormulas: guards).text(
      TableSheet(name: "t", columns: [Column("指标"), Column("数值")], rows: rows))
  }

  @Test("fields with commas, quotes and line breaks are quoted, others are not")
  func quoting() {
    #expect(
      text([
        [.text("甲,乙"), .number("1.50")], [.text("说“好”\"行\""), .empty], [.text("两\n行"), .empty],
      ])
        == "指标,数值\r\n\"甲,乙\",1.50\r\n\"说“好”\"\"行\"\"\",\r\n\"两\n行\",\r\n")
  }

  @Test("a text that a spreadsheet would run is made harmless; a negative number stays a number")
  func formulas() {
    #expect(text([[.text("=1+1"), .number("-5")]]) == "指标,数值\r\n'=1+1,-5\r\n")
    #expect(text([[.text("@x"), .empty]], guards: false) == "指标,数值\r\n@x,\r\n")
  }

  @Test("the byte order mark comes first, once")
  func mark() {
    let csv = CSVWriter().text(TableSheet(name: "t", columns: [Column("a")], rows: []))
    #expect(csv == "\u{FEFF}a\r\n")
  }
}
