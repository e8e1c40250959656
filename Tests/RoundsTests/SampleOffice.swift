import Appraisals
import Demo
import Diagnostics
import Foundation
import Packs
import Rounds
import Store
import Tables
import Vocabulary

/// A library with invented firms of one county's size, and the method that appraises them.
final class SampleOffice {
  let folder: String
  let library: Library
  let packs: PackSet
  let bundle: MethodBundle
  let calendar = WorkingCalendar.standard

  static let packFolder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("packs").path

  init(firms: Int = 120) throws {
    folder = FileManager.default.temporaryDirectory.path + "/guiju-office-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    library = try Library(path: folder + "/library.sqlite")
    packs = try PackLoader().load(Self.packFolder + "/per-mu")
    bundle = try MethodBundle(
      "zhejiang-frame", in: packs, for: OverlayContext(jurisdiction: "330000", year: 2024))
    _ = try DemoGenerator(enterprises: firms, seed: 3, hasMistakes: false)
      .write(to: folder + "/demo") { _ in }
    for (type, file) in [
      ("enterprise", "enterprises.csv"), ("enterprise-year", "enterprise-years.csv"),
    ] {
      let request = ImportRequest(
        path: folder + "/demo/" + file, type: type, packs: packs, actor: "导入",
        viewer: .atTheMachine)
      _ = try RecordImport(request, into: library).check().land()
    }
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  /// A day of 2025.
  func day(_ month: Int, _ day: Int) -> Day {
    guard let day = Day(year: 2025, month: month, day: day) else {
      preconditionFailure("a day of the year")
    }
    return day
  }

  func open() throws -> Round {
    try library.openRound(bundle, year: 2024, asOf: day(6, 30), by: "王")
  }

  /// A round that has come to a stage, on the way of every day.
  func round(at stage: Round.Stage) throws -> Round {
    var round = try open()
    if stage == .prepare { return round }
    round = try library.startConfirmation(
      of: round, bundle.method.publication, today: day(7, 1), calendar: calendar, by: "王")
    if stage == .confirm { return round }
    round = try library.draft(round, bundle, today: day(8, 1), note: "", by: "王").0
    if stage == .draft { return round }
    round = try library.publishLand(
      round, bundle.method.publication, today: day(8, 4), calendar: calendar, by: "王")
    if stage == .land { return round }
    round = try library.publish(
      round, try run(round), today: day(9, 1), calendar: calendar, by: "王")
    return round
  }

  func run(_ round: Round) throws -> OpenedRun { try library.openRun(round.run ?? 0) }

  /// Corrects the tax of the first firm that is ranked.
  func correct(_ value: String) throws -> String {
    let table = try library.recordTable(
      type: "enterprise-year", period: try RecordPeriod("2024", .year), viewer: .atTheMachine)
    let key = table.key(0) ?? ""
    try library.correct(
      NewCorrection(
        record: bundle.record, key: key, period: "2024", field: "税收", change: .value(value),
        reason: "异议成立"), by: "王", viewer: .atTheMachine)
    return table.value(0, "信用代码").value?.description ?? ""
  }
}

/// The code of the problem that something throws; nil where it throws none.
func fault(_ body: () throws -> Void) -> String? {
  do { try body() } catch let problem as Problem { return problem.code } catch { return "\(error)" }
  return nil
}
