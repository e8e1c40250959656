import Diagnostics
import Foundation
import Packs
import Store
import Tables
import Vocabulary

/// A library, a pack with a record type of each grade, and files to import, in a folder of their own.
final class RecordFolder {
  let folder: URL
  let library: Library
  let packs: PackSet

  static let goodCodes = ["91330000142944445H", "91330100799655058B", "91110000100003891G"]

  init(checks: String = "") throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "guiju-records-\(UUID())")
    let pack = folder.appending(path: "packs/firms")
    try FileManager.default.createDirectory(
      at: pack.appending(path: "records"), withIntermediateDirectories: true)
    try Data("name: firms\ntitle: 企业\nversion: 1.2.3\n".utf8)
      .write(to: pack.appending(path: "pack.yaml"))
    try Data((Self.firmYear + checks).utf8)
      .write(to: pack.appending(path: "records/firm-year.yaml"))
    try Data(Self.park.utf8).write(to: pack.appending(path: "records/park.yaml"))
    packs = try PackLoader().load(pack.path)
    library = try Library(path: folder.appending(path: "library.sqlite").path)
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  static let firmYear = """
    name: firm-year
    title: 企业年度
    period: year
    grade: 1
    primaryKey: [代码, 年度]
    missingValues: ["", "—"]
    fields:
      - {name: 代码, type: string, codes: credit-code, grade: 0, constraints: {required: true}}
      - {name: 年度, type: year, grade: 0, constraints: {required: true, minimum: 2000}}
      - {name: 名称, type: string, grade: 0, constraints: {maxLength: 20}}
      - {name: 税收, type: number, unit: 万元, grade: 1, constraints: {minimum: 0}}
      - {name: 用地, type: number, unit: 亩, grade: 2}
      - {name: 电话, type: string, grade: 3}
      - {name: 状态, type: string, grade: 0, constraints: {enum: [存续, 注销]}}
      - {name: 亩均税收, type: number, unit: 万元/亩, formula: "if 用地 > 0 then 税收 / 用地 else null"}
    checks:
      - {rule: "用地 = null or 税收 = null or 税收 <= 用地 * 1000", message: 税收与用地不相称}

    """

  static let park = """
    name: park
    title: 园区
    grade: 0
    primaryKey: [县, 编号]
    fields:
      - {name: 县, type: string, constraints: {required: true}}
      - {name: 编号, type: string, constraints: {required: true}}
      - {name: 成立, type: date}
      - {name: 省级, type: boolean}

    """

  func file(_ text: String, _ name: String = "a.csv") throws -> String {
    let path = folder.appending(path: name).path
    try Data(text.utf8).write(to: URL(fileURLWithPath: path))
    return path
  }

  func request(_ text: String, _ name: String = "a.csv", type: String = "firm-year") throws
    -> ImportRequest
  {
    ImportRequest(
      path: try file(text, name), name: name, type: type, packs: packs, actor: "王五",
      viewer: .atTheMachine)
  }

  /// Imports a text, and gives what became of it.
  @discardableResult
  func land(
    _ text: String, _ name: String = "a.csv", type: String = "firm-year",
    change: (inout ImportRequest) -> Void = { _ in }
  ) throws -> ImportOutcome {
    var request = try request(text, name, type: type)
    change(&request)
    return try RecordImport(request, into: library).check().land()
  }

  func check(
    _ text: String, _ name: String = "a.csv", type: String = "firm-year",
    change: (inout ImportRequest) -> Void = { _ in }
  ) throws -> CheckedImport {
    var request = try request(text, name, type: type)
    change(&request)
    return try RecordImport(request, into: library).check()
  }

  func table(
    _ type: String = "firm-year", _ period: String? = "2023", at moment: Date? = nil,
    viewer: RecordViewer = .atTheMachine
  ) throws -> RecordTable {
    try library.recordTable(
      type: type, period: try period.map { try RecordPeriod($0, .year) }, asKnownOn: moment,
      viewer: viewer)
  }

  /// A moment between what is recorded before and after it.
  func moment() throws -> Date {
    Thread.sleep(forTimeInterval: 0.005)
    let now = Date()
    Thread.sleep(forTimeInterval: 0.005)
    return now
  }

  @discardableResult
  func correct(
    _ key: String, _ field: String, _ change: NewCorrection.Change, period: String = "2023",
    reason: String = "税务局来函", viewer: RecordViewer = .atTheMachine
  ) throws -> Correction {
    guard let record = packs.record("firm-year") else { throw CocoaError(.featureUnsupported) }
    return try library.correct(
      NewCorrection(
        record: record, key: key, period: period, field: field, change: change, reason: reason,
        source: "浙税函1号"), by: "赵六", viewer: viewer)
  }
}

extension RecordTable {
  /// The values of a row as text; `#` for a masked one.
  func texts(_ row: Int) -> [String] {
    fields.map { value(row, $0.name).value?.description ?? "#" }
  }
}
