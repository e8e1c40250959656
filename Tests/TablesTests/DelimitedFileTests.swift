import Diagnostics
import Foundation
import Tables
import Testing

@Suite("Reading separated values")
struct DelimitedFileTests {
  private func rows(_ text: String, dialect: Dialect? = nil) throws -> [[String]] {
    try csv(text, dialect: dialect).readText().rows
  }

  @Test("quotation marks keep separators, line ends and marks in a cell")
  func quoting() throws {
    let text = "名称,说明\r\n\"甲,乙\",\"说\"\"好\"\"\"\r\n丙,\"两\n行\"\r\n"
    #expect(try rows(text) == [["甲,乙", "说\"好\""], ["丙", "两\n行"]])
  }

  @Test(
    "any line end and separator is understood", arguments: ["\n", "\r\n", "\r"],
    [",", "\t", ";", "|"])
  func dialects(lineEnd: String, separator: String) throws {
    let lines = [["企业", "税收", "备注"], ["甲", "1,5", "x"], ["乙", "2", "y"], ["丙", "3", ""]]
    let text = lines.map { line in
      line.map { $0.contains(separator) ? "\"\($0)\"" : $0 }.joined(separator: separator)
    }.joined(separator: lineEnd)
    let source = try csv(text)
    #expect(source.dialect.separator.rawValue == separator.utf8.first)
    #expect(try source.readText().rows == [["甲", "1,5", "x"], ["乙", "2", "y"], ["丙", "3", "∅"]])
  }

  @Test("the same rows come out of every encoding")
  func encodings() throws {
    let text = "企业名称,税收\n宁波甬江𠮷器械厂,12.5\n湖州|丝绸,3\n"
    let folder = try TemporaryFolder()
    // Foundation's number of GB 18030-2000.
    let gb18030 = String.Encoding(rawValue: 0x8000_0632)
    var files: [(String, [UInt8])] = [
      ("utf8", Array(text.utf8)), ("mark", [0xEF, 0xBB, 0xBF] + Array(text.utf8)),
    ]
    files.append(("gb", Array(try #require(text.data(using: gb18030)))))
    for (name, encoding, mark) in [
      ("le", String.Encoding.utf16LittleEndian, [0xFF, 0xFE] as [UInt8]),
      ("be", .utf16BigEndian, [0xFE, 0xFF]), ("le0", .utf16LittleEndian, []),
      ("be0", .utf16BigEndian, []),
    ] {
      files.append((name, mark + Array(try #require(text.data(using: encoding)))))
    }
    for (name, bytes) in files {
      let path = try folder.write(Data(bytes), "\(name).csv")
      let source = try #require(try TableReader().sources(at: path).first)
      #expect(try source.header().titles == ["企业名称", "税收"], "\(name)")
      #expect(try source.readText().rows == [["宁波甬江𠮷器械厂", "12.5"], ["湖州|丝绸", "3"]], "\(name)")
    }
  }

  @Test("text in no known encoding is refused with the line")
  func badEncoding() throws {
    let bytes = Array("a,b\n1,2\n".utf8) + [0xFF, 0xFF, 0x0A]
    let problem = #expect(throws: Problem.self) { try DelimitedFile(bytes: bytes, file: "x.csv") }
    #expect(problem?.code == "tables.encoding" && problem?.place?.line == 3)
  }

  @Test("rows that are too short or too long are told with line and column, blank rows passed over")
  func ragged() throws {
    let table = try csv("a,b,c\n1,2,3\n\n,,\n4,5\n6,7,8,9,10\n1,2,3,\n").readText()
    #expect(table.rows == [["1", "2", "3"], ["4", "5", "∅"], ["6", "7", "8"], ["1", "2", "3"]])
    #expect(table.shortFaults == ["tables.short-row:5:-", "tables.long-row:6:4"])
    #expect((0..<4).map { table.sound[$0] } == [true, false, false, true])
    #expect(table.lines == [2, 5, 6, 7])
  }

  @Test("marks that break the rules are told, and nothing that stands there is lost")
  func brokenQuotes() throws {
    let table = try csv("a,b\n\"x\"y,1\nz\"z,2\n\"open,3\n4,5\n", dialect: Dialect()).readText()
    #expect(table.rows[0] == ["\"x\"y", "1"])
    #expect(table.rows[1] == ["z\"z", "2"])
    #expect(table.rows[2] == ["open,3\n4,5", "∅"])
    #expect(table.shortFaults.contains("tables.after-quote:2:1"))
    #expect(table.shortFaults.contains("tables.open-quote:4:1"))
  }

  @Test("lines are counted through line ends inside quotation marks")
  func lines() throws {
    let table = try csv("a,b\n\"1\n2\r\n3\",x\n4,y\n").readText()
    #expect(table.lines == [2, 5])
  }

  @Test("the header is found below a caption and a unit, and can be said")
  func header() throws {
    let text = "2023年度企业亩均效益,,\n单位：万元,,\n企业,税收,用地\n甲,1,2\n"
    let source = try csv(text)
    let header = try source.header()
    #expect(header.titles == ["企业", "税收", "用地"] && header.lastLine == 3)
    #expect(header.captions == ["2023年度企业亩均效益", "单位：万元"])
    #expect(try source.readText(after: header).rows == [["甲", "1", "2"]])
    #expect(throws: Problem.self) { try csv("1,2\n3,4\n").header() }
    #expect(try csv("1,2\n3,4\n").header(at: 1).titles == ["1", "2"])
  }

  @Test("an empty file, a folder, a file that is not there and a binary file are problems")
  func unreadable() throws {
    let folder = try TemporaryFolder()
    func code(_ body: () throws -> Void) -> String? {
      (#expect(throws: Problem.self) { try body() })?.code
    }
    let empty = try folder.write(Data(), "e.csv")
    #expect(code { _ = try TableReader().sources(at: empty) } == "tables.empty")
    #expect(code { _ = try TableReader().sources(at: folder.url.path) } == "tables.unreadable")
    #expect(code { _ = try TableReader().sources(at: "/nonexistent") } == "tables.unreadable")
    let binary = try folder.write(Data([1, 0, 2, 0, 0, 9, 9]), "b.csv")
    #expect(code { _ = try TableReader().sources(at: binary) } == "tables.binary")
    let old = try folder.write(Data([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1]), "o.xls")
    #expect(code { _ = try TableReader().sources(at: old) } == "tables.xls")
  }

  @Test("a million columns are refused, not read")
  func columns() throws {
    let text = String(repeating: "a,", count: 1_000_000) + "\n1\n"
    let problem = #expect(throws: Problem.self) { try csv(text).header() }
    #expect(problem?.code == "tables.too-many-columns")
    let wide = "a,b\n" + String(repeating: "1,", count: 1_000_000) + "\n"
    let table = try csv(wide).readText()
    #expect(table.faultCount == 1 && table.rows == [["1", "1"]])
  }

  @Test("the faults that are kept are bounded, all are counted")
  func manyFaults() throws {
    var limits = TableLimits.standard
    limits.faults = 5
    let text = "a,b\n" + String(repeating: "1\n", count: 100)
    let table = try csv(text, limits: limits).readText()
    #expect(table.faults.count == 5 && table.faultCount == 100 && table.sound.setCount == 0)
  }

  @Test("what the writer writes is read back")
  func roundTrip() throws {
    var generator = SeededGenerator(seed: 7)
    let pieces = ["甲", ",", "\"", "\n", "\r\n", " x", "1", "—", "a|b", "\t", "é"]
    for _ in 0..<300 {
      let width = Int.random(in: 1...4, using: &generator)
      let cells = (0..<Int.random(in: 1...5, using: &generator)).map { _ in
        (0..<width).map { _ in
          (0..<Int.random(in: 1...4, using: &generator))
            .compactMap { _ in pieces.randomElement(using: &generator) }.joined()
        }
      }
      let sheet = TableSheet(
        name: "t", columns: (0..<width).map { Column("c\($0)") },
        rows: cells.map { $0.map(Cell.text) })
      let text = CSVWriter(guardsFormulas: false).text(sheet)
      let read = try csv(text, dialect: Dialect()).readText().rows
      let expected = cells.map { row in
        row.map { cell in
          let trimmed = cell.trimmingCharacters(in: .whitespacesAndNewlines)
          return trimmed.isEmpty ? "∅" : trimmed
        }
      }.filter { $0.contains { $0 != "∅" } }
      #expect(read == expected)
    }
  }
}
