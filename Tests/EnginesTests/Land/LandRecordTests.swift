import Diagnostics
import Packs
import Store
import Tables
import Testing

@Suite("Records of the land pack that contradict themselves")
struct LandRecordTests {
  /// A row that a check of its type refuses, and the same row put right.
  struct Pair: Sendable, CustomTestStringConvertible {
    var type: String
    var titles: String
    var bad: String
    var good: String
    var testDescription: String { "\(type): \(bad)" }
  }

  private static let pairs = [
    Pair(
      type: "renewal-option", titles: "区块编号,方式,估算成本,估算月数,选定,选定理由", bad: "B1,自主改造,900,18,是,",
      good: "B1,自主改造,900,18,是,成本最低"),
    Pair(
      type: "renewal-option", titles: "区块编号,方式,估算成本", bad: "B1,招商,900", good: "B1,统租统招,900"),
    Pair(
      type: "reserve-parcel", titles: "地块编号,入库日期,补偿已付清,再供应日期", bad: "C1,2024-01-01,否,2024-06-01",
      good: "C1,2024-01-01,是,2024-06-01"),
    Pair(
      type: "reserve-parcel", titles: "地块编号,入库日期,补偿已付清,再供应日期", bad: "C1,2024-01-02,是,2024-01-01",
      good: "C1,2024-01-01,是,2024-01-01"),
    Pair(
      type: "control-line", titles: "控制线编号,划定文件,划定面积,底线面积", bad: "X1,1号,900,900.01",
      good: "X1,1号,900,900"),
    Pair(
      type: "plan-fit", titles: "图斑编号,规划版本,占用永久基本农田面积,图斑面积", bad: "T1,2023版,5.01,5",
      good: "T1,2023版,5,5"),
    Pair(
      type: "small-park", titles: "园区代码,园区名称,企业数,制造类小微企业数", bad: "K1,创业园,9,10", good: "K1,创业园,9,9"),
    Pair(
      type: "park-tenant", titles: "入驻编号,园区代码,入驻日期,退出日期", bad: "T1,K1,2024-03-02,2024-03-01",
      good: "T1,K1,2024-03-02,2024-03-02"),
    Pair(
      type: "park-plan", titles: "园区代码,开始日期,完成期限", bad: "Y1,2024-03-02,2024-03-02",
      good: "Y1,2024-03-02,2024-03-03"),
    Pair(
      type: "land-survey", titles: "宗地号,摸排日期,验收日期", bad: "V1,2024-03-02,2024-03-01",
      good: "V1,2024-03-02,2024-03-02"),
    Pair(
      type: "land-breach", titles: "违约编号,宗地号,环节,违约事项,发现单位,发现日期", bad: "W1,P1,销售,延期,经信局,2024-03-01",
      good: "W1,P1,建设,延期,经信局,2024-03-01"),
    Pair(
      type: "land-duty", titles: "义务编号,宗地号,合同编号,义务,前手信用代码,承接日期",
      bad: "D1,P1,H1,亩均税收,91330000142944445H,", good: "D1,P1,H1,亩均税收,91330000142944445H,2024-03-01"),
  ]

  @Test("each is refused as a whole, and lands once it is put right", arguments: pairs)
  func refused(_ pair: Pair) throws {
    let folder = try LandFolder()
    #expect(throws: Problem.self) {
      try folder.land("\(pair.titles)\n\(pair.bad)\n", type: pair.type)
    }
    func count() throws -> Int {
      try folder.library.recordTable(
        type: pair.type, viewer: .atTheMachine, declared: folder.packs.record(pair.type)
      ).rowCount
    }
    let before = try count()
    #expect(before == 0)
    try folder.land("\(pair.titles)\n\(pair.good)\n", type: pair.type)
    let after = try count()
    #expect(after == 1)
  }

  @Test("a park files one plan: a second one is a new version of the first")
  func onePlan() throws {
    let folder = try LandFolder()
    let titles = "园区代码,途径,计划面积\n"
    try folder.land(titles + "Y1,拆除重建,100\n", type: "park-plan")
    try folder.land(titles + "Y1,设施更新,120\n", type: "park-plan")
    let record = try #require(folder.packs.record("park-plan"))
    let table = try folder.library.recordTable(
      type: "park-plan", viewer: .atTheMachine, declared: record)
    #expect(table.rowCount == 1)
    #expect(table.value(0, "计划面积").value?.description == "120")
  }
}
