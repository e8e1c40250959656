import Diagnostics
import Foundation
import Packs
import Registers
import Rulings
import Store
import Tables
import Testing
import Vocabulary

/// Published results of land supply, which are not part of the project.
private let supplyFile: String? = {
  let named = ProcessInfo.processInfo.environment["GUIJU_SHARED"].map { URL(fileURLWithPath: $0) }
  let folder = named ?? LandFolder.root.deletingLastPathComponent().appending(path: "shared")
  let path = folder.appending(path: "data/land/landchina_2007_all.csv").path
  return FileManager.default.fileExists(atPath: path) ? path : nil
}()

@Suite("Published supply records")
struct SupplyRecordsTests {
  @Test(
    "135 records of 2007: hectares, dates that stand for none, and the clocks of ten by hand",
    .enabled(if: supplyFile != nil, "the published records are not there"))
  func clocks() throws {
    let folder = try LandFolder()
    let path = try prepared(folder)
    var request = ImportRequest(
      path: path, name: "supply.csv", type: "land-use", packs: folder.packs, actor: "王五",
      viewer: .atTheMachine)
    // Eighteen records have no number to be known by; they are kept aside, told one by one.
    request.acceptsProblems = true
    let checked = try RecordImport(request, into: folder.library).check()
    #expect(checked.rowCount == 135 && checked.soundCount == 117)
    _ = try checked.land()
    let table = try folder.library.recordTable(type: "land-use", viewer: .atTheMachine)
    func value(_ key: String, _ field: String) -> String? {
      (0..<table.rowCount).first { table.key($0) == key }.flatMap {
        table.value($0, field).value?.description
      }
    }
    #expect(value("5101142007B00428", "供应面积") == "4600")
    #expect(value("4507002007B03470", "供应面积") == "176368")
    #expect(value("4507002007B03470", "土地价款") == "1851.9430")
    #expect(value("2113812007B00297", "约定动工日期") == TableValue.missing.description)
    let book = try folder.registers()
    _ = try book.run("idle", asOf: day("2008-07-31"), by: landOfficer)
    let items = try book.items(of: "idle", viewer: .atTheMachine)
    func state(_ key: String) -> RegisterState? { items.first { $0.subject == key }?.state }
    // As of 2008-07-31, taking it that nothing was begun where the record tells of no beginning.
    let expected: [(String, RegisterState?)] = [
      ("5101142007B00428", .review),  // agreed for 2007-07-31: the anniversary
      ("4690032007B00155", .review),  // 2007-06-30
      ("5323012007B00011", .review),  // 2007-03-01
      ("4101842007B00199", nil),  // 2007-12-31: a year is not over
      ("4507002007B03470", nil),  // 2008-02-02
      ("3304832007B01228", nil),  // 2007-11-18
      ("4507032007B00181", nil),  // 2007-08-02: two days short
      ("4301212007B00520", .undecided),  // 1901-01-02 stands for no day
      ("2113812007B00297", .undecided),
      ("4307032007A00448", .undecided),  // begun; how much is not told
    ]
    for (key, wanted) in expected { #expect(state(key) == wanted, "\(key)") }
    let missing = items.first { $0.subject == "4301212007B00520" }?.events[0].explanation?.missing
    #expect(missing == ["约定动工日"])
    let begun = items.first { $0.subject == "4307032007A00448" }?.events[0].explanation
    #expect(begun?.missing.isEmpty == false)
  }

  /// The columns that matter, with what the records do not say: whether works have begun.
  private func prepared(_ folder: LandFolder) throws -> String {
    let lines = try String(contentsOfFile: supplyFile ?? "", encoding: .utf8)
      .split(whereSeparator: \.isNewline).map {
        $0.split(separator: ",", omittingEmptySubsequences: false)
      }
    let titles = lines[0].map { String($0).replacing("\u{FEFF}", with: "") }
    let wanted = ["电子监管号", "面积(公顷)", "成交价格(万元)", "合同签订日期", "约定开工时间"]
    let places = wanted.compactMap { titles.firstIndex(of: $0) }
    let begun = try #require(titles.firstIndex(of: "实际开工时间"))
    var text = wanted.joined(separator: ",") + ",已动工,已供应\n"
    for line in lines.dropFirst() {
      text += places.map { String(line[$0]) }.joined(separator: ",")
      text += line[begun] == "Nah" ? ",否,是\n" : ",是,是\n"
    }
    let path = folder.folder.appending(path: "supply.csv").path
    try Data(text.utf8).write(to: URL(fileURLWithPath: path))
    return path
  }
}
