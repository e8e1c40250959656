import Provisions
import Testing

@Suite("Laws and regulations in articles")
struct LawTests {
  private func read(_ text: String) throws -> ReadDocument {
    let reading = try PolicyReader().read(SourceText(name: "test", text: text))
    try #require(reading.documents.count == 1)
    return reading.documents[0]
  }

  private func addresses(_ document: PolicyDocument) -> [String] {
    document.provisions.map { $0.id.replacing(document.id + " ", with: "") }
  }

  private let statute = """
    云溪省制造业促进条例
    （2025年9月26日云溪省第十四届人民代表大会常务委员会第十二次会议通过）
    目　　录
    第一章　总　　则
    第二章　规划与用地
    第三章　附　　则
    第一章　总　　则
    第一条　为了促进制造业高质量发展，根据《中华人民共和国中小企业促进法》，制定本条例。
    第二条　本省行政区域内制造业的促进活动，适用本条例。
    　　本条例所称制造业，是指国民经济行业分类中的制造业。
    第二章　规划与用地
    第一节　规划
    第三条　县级以上人民政府应当编制制造业发展规划。
    第二节　用地
    第四条　工业用地应当优先用于下列项目：
    （一）投资强度每亩不低于四百万元的项目；
    （二）亩均税收高于四十万元，并且符合下列情形之一的项目：
    1．属于省重点产业的；
    2．属于专精特新企业的。
    前款第（一）项的标准每三年评估一次。
    第四条之一　零星用地可以合并供应。
    第五条　依照本条例第四条第一款第（二）项规定供地的，受让人应当在三十日内签订合同。
    第三章　附　　则
    第六条　本条例自2026年1月1日起施行。
    """

  @Test("a statute has chapters, sections, articles, paragraphs behind items, and articles put in")
  func statuteIsRead() throws {
    let read = try read(statute)
    let document = read.document
    #expect(document.title == "云溪省制造业促进条例")
    #expect(document.form == .articles)
    #expect(document.issuers == ["云溪省人民代表大会常务委员会"])
    #expect(document.issued == CalendarDate(year: 2025, month: 9, day: 26))
    #expect(document.effective == CalendarDate(year: 2026, month: 1, day: 1))
    #expect(document.blocks.map(\.kind) == [.title, .adoption, .contents])
    #expect(
      addresses(document) == [
        "第一章", "第一条", "第二条", "第二条第一款", "第二条第二款", "第二章", "第二章第一节", "第三条", "第二章第二节",
        "第四条", "第四条第一款", "第四条第一款第(一)项", "第四条第一款第(二)项", "第四条第一款第(二)项第1目",
        "第四条第一款第(二)项第2目", "第四条第二款", "第四条之一", "第五条", "第三章", "第六条",
      ])
    #expect(
      document.provisions.map(\.level) == [
        .chapter, .article, .article, .paragraph, .paragraph, .chapter, .section, .article,
        .section, .article, .paragraph, .item, .item, .subitem, .subitem, .paragraph, .article,
        .article, .chapter, .article,
      ])
    #expect(document.provisions.allSatisfy { !$0.unsure })
  }

  @Test("a statute's references lead to its own articles, its floors are thresholds")
  func statuteIsUnderstood() throws {
    let read = try read(statute)
    let target = read.citations.first { $0.text.contains("第四条第一款") }?.target
    #expect(target == "云溪省制造业促进条例 第四条第一款第(二)项")
    let floors = read.statements.filter { $0.kind == .threshold }
      .map { "\($0.metric) \($0.comparator.rawValue) \($0.value ?? "-") \($0.unit)" }
    #expect(floors.contains("投资强度 >= 4000000 元/亩"))
    #expect(floors.contains("亩均税收 > 400000 元/亩"))
    #expect(floors.contains { $0.hasSuffix("<= 30 日") })
  }

  @Test("an order puts a regulation in force: its number is the regulation's identifier")
  func orderIsRead() throws {
    let read = try read(
      """
      云溪省人民政府令
      第412号
      《云溪省工业园区管理办法》已经2025年8月11日省人民政府第50次常务会议审议通过，现予公布，自2025年10月1日起施行。
      省长 李四
      2025年8月20日
      云溪省工业园区管理办法
      第一章 总则
      第一条 为了规范工业园区管理，制定本办法。
      第二章 准入
      第二条 入园项目应当符合下列条件：
      （一）固定资产投资强度不低于每亩300万元；
      （二）单位工业增加值能耗低于0.5吨标准煤/万元。
      第三条 管理机构应当自受理之日起十五个工作日内作出决定。
      """)
    let document = read.document
    #expect(document.id == "云溪省人民政府令第412号")
    #expect(document.title == "云溪省工业园区管理办法")
    #expect(document.issuers == ["云溪省人民政府"])
    #expect(document.issued == CalendarDate(year: 2025, month: 8, day: 20))
    #expect(document.effective == CalendarDate(year: 2025, month: 10, day: 1))
    #expect(
      addresses(document) == ["第一章", "第一条", "第二章", "第二条", "第二条第(一)项", "第二条第(二)项", "第三条"])
    #expect(
      read.statements.filter { $0.kind == .threshold }.map(\.unit) == ["元/亩", "吨标准煤/万元", "工作日"])
  }
}
