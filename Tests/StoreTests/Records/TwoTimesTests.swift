import Diagnostics
import Foundation
import Packs
import Tables
import Testing
import Vocabulary

@testable import Store

@Suite("records are kept with two times") struct TwoTimesTests {
  private let a = RecordFolder.goodCodes[0]
  private let b = RecordFolder.goodCodes[1]
  private let c = RecordFolder.goodCodes[2]

  @Test("a later batch replaces rows of the same record and period whole, and no others")
  func batches() throws {
    let folder = try RecordFolder()
    try folder.land("代码,年度,税收,名称\n\(a),2023,10,甲\n\(b),2023,20,乙\n\(a),2022,5,甲\n", "1.csv")
    let before = try folder.moment()
    try folder.land("代码,年度,税收\n\(b),2023,25\n\(c),2023,30\n", "2.csv")
    let then = try folder.table(at: before)
    #expect(then.rowCount == 2)
    #expect(then.value(1, "税收").value?.description == "20")
    let now = try folder.table()
    #expect((0..<now.rowCount).map { now.key($0) } == [a, b, c])
    #expect((0..<3).map { now.value($0, "税收").value?.description } == ["10", "25", "30"])
    // The row is replaced whole: the name that only the first file had is gone.
    #expect((0..<3).map { now.value($0, "名称").value?.description } == ["甲", "", ""])
    #expect((0..<3).map { now.batch($0).file } == ["1.csv", "2.csv", "2.csv"])
    #expect((0..<3).map { now.line($0) } == [2, 2, 3])
    let all = try folder.table("firm-year", nil)
    #expect(Set((0..<4).map { all.key($0).map { $0 } ?? "" }) == [a, b, c])
    #expect(all.rowCount == 4 && (0..<4).contains { all.period($0) == "2022" })
    #expect(try folder.table(at: Date(timeIntervalSince1970: 0)).rowCount == 0)
  }

  @Test("a correction is a new version: before it the old value is known, after it the new one")
  func corrections() throws {
    let folder = try RecordFolder()
    try folder.land("代码,年度,税收,用地\n\(a),2023,10,2\n\(b),2023,20,3\n")
    let before = try folder.moment()
    let first = try folder.correct(a, "税收", .value("12.50"))
    let between = try folder.moment()
    let second = try folder.correct(a, "税收", .missing)
    let after = try folder.moment()
    try folder.correct(a, "税收", .withdrawn)
    func tax(_ moment: Date?) throws -> (String?, Int64?) {
      let table = try folder.table(at: moment)
      return (table.value(0, "税收").value?.description, table.correction(0, "税收"))
    }
    #expect(try tax(before) == ("10", nil))
    #expect(try tax(between) == ("12.5", first.id))
    #expect(try tax(after) == ("", second.id))
    #expect(try tax(nil).0.map { Double($0) } == 10)
    #expect(try tax(nil).1 == nil)
    #expect(try folder.table().value(1, "税收").value?.description == "20")
    let history = try folder.library.record(type: "firm-year", key: a, viewer: .atTheMachine)
    #expect(history.versions.count == 4)
    #expect(history.states.first?.value("税收").value?.description == "10")
    #expect(try folder.library.checkLog().isEmpty)
    let kinds = try folder.library.logEntries(0..<9).map(\.kind)
    #expect(kinds == ["begin", "import", "correct", "correct", "correct"])
    // A correction stays in force over a later batch.
    try folder.correct(a, "税收", .value("13"))
    try folder.land("代码,年度,税收\n\(a),2023,10\n", "again.csv")
    let table = try folder.table()
    let row = try #require((0..<table.rowCount).first { table.key($0) == a })
    #expect(table.value(row, "税收").value?.description == "13")
    #expect(table.batch(row).file == "again.csv")
  }

  @Test("corrections are refused where they cannot hold")
  func refusals() throws {
    let folder = try RecordFolder()
    try folder.land("代码,年度,税收\n\(a),2023,10\n")
    func code(_ body: () throws -> Correction) -> String? {
      do { _ = try body() } catch { return (error as? Problem)?.code }
      return nil
    }
    #expect(code { try folder.correct(a, "税收", .value("12"), reason: " ") } == "records.no-reason")
    #expect(code { try folder.correct(a, "税", .value("12")) } == "records.no-field")
    #expect(code { try folder.correct(a, "代码", .value("12")) } == "records.key-field")
    #expect(code { try folder.correct(a, "亩均税收", .value("12")) } == "records.computed-field")
    #expect(code { try folder.correct(b, "税收", .value("12")) } == "records.no-record")
    #expect(
      code { try folder.correct(a, "税收", .value("12"), period: "2022") } == "records.no-record")
    #expect(code { try folder.correct(a, "税收", .value("十二")) } == "records.bad-value")
    #expect(code { try folder.correct(a, "税收", .value("-1")) } == "records.below-minimum")
    #expect(code { try folder.correct(a, "状态", .value("停业")) } == "records.not-allowed")
    #expect(
      code { try folder.correct(a, "电话", .value("1"), viewer: RecordViewer(role: .evaluation)) }
        == "records.masked")
    #expect(try folder.library.logSize() == 2)
  }

  @Test(
    "the origin of a value: file, digest, row, column, unit, mapping, who, when; or a correction")
  func provenance() throws {
    let folder = try RecordFolder()
    try folder.land("标题行,,\n代码,2023年税收（元）,用地\n\(a),123456,2\n", "税务.csv")
    func origin(_ field: String) throws -> Provenance? {
      try folder.library.provenance(
        type: "firm-year", key: a, period: "2023", field: field, viewer: .atTheMachine)
    }
    let tax = try #require(try origin("税收"))
    #expect(tax.value.value?.description == "12.3456")
    #expect(tax.line == 3 && tax.column == 2 && tax.columnTitle == "2023年税收（元）")
    #expect(tax.sourceUnit?.description == "元" && tax.unit?.description == "万元")
    #expect(tax.batch.file == "税务.csv" && tax.batch.actor == "王五")
    let digest = try FileDigest(path: folder.folder.appending(path: "税务.csv").path)
    #expect(tax.batch.sha256 == digest.sha256 && tax.batch.pack == "firms")
    #expect(tax.batch.packVersion == "1.2.3" && tax.batch.mapping.entries["用地"]?.field == "用地")
    let year = try #require(try origin("年度"))
    #expect(year.value.value?.description == "2023" && year.column == nil)
    let correction = try folder.correct(a, "税收", .value("13"))
    let corrected = try #require(try origin("税收"))
    #expect(corrected.correction?.id == correction.id && corrected.correction?.actor == "赵六")
    #expect(corrected.imported.value?.description == "12.3456")
    #expect(corrected.value.value?.description == "13")
    #expect(throws: Problem.self) { try origin("没有") }
  }

  @Test("records with a key of several fields and no period")
  func composite() throws {
    let folder = try RecordFolder()
    let text = "县,编号,成立,省级\na|b,c,2020-01-02,是\na,b|c,2021-01-02,否\n"
    try folder.land(text, type: "park")
    let table = try folder.library.recordTable(type: "park", viewer: .atTheMachine)
    #expect(table.rowCount == 2)
    let keys = (0..<2).compactMap { table.key($0) }
    #expect(keys == ["a%7Cb|c", "a|b%7Cc"])
    for (row, key) in keys.enumerated() {
      let history = try folder.library.record(type: "park", key: key, viewer: .atTheMachine)
      #expect(history.versions.count == 1)
      #expect(history.states[0].value("省级").value == .boolean(row == 0))
    }
    try folder.land("县,编号,成立\na|b,c,2020-01-03\n", "b.csv", type: "park")
    let later = try folder.library.recordTable(type: "park", viewer: .atTheMachine)
    #expect(later.rowCount == 2)
    #expect(later.value(1, "成立").value?.description == "2020-01-03")
  }

  @Test("equals a plain model over random batches and corrections")
  func model() throws {
    var generator = SplitMix(seed: 77)
    let folder = try RecordFolder()
    let codes = (0..<30).map { "K\($0)" }
    var model: [String: [String: String]] = [:]
    var moments: [(Date, [String: String])] = []
    for step in 0..<25 {
      if step > 2, Bool.random(using: &generator),
        let pick = model.keys.sorted().randomElement(
          using: &generator)
      {
        let value = "\(Int.random(in: 0...1_000_000, using: &generator))"
        let parts = pick.split(separator: "@").map(String.init)
        guard let record = folder.packs.record("park") else { continue }
        _ = try folder.library.correct(
          NewCorrection(
            record: record, key: parts[0], period: "", field: "成立",
            change: .value(
              "2\(String(value.prefix(3)).count == 3 ? value.prefix(3) : "000")-01-01"),
            reason: "x"), by: "a", viewer: .atTheMachine)
        model[pick]?["c"] = "2\(String(value.prefix(3)).count == 3 ? value.prefix(3) : "000")-01-01"
      } else {
        let chosen = codes.shuffled(using: &generator).prefix(
          Int.random(in: 1...20, using: &generator))
        var text = "县,编号,成立\n"
        for code in chosen {
          let day = "19\(Int.random(in: 10...99, using: &generator))-05-0\(step % 9 + 1)"
          text += "x,\(code),\(day)\n"
          model["x|\(code)@", default: [:]]["v"] = day
        }
        try folder.land(text + "", "s\(step).csv", type: "park")
      }
      moments.append((try folder.moment(), model.mapValues { $0["c"] ?? $0["v"] ?? "" }))
    }
    for (moment, wanted) in moments {
      let table = try folder.library.recordTable(
        type: "park", asKnownOn: moment, viewer: .atTheMachine)
      var found: [String: String] = [:]
      for row in 0..<table.rowCount {
        found["\(table.key(row) ?? "")@"] = table.value(row, "成立").value?.description
      }
      #expect(found == wanted)
    }
    #expect(try folder.library.checkLog().isEmpty)
  }
}
