import Diagnostics
import Foundation
import Packs
import Tables
import Testing
import Vocabulary

@testable import Store

@Suite("masking of fields above a role's grade") struct MaskingTests {
  private static let secret = ["secret-0": 0, "9177713347": 1, "9177723347": 2, "secret-3": 3]
  private static let fields = ["名称": 0, "税收": 1, "用地": 2, "电话": 3]
  private let a = RecordFolder.goodCodes[0]
  private let b = RecordFolder.goodCodes[1]

  private func filled() throws -> RecordFolder {
    let folder = try RecordFolder()
    let text = """
      代码,年度,名称,税收,用地,电话
      \(a),2023,secret-0,9177713347,9177723347,secret-3
      \(b),2023,secret-0,9177713347,9177723347,secret-3
      """
    try folder.land(text)
    return folder
  }

  @Test(
    "a table, a history and an origin show a value to those who may see it, and to no others",
    arguments: Role.allCases)
  func everyRole(role: Role) throws {
    let folder = try filled()
    let viewer = RecordViewer(role: role, enterprise: role == .enterprise ? a : nil)
    let table = try folder.table(viewer: viewer)
    #expect(table.rowCount == (role == .enterprise ? 1 : 2))
    let history = try folder.library.record(type: "firm-year", key: a, viewer: viewer)
    #expect(history.states.count == 1)
    for (field, grade) in Self.fields {
      let isSeen = grade <= role.highestGrade
      #expect(table.value(0, field).isMasked == !isSeen)
      #expect((table.field(field)?.column == nil) == !isSeen)
      #expect(history.states[0].value(field).isMasked == !isSeen)
      let origin = try folder.library.provenance(
        type: "firm-year", key: a, period: "2023", field: field, viewer: viewer)
      #expect(origin?.value.isMasked == !isSeen && origin?.imported.isMasked == !isSeen)
    }
    // Nothing that leaves holds what may not be seen, however it is looked at.
    let everything = "\(table) \(history)"
    for (text, grade) in Self.secret where grade > role.highestGrade {
      #expect(!everything.contains(text), "\(role) sees \(text)")
    }
  }

  @Test("an enterprise sees its own records only, and nothing without its code")
  func ownOnly() throws {
    let folder = try filled()
    let other = RecordViewer(role: .enterprise, enterprise: b)
    let table = try folder.table(viewer: other)
    #expect((0..<table.rowCount).map { table.key($0) } == [b])
    #expect(try folder.library.record(type: "firm-year", key: a, viewer: other).versions.isEmpty)
    #expect(
      try folder.library.provenance(
        type: "firm-year", key: a, period: "2023", field: "名称", viewer: other) == nil)
    #expect(try folder.table(viewer: RecordViewer(role: .enterprise)).rowCount == 0)
    try folder.land("县,编号\nx,1\n", "park.csv", type: "park")
    #expect(try folder.library.recordTable(type: "park", viewer: other).rowCount == 0)
  }

  @Test("a correction keeps its value, reason and source from those who may not see the field")
  func corrections() throws {
    let folder = try filled()
    try folder.correct(a, "用地", .value("8888"), reason: "应为 8888")
    let viewer = RecordViewer(role: .visitor)
    let history = try folder.library.record(type: "firm-year", key: a, viewer: viewer)
    #expect(!"\(history)".contains("8888"))
    let table = try folder.table(viewer: viewer)
    #expect(table.correction(0, "用地") == nil && table.value(0, "用地").isMasked)
    let full = try folder.library.record(type: "firm-year", key: a, viewer: .atTheMachine)
    #expect("\(full)".contains("8888"))
    // Nor does the log tell it.
    #expect(try !folder.library.logEntries(0..<9).contains { $0.text.contains("8888") })
  }

  @Test("problems and rows to mend are masked as well")
  func problems() throws {
    let folder = try RecordFolder()
    let text = "代码,年度,用地,电话,备注\n\(a),2023,x7772,secret-3,9999\n\(b),2023,1,1,1\n"
    let outcome = try folder.land(text) { $0.acceptsProblems = true }
    guard case .landed(let batch) = outcome else { throw CocoaError(.fileReadUnknown) }
    for role in [Role.visitor, .evaluation, .administrator] {
      let viewer = RecordViewer(role: role)
      let problems = try folder.library.problems(ofBatch: batch.id, viewer: viewer)
      let list = try folder.library.rejects(ofBatch: batch.id, viewer: viewer)
      let said = "\(problems) \(list.rows.map(\.cells)) \(CSVWriter().text(list.sheet()))"
      #expect(said.contains("x7772") == (role != .visitor))
      #expect(said.contains("secret-3") == (role == .administrator))
      #expect(said.contains("9999") == (role == .administrator))
      #expect(said.contains("tables.not-a-number"))
    }
  }

  @Test("the pack in use masks at once what it grades higher than the batch did")
  func declared() throws {
    let folder = try filled()
    var record = try #require(folder.packs.record("firm-year"))
    let index = try #require(record.fields.firstIndex { $0.name == "名称" })
    record.fields[index].grade = .third
    let table = try folder.library.recordTable(
      type: "firm-year", viewer: RecordViewer(role: .evaluation), declared: record)
    #expect(table.value(0, "名称").isMasked)
  }
}
