import Cases
import Registers
import Rulings
import Store
import Testing

@Suite("One parcel through its whole life, by one key")
struct LandChainTests {
  @Test("its facts, the lists it stands in and the cases about it are found by its number")
  func chain() throws {
    let folder = try LandFolder(
      "P1,91330000142944445H,331003,2021-01-01,是,2021-06-01,2022-03-01,,,是,9000,9000,1000,1000,,10000,7999,9000\n"
    )
    try folder.land(
      "宗地号,摸排日期,问题类型,整治措施,责任人,完成期限\nP1,2024-02-01,用而未尽,增容提质,周九,2024-12-31\n",
      type: "land-survey")
    try folder.land(
      "宗地号,登记土地用途,实际土地用途,登记房屋用途,实际房屋用途\nP1,工业,商服,厂房,商铺\n", type: "land-use-check")
    try folder.land(
      "宗地号,区块编号,亩均等级,符合产业导向,承担重大任务或保供,工艺不能搬迁,与周边环境协调\nP1,B1,B,是,否,否,是\n",
      type: "block-member")
    let registers = try folder.registers()
    for name in ["unsupplied", "idle", "underused", "survey-list", "illegal-use"] {
      _ = try registers.run(name, asOf: day("2024-03-01"), by: landOfficer)
    }
    _ = try registers.run("keep-in-place", asOf: day("2024-03-02"), by: landOfficer)
    var lists: Set<String> = []
    for register in registers.registers {
      let items = try registers.items(ofSubject: "P1", in: register.name, viewer: .atTheMachine)
      if items.contains(where: { $0.state == .review }) { lists.insert(register.name) }
    }
    #expect(lists == ["underused", "survey-list", "illegal-use", "keep-in-place"])
    let cases = try folder.cases()
    for (name, facts) in [
      ("extra-floor", [:]), ("illegal-use", [:]), ("court-sale", [:]),
      ("joint-supervision", ["监管单位": "管委会"]),
    ] as [(String, [String: String])] {
      _ = try cases.open(
        name, title: name, subject: "P1", facts: facts, on: day("2024-03-04"), by: landOfficer)
    }
    let files = try cases.files(subject: "P1", viewer: .atTheMachine)
    #expect(
      files.map(\.procedure) == ["extra-floor", "illegal-use", "court-sale", "joint-supervision"])
    let isAllOpen = files.allSatisfy(\.isOpen)
    #expect(isAllOpen)
    #expect(
      code {
        try cases.open(
          "extra-floor", title: "x", subject: "P9", on: day("2024-03-04"), by: landOfficer)
      } == "cases.no-subject")
  }
}
