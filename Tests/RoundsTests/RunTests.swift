import Appraisals
import Foundation
import GRDB
import Rounds
import Store
import Testing

@Suite("A run that is kept")
struct RunTests {
  @Test("is made again to the byte, whatever was imported or corrected since")
  func again() throws {
    let office = try SampleOffice(firms: 80)
    let round = try office.round(at: .draft)
    let first = try office.run(round)
    #expect(Digests.sha256(first.results) == first.run.results)
    _ = try office.correct("12345")
    let again = try office.library.openRun(first.run.id)
    #expect(again.results == first.results)
    // A new run sees the correction.
    let (_, newer) = try office.library.draft(
      round, office.bundle, today: office.day(9, 1), note: "更正", by: "王")
    #expect(newer.results != first.results && newer.run.id != first.run.id)
    #expect(try office.library.runs(ofRound: round.id).count == 2)
  }

  @Test("explains every figure by the row that it came from, and a correction by its number")
  func sources() throws {
    let office = try SampleOffice(firms: 80)
    let key = try office.correct("4321")
    let round = try office.round(at: .draft)
    let explainer = try office.run(round).explainer()
    let explanation = try #require(explainer.explanation(of: key))
    let facts = explanation.lines.flatMap(\.facts)
    let tax = try #require(facts.first { $0.field == "税收" })
    #expect(tax.value == "4321" && tax.source.contains("更正"))
    let land = try #require(facts.first { $0.field == "用地面积" })
    #expect(land.source.contains("enterprise-years.csv") && land.source.contains("行"))
    #expect(explainer.explanation(of: "没有这家") == nil)
  }

  @Test("cannot be changed in the file without being found")
  func tampering() throws {
    let office = try SampleOffice(firms: 60)
    _ = try office.round(at: .draft)
    try office.library.close()
    let queue = try DatabaseQueue(path: office.folder + "/library.sqlite")
    try queue.write { db in
      try db.execute(sql: "DROP TRIGGER appraisal_run_no_update")
      try db.execute(sql: "UPDATE appraisal_run SET results = 'x'")
    }
    try queue.close()
    let library = try Library(path: office.folder + "/library.sqlite")
    #expect(try !library.checkLog().isEmpty)
  }
}
