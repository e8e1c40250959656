import Appraisals
import Foundation
import Rounds
import Store
import Tables
import Testing

@Suite("A round of appraisal")
struct RoundTests {
  @Test("goes through its stages in order, and every step is in the log")
  func order() throws {
    let office = try SampleOffice()
    var round = try office.round(at: .publish)
    #expect(round.stage == .publish && round.due == office.day(9, 10))
    round = try office.library.finish(
      round, try office.run(round), today: office.day(9, 11), by: "王")
    #expect(round.stage == .final && round.due == nil)
    let stages = try office.library.events(of: round).map(\.stage)
    #expect(stages == [.prepare, .confirm, .draft, .land, .publish, .final])
    #expect(try office.library.checkLog().isEmpty)
    #expect(try office.library.rounds().map(\.code) == [round.code])
  }

  @Test("skips no step", arguments: [Round.Stage.prepare, .confirm, .draft, .land])
  func skipping(stage: Round.Stage) throws {
    let office = try SampleOffice(firms: 60)
    let round = try office.round(at: stage)
    let late = office.day(12, 1)
    if stage != .prepare {
      #expect(
        fault {
          _ = try office.library.startConfirmation(
            of: round, office.bundle.method.publication, today: late, calendar: office.calendar,
            by: "王")
        } == "rounds.wrong-stage")
    }
    if stage == .prepare {
      #expect(
        fault { _ = try office.library.draft(round, office.bundle, today: late, note: "", by: "王") }
          == "rounds.wrong-stage")
      return
    }
    guard round.run != nil else { return }
    let run = try office.run(round)
    #expect(
      fault { _ = try office.library.finish(round, run, today: late, by: "王") }
        == "rounds.wrong-stage")
    if stage == .draft {
      // Land comes first, the method says.
      #expect(
        fault {
          _ = try office.library.publish(
            round, run, today: late, calendar: office.calendar, by: "王")
        } == "rounds.wrong-stage")
    }
  }

  @Test("waits for its deadlines")
  func deadlines() throws {
    let office = try SampleOffice(firms: 60)
    var round = try office.round(at: .confirm)
    #expect(round.due == office.day(7, 8))
    #expect(
      fault {
        _ = try office.library.draft(
          round, office.bundle, today: office.day(7, 8), note: "", by: "王")
      } == "rounds.too-early")
    // All have answered: the officer says so.
    round = try office.library.draft(
      round, office.bundle, today: office.day(7, 3), note: "企业已全部回应", by: "王"
    ).0
    round = try office.library.publishLand(
      round, office.bundle.method.publication, today: office.day(7, 4), calendar: office.calendar,
      by: "王")
    let run = try office.run(round)
    #expect(
      fault {
        _ = try office.library.publish(
          round, run, today: office.day(7, 5), calendar: office.calendar, by: "王")
      } == "rounds.too-early")
    let published = try office.library.publish(
      round, run, today: office.day(8, 1), calendar: office.calendar, by: "王")
    #expect(
      fault {
        _ = try office.library.finish(published, run, today: office.day(8, 2), by: "王")
      } == "rounds.too-early")
    #expect(
      fault {
        try office.library.object(
          to: published, key: "x", text: "晚了", evidence: nil, today: office.day(12, 1), by: "企业")
      } == "rounds.too-late")
  }

  @Test("is moved on by one of two who try at once")
  func twice() throws {
    let office = try SampleOffice(firms: 60)
    let round = try office.round(at: .draft)
    let publication = office.bundle.method.publication
    _ = try office.library.publishLand(
      round, publication, today: office.day(8, 4), calendar: office.calendar, by: "王")
    #expect(
      fault {
        _ = try office.library.publishLand(
          round, publication, today: office.day(8, 4), calendar: office.calendar, by: "李")
      } == "rounds.moved")
    #expect(fault { _ = try office.open() } == "rounds.taken")
  }

  @Test("keeps what firms say, and the last word counts")
  func confirmations() throws {
    let office = try SampleOffice(firms: 60)
    let round = try office.round(at: .confirm)
    let today = office.day(7, 2)
    #expect(
      fault {
        try office.library.confirm(
          round, key: "甲", agrees: false, note: "", today: today, by: "甲厂")
      } == "rounds.no-reason")
    try office.library.confirm(
      round, key: "甲", agrees: false, note: "税收少计", today: today, by: "甲厂")
    try office.library.confirm(round, key: "甲", agrees: true, note: "", today: today, by: "甲厂")
    let said = try office.library.confirmations(of: round)
    #expect(said.count == 1 && said["甲"]?.agrees == true)
    #expect(
      fault {
        try office.library.confirm(
          round, key: "乙", agrees: true, note: "", today: office.day(8, 1), by: "乙厂")
      } == "rounds.too-late")
  }

  @Test("is not final while an objection is open or the data are newer than the results")
  func objections() throws {
    let office = try SampleOffice(firms: 60)
    var round = try office.round(at: .publish)
    let key = try #require(try office.run(round).rows.population.supplied["信用代码"]?[0].description)
    try office.library.object(
      to: round, key: key, text: "税收少计", evidence: ("完税证明.pdf", [1, 2, 3]),
      today: office.day(9, 2), by: "企业")
    let late = office.day(9, 30)
    let run = try office.run(round)
    #expect(
      fault { _ = try office.library.finish(round, run, today: late, by: "王") }
        == "rounds.open-objections")
    let objection = try #require(try office.library.objections(of: round).first)
    #expect(try office.library.evidence(of: objection) == Data([1, 2, 3]))
    try office.library.answer(objection, of: round, isUpheld: true, text: "属实", by: "王")
    #expect(
      fault {
        let again = try #require(try office.library.objections(of: round).first)
        try office.library.answer(again, of: round, isUpheld: false, text: "又改", by: "王")
      } == "rounds.answered")
    let corrected = try office.correct("99999")
    #expect(
      fault { _ = try office.library.finish(round, run, today: late, by: "王") } == "rounds.stale")
    #expect(
      fault { _ = try office.library.draft(round, office.bundle, today: late, note: "", by: "王") }
        == "rounds.no-reason")
    let (moved, newer) = try office.library.draft(
      round, office.bundle, today: late, note: "异议成立", by: "王")
    let difference = RunDifference(
      (run.appraisal, run.rows.population), (newer.appraisal, newer.rows.population))
    #expect(difference.parts.isEmpty && difference.changedFirms == 1)
    #expect(difference.changedData.first?.key == corrected)
    #expect(difference.changedData.first?.values.map(\.field) == ["税收"])
    round = try office.library.finish(moved, newer, today: late, by: "王")
    #expect(round.stage == .final)
    #expect(try office.library.checkLog().isEmpty)
  }
}
