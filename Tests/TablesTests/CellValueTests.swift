import Tables
import Testing
import Vocabulary

@Suite("Values of cells")
struct CellValueTests {
  @Test(
    "numbers as offices write them",
    arguments: [
      ("12", "12"), ("-0.50", "-0.5"), ("1,234.5", "1234.5"), ("１２３．４", "123.4"),
      ("(1,200)", "-1200"),
      ("（35）", "-35"), ("−7", "-7"), (" 8 ", "8"), ("¥1,000", "1000"), ("1.5E+3", "1500"),
      ("+9", "9"),
      ("0", "0"), ("0.00", "0"), ("12,345,678", "12345678"), ("　12　", "12"), ("1e-3", "0.001"),
      ("5%", "0.05"),
    ])
  func numbers(written: String, value: String) throws {
    let table = try column([written], as: .decimal)
    let expected = try #require(ScaledDecimal(value))
    #expect(table.faultCount == 0)
    #expect(table.columns[0][0] == .number(expected))
  }

  @Test(
    "what is no number is told, not guessed",
    arguments: [
      "12万", "1,23", "1,2345", "abc", "1 2 x", "1.2.3", "()", "(-5)", "0x10", "1,000,00", "--5",
      "约12", "12元", "5%%",
      "¥", "1-2", "∞", "NaN1",
    ])
  func notNumbers(written: String) throws {
    let table = try column([written], as: .decimal)
    #expect(table.shortFaults == ["tables.not-a-number:2:1"])
    #expect(table.columns[0][0] == .missing)
    #expect(table.faults[0].value == written)
  }

  @Test(
    "missing is missing and zero is zero",
    arguments: ["", "—", "-", "/", "Nah", "N/A", "NULL", " ", "－"])
  func missing(token: String) throws {
    for kind in ColumnKind.allCases {
      let table = try column([token, "0"], as: kind)
      let first = table.columns[0].count == 2 ? table.columns[0][0] : .missing
      #expect(first == .missing)
      #expect(!table.faults.contains { $0.line == 2 })
    }
    let numbers = try column(["0", "-0.0"], as: .decimal)
    #expect(numbers.columns[0].present.setCount == 2)
  }

  @Test("a blank row is no row, whichever kinds its columns have")
  func zeroIsKept() throws {
    let table = try column(["", "0", ""], as: .integer)
    #expect(table.rows == [["0"]])
  }

  @Test("digits are kept exactly, up to 37 and beyond what 64 bits hold")
  func exact() throws {
    let cells = ["0.1", "123456789012345678", "12345678901234567890.123456", "-0.000001"]
    let values = try column(cells, as: .decimal).columns[0]
    for (row, cell) in cells.enumerated() {
      let expected = try #require(ScaledDecimal(cell))
      #expect(values[row] == .number(expected))
    }
    let long = try column([String(repeating: "9", count: 60), "1"], as: .decimal)
    #expect(long.shortFaults == ["tables.too-many-digits:2:1"])
    let spread = try column(["99999999999999999999999999999999", "0.0000001"], as: .decimal)
    #expect(spread.shortFaults == ["tables.too-many-digits:3:1"])
  }

  @Test("whole numbers have no fraction")
  func integers() throws {
    let table = try column(["12", "3.0", "3.5", "1,000"], as: .integer)
    #expect(table.rows.map { $0[0] } == ["12", "3", "∅", "1000"])
    #expect(table.shortFaults == ["tables.not-whole:4:1"])
  }

  @Test(
    "days as offices write them",
    arguments: [
      "2024-01-31", "2024/1/31", "2024/01/31", "2024.1.31", "2024年1月31日", "2024年01月31日", "20240131",
      "2024-01-31 00:00:00", "2024-01-31T00:00:00.000", "２０２４年１月３１日", " 2024 年 1 月 31 日 ",
    ])
  func days(written: String) throws {
    let table = try column([written], as: .date)
    #expect(table.rows == [["2024-01-31"]])
  }

  @Test(
    "what is no day is told",
    arguments: [
      ("2023-02-29", "not-a-date"), ("2024-13-01", "not-a-date"), ("24-01-31", "not-a-date"),
      ("45322", "not-a-date"), ("2024-01", "not-a-date"), ("2024-01-31 08:30", "date-with-time"),
      ("2024-01/31", "not-a-date"), ("2024年1月31", "not-a-date"), ("31/01/2024", "not-a-date"),
      ("2024-01-31x", "not-a-date"), ("20240131000", "not-a-date"),
    ])
  func notDays(written: String, code: String) throws {
    #expect(try column([written], as: .date).shortFaults == ["tables.\(code):2:1"])
  }

  @Test(
    "the day that programs write for none is missing in every form",
    arguments: ["1901年01月02日", "1901-01-02", "19010102"])
  func sentinel(written: String) throws {
    let table = try column([written, "2024-01-31"], as: .date)
    #expect(table.columns[0][0] == .missing && table.faultCount == 0)
  }

  @Test("percentages go into the unit of the column")
  func percentages() throws {
    func value(_ unit: String?) throws -> String {
      try column(["12.5%"], as: .decimal, unit: unit).rows[0][0]
    }
    #expect(try value("%") == "12.5")
    #expect(try value("1") == "0.125")
    #expect(try value("‰") == "125")
    #expect(try value(nil) == "0.125")
    #expect(try column(["12.5%"], as: .decimal, unit: "万元").shortFaults == ["tables.percent:2:1"])
  }

  @Test("numbers are converted to the wanted unit exactly, or said to be rounded")
  func units() throws {
    let yuan = try column(["1.5", "", "-0.0001"], as: .decimal, unit: "元", sourceUnit: "万元")
    #expect(yuan.rows.map { $0[0] } == ["15000", "-1"] && yuan.columns[0].isExact)
    let mu = try column(["1000", "1"], as: .decimal, unit: "亩", sourceUnit: "m²")
    #expect(mu.rows.map { $0[0] } == ["1.5000", "0.0015"] && mu.columns[0].isExact)
    let metres = try column(["3", "1"], as: .decimal, unit: "m²", sourceUnit: "亩")
    #expect(!metres.columns[0].isExact)
    #expect(metres.rows[1][0].hasPrefix("666.66666666666"))
  }

  @Test("yes and no in the words that offices use")
  func booleans() throws {
    let table = try column(["是", "否", "√", "TRUE", "0", "也许"], as: .boolean)
    #expect(table.rows.map { $0[0] } == ["true", "false", "true", "true", "false", "∅"])
    #expect(table.shortFaults == ["tables.not-yes-or-no:7:1"])
  }

  @Test("random numbers keep their value through any column")
  func property() throws {
    var generator = SeededGenerator(seed: 5)
    for _ in 0..<200 {
      let numbers = (0..<20).compactMap { _ in
        ScaledDecimal(
          units: Int128(
            Int64.random(in: .min ... .max, using: &generator)
              >> Int64.random(in: 0...60, using: &generator)),
          scale: Int.random(in: 0...15, using: &generator))
      }
      let values = try column(numbers.map(\.description), as: .decimal).columns[0]
      for (row, number) in numbers.enumerated() { #expect(values[row] == .number(number)) }
    }
  }
}
