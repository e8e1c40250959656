import Testing
import Vocabulary

@Suite("Industries")
struct IndustryTests {
  private let table = IndustryTable.standard

  @Test("the classification has the entries of the standard")
  func counts() {
    let counts = Industry.Level.allCases.map { level in table.entries.count { $0.level == level } }
    #expect(counts == [20, 97, 473, 1381])
    let manufacturing = table.entries.filter { $0.section == "C" }
    #expect(
      Industry.Level.allCases.dropFirst().map { level in manufacturing.count { $0.level == level } }
        == [31, 179, 609])
  }

  @Test("every entry stands below one of the level above, in its section")
  func tree() {
    for entry in table.entries {
      let path = table.path(of: entry.code)
      #expect(path.map(\.level.rawValue) == Array((1...entry.level.rawValue).reversed()))
      #expect(path.last?.code == entry.section && !entry.name.isEmpty)
    }
    #expect(table.children(of: "C").count == 31 && table.children(of: "397").count > 1)
  }

  @Test("codes are found with and without the letter of their section")
  func lookUp() {
    #expect(table["3973"]?.name == "集成电路制造" && table["C3973"]?.code == "3973")
    #expect(table["A3973"] == nil && table["9999"] == nil && table[""] == nil)
    #expect(table["37"]?.name == "铁路、船舶、航空航天和其他运输设备制造业")
    #expect(
      table.isCode("3973", in: "39") && table.isCode("3973", in: "C")
        && !table.isCode("3973", in: "38"))
    #expect(table.entries(named: "集成电路制造").map(\.code) == ["3973"])
  }

  @Test("the edition of a list is told by codes that changed their meaning")
  func editions() {
    #expect(IndustryTable.edition(of: [("3963", "集成电路制造")]) == .of2011)
    #expect(IndustryTable.edition(of: [("0111", "稻谷种植"), ("3963", "智能无人飞行器制造")]) == .of2017)
    #expect(IndustryTable.edition(of: table.entries.map { ($0.code, $0.name) }) == .of2017)
    #expect(IndustryTable.edition(of: [("0111", "稻谷种植")]) == nil)
  }
}
