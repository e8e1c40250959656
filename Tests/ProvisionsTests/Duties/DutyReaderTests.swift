import Provisions
import Testing

@Suite struct DutyReaderTests {
  private struct Names: BodyNaming {
    func fullName(of printed: String, in document: PolicyDocument) -> String? {
      printed == "县经信局" ? "青禾县经济和信息化局" : nil
    }
  }

  private func duties(_ text: String) -> [Duty] {
    DutyReader(bodies: Names()).duties(in: DocumentSketch.document(text))
  }

  private func parts(_ text: String) -> [String] {
    duties(text).map { "\($0.part.rawValue) \($0.agency)" }
  }

  @Test("of the agencies in closing brackets the first leads and the rest support")
  func closingBrackets() throws {
    let found = duties("一、窑炉改造\n(一)更新窑炉。更新老旧窑炉，推广电窑。(县经信局、县财政局、人行青禾支行)\n(二)节水。另行安排。")
    #expect(found.map(\.agency) == ["县经信局", "县财政局", "人行青禾支行"])
    #expect(found.map(\.part) == [.lead, .support, .support])
    let first = try #require(found.first)
    #expect(first.text == "更新窑炉")
    #expect(first.fullName == "青禾县经济和信息化局")
    #expect(first.provision == "某政发〔2031〕7号 一、(一)")
    #expect(found.allSatisfy { $0.text == "更新窑炉" })
  }

  @Test(
    "words in the list give the parts",
    arguments: [
      ("（县经信局牵头，县财政局、县税务局配合）", "lead 县经信局|support 县财政局|support 县税务局"),
      ("（责任单位：县经信局、县财政局）", "lead 县经信局|support 县财政局"),
      ("（牵头单位：县经信局、县科技局；配合单位：县财政局）", "lead 县经信局|lead 县科技局|support 县财政局"),
      ("（县经信局、县科技局按职责分工负责）", "lead 县经信局|support 县科技局"),
      ("（县经信局会同县财政局负责）", "lead 县经信局|support 县财政局"),
      (
        "（县经信局、县科技局等相关部门及各镇、街道按职责分工负责）",
        "lead 县经信局|support 县科技局|support 相关部门|support 各镇|support 街道"
      ),
      ("（县经信局负责，各县（市、区）人民政府落实）", "lead 县经信局|support 各县（市、区）人民政府"),
    ])
  func listForms(list: String, expected: String) {
    #expect(parts("推广电窑。\(list)").joined(separator: "|") == expected)
  }

  @Test("labels outside brackets are read to the end of their line")
  func labels() {
    #expect(
      parts("(一)推广电窑。改造一百座。\n牵头单位：县经信局\n配合单位：县财政局、各镇人民政府\n(二)其他。无。")
        == ["lead 县经信局", "support 县财政局", "support 各镇人民政府"])
  }

  @Test("several lists in one provision stand for the passage before each")
  func severalLists() {
    let found = duties("1.综合施策。推广电窑。（县经信局负责）治理废水。（县水利局负责）")
    #expect(found.map(\.agency) == ["县经信局", "县水利局"])
    #expect(found.last?.text == "治理废水。")
  }

  @Test(
    "brackets that hold something else are no list",
    arguments: [
      "推广电窑（含小型窑炉、隧道窑）。", "项目（不含课题负责人）。", "新建园区。（试行）", "改造窑炉（县经信局所属）二十座。",
    ])
  func noList(text: String) { #expect(parts(text).isEmpty) }

  @Test(
    "bodies are bound by words of the sentence",
    arguments: [
      ("各地要摸清窑炉底数。", "subject 各地"), ("鼓励各镇先行先试。", "subject 各镇"),
      ("对逾期不改的，由属地政府依法处置。", "subject 属地政府"), ("县经信局每月牵头召开调度会。", "lead 县经信局"),
      ("由县经信局牵头制定清单。", "lead 县经信局"), ("任务清单由县经信局另行印发。", "subject 县经信局"),
      ("县经信局要会同县财政局制定办法。", "lead 县经信局|support 县财政局"),
      ("在县窑炉改造领导小组的统一领导下，推进改造。", "lead 县窑炉改造领导小组"),
      ("充分发挥行业协会的作用。", "subject 行业协会"), ("经第三方机构确认后，可以兑现。", "subject 第三方机构"),
      ("压实企业主体责任和各级政府监管责任。", "subject 企业|subject 各级政府"),
      ("坚持“谁建设、谁负责”原则。", "lead 谁建设"), ("省市县联动实施窑炉攻关。", "subject 省市县"),
      ("建立发展改革部门、商务部门协同机制。", "subject 发展改革部门|subject 商务部门"),
      ("各县(市、区)应当公布名单。", "subject 各县(市、区)"),
      ("县经信局、县财政局等有关部门应加强指导。", "subject 县经信局|subject 县财政局|subject 有关部门"),
    ])
  func sentences(text: String, expected: String) {
    #expect(parts(text).joined(separator: "|") == expected)
  }

  @Test(
    "bodies that are only spoken of are not bound",
    arguments: [
      "各地经验值得推广。", "县经信局的意见已经采纳。", "建设智慧城市。", "发挥政府产业基金引领作用。", "经县政府同意，现印发给你们。",
      "自由贸易试验区做得好。",
    ])
  func notBound(text: String) { #expect(parts(text).isEmpty) }

  @Test("addressees and signatures bind nobody")
  func frontMatter() {
    #expect(parts("@addressees 各镇人民政府，各有关部门应当知悉：\n@signature 青禾县人民政府将于").isEmpty)
  }

  @Test("the span of a duty holds its words and the span of the agency its name")
  func spans() throws {
    let document = DocumentSketch.document("推进改造，由县经信局 牵头落实。其他另议。")
    let duty = try #require(DutyReader(bodies: Names()).duties(in: document).first)
    #expect(document.text[duty.agencySpan] == "县经信局")
    #expect(document.text[duty.span] == "推进改造，由县经信局 牵头落实")
    #expect(duty.text == "推进改造，由县经信局 牵头落实")
  }

  @Test(
    "an empty document and one of brackets alone are read",
    arguments: ["", "(((((", "落实工业和信息化责任", "谁", "由", "责任单位："])
  func degenerate(text: String) { #expect(parts(text).isEmpty) }
}
