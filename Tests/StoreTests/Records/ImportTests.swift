import Diagnostics
import Foundation
import Packs
import Tables
import Testing
import Vocabulary

@testable import Store

@Suite("importing records") struct ImportTests {
  private let a = RecordFolder.goodCodes[0]
  private let b = RecordFolder.goodCodes[1]
  private let c = RecordFolder.goodCodes[2]

  @Test("every problem has file, line, column, value and rule; with errors nothing lands")
  func problems() throws {
    let folder = try RecordFolder()
    let text = """
      代码,年度,名称,税收,用地,状态
      \(a),2023,甲,1,1,存续
      \(b),2023,乙,-5,1,停业
      9133,2023,丙,1,1,存续
      \(a),2023,丁,x,1,存续
      ,2023,戊,1,1,存续
      \(c),1999,己,5000,1,存续
      """
    let checked = try folder.check(text)
    let found = Set(
      checked.problems.map { "\($0.place?.line ?? 0):\($0.place?.column ?? 0) \($0.code)" })
    #expect(
      found.isSuperset(of: [
        "3:4 records.below-minimum", "3:6 records.not-allowed", "4:1 vocabulary.credit-code",
        "5:4 tables.not-a-number", "2:1 records.duplicate", "5:1 records.duplicate",
        "6:1 records.required", "7:2 records.below-minimum", "7:0 records.check",
      ]), "\(found)")
    #expect(checked.problems.allSatisfy { $0.place?.file == "a.csv" })
    let below = try #require(checked.problems.first { $0.code == "records.below-minimum" })
    #expect(below.message.chinese.contains("-5") && below.notes[0].chinese.contains("税收 >= 0"))
    #expect(checked.soundCount == 0 && checked.rowCount == 6)
    #expect(try checked.land() == .refused)
    #expect(try folder.library.batches().isEmpty)
    #expect(try folder.library.logSize() == 1)
  }

  @Test("a wrong check character warns and lands")
  func creditCode() throws {
    let folder = try RecordFolder()
    let wrong = String(a.dropLast()) + (a.hasSuffix("1") ? "2" : "1")
    let checked = try folder.check("代码,年度\n\(wrong),2023\n")
    #expect(checked.errorCount == 0)
    #expect(checked.problems.contains { $0.code == "vocabulary.credit-code-check" })
    guard case .landed = try checked.land() else { throw CocoaError(.fileReadUnknown) }
  }

  @Test("sound rows land where problems are accepted, and the others are kept to be mended")
  func accepting() throws {
    let folder = try RecordFolder()
    let text = "代码,年度,税收,备注\n\(a),2023,1,x\n\(b),2023,很多,\"y,\"\"z\"\n\(c),2023,3,w\n"
    let outcome = try folder.land(text) { $0.acceptsProblems = true }
    guard case .landed(let batch) = outcome else { throw CocoaError(.fileReadUnknown) }
    #expect(batch.rows == 2 && batch.fileRows == 3 && batch.problemCount >= 1)
    let table = try folder.table()
    #expect((0..<2).map { table.key($0) } == [a, c] && table.line(1) == 4)
    let list = try folder.library.rejects(ofBatch: batch.id, viewer: .atTheMachine)
    #expect(list.rows.map(\.line) == [3] && list.rows[0].cells == [b, "2023", "很多", "y,\"z"])
    let csv = CSVWriter(marksEncoding: false).text(list.sheet())
    #expect(csv.hasPrefix("代码,年度,税收,备注,原行号,问题\r\n\(b),2023,很多,\"y,\"\"z\",3,"))
    #expect(csv.contains("tables.not-a-number"))
    #expect(try folder.library.checkLog().isEmpty)
    // The mended rows come as another file.
    try folder.land("代码,年度,税收\n\(b),2023,2\n", "mended.csv")
    #expect(try folder.table().rowCount == 3)
  }

  @Test("the same file again adds nothing, unless it is read in another way")
  func again() throws {
    let folder = try RecordFolder()
    let text = "代码,年度,数\n\(a),2023,1\n"
    let first = try folder.land(text) {
      $0.decisions.entries["数"] = KeptMapping.Entry(field: "税收")
    }
    guard case .landed(let batch) = first else { throw CocoaError(.fileReadUnknown) }
    #expect(try folder.land(text, "other-name.csv") == .unchanged(batch))
    let size = try folder.library.logSize()
    let other = try folder.land(text) {
      $0.decisions.entries["数"] = KeptMapping.Entry(field: "用地")
    }
    guard case .landed = other else { throw CocoaError(.fileReadUnknown) }
    #expect(try folder.library.logSize() == size + 1)
  }

  @Test("the mapping of the last import of the type is used for the next file")
  func keptMapping() throws {
    let folder = try RecordFolder()
    try folder.land("代码,年度,缴了多少\n\(a),2023,1\n") {
      $0.decisions.entries["缴了多少"] = KeptMapping.Entry(field: "税收", unit: try? .init("元"))
    }
    try folder.land("代码,年度,缴了多少\n\(b),2023,70000\n", "2.csv")
    let table = try folder.table()
    #expect(table.value(1, "税收").value == .number(ScaledDecimal(7)))
  }

  @Test("a period that nobody states is asked, never guessed")
  func periods() throws {
    let folder = try RecordFolder()
    func code(_ text: String, _ period: String? = nil) -> String? {
      do { _ = try folder.check(text, change: { $0.period = period }) } catch {
        return (error as? Problem)?.code
      }
      return nil
    }
    #expect(code("代码,税收\n\(a),1\n") == "records.which-period")
    #expect(code("代码,2023年税收,2022年用地\n\(a),1,2\n") == "records.which-period")
    #expect(code("代码,2023年税收\n\(a),1\n", "2022") == "records.which-period")
    #expect(code("代码,税收\n\(a),1\n", "二三") == "records.bad-period")
    #expect(code("代码,税收\n\(a),1\n", "2023") == nil)
    #expect(code("代码,2023年税收\n\(a),1\n") == nil)
    let other = try folder.check("代码,年度,税收\n\(a),2022,1\n\(b),2023,1\n") { $0.period = "2023" }
    #expect(
      other.problems.filter { $0.code == "records.other-period" }.map { $0.place?.line } == [2])
    let preview = try RecordImport(
      try folder.request("代码,2023年度税收（元）,未知\n\(a),1,2\n"), into: folder.library
    ).preview()
    #expect(preview.period?.description == "2023" && preview.periodGround == .header)
    #expect(preview.mapping.unused == [3] && preview.rows == [[a, "1", "2"]])
  }

  @Test("cancelled before it lands, nothing is there")
  func cancel() throws {
    let folder = try RecordFolder()
    let text = "代码,年度\n\(a),2023\n"
    let control = ImportControl()
    let checked = try folder.check(text)
    control.cancel()
    #expect(throws: Problem.self) { try checked.land(control) }
    #expect(try folder.library.batches().isEmpty && folder.library.checkLog().isEmpty)
  }

  @Test("an unknown type, an absent column, an unsure title are told with what to do")
  func questions() throws {
    let folder = try RecordFolder()
    func code(_ text: String, _ type: String = "firm-year") -> String? {
      do { _ = try folder.check(text, type: type) } catch { return (error as? Problem)?.code }
      return nil
    }
    #expect(code("代码\n1\n", "firmyear") == "records.unknown-type")
    #expect(code("名称,年度\n甲,2023\n") == "tables.absent-field")
    #expect(code("代码,年度,税收(人)\n\(a),2023,1\n") == "tables.header-unit")
  }
}
