import Diagnostics
import Provisions
import Testing

@Suite("Reading a capture into documents and provisions")
struct PolicyReaderTests {
  private func documents(_ text: String) throws -> [PolicyDocument] {
    try PolicyReader().read(SourceText(name: "test", text: text)).documents.map(\.document)
  }

  private let compilation = """
    云溪县政策选编
    收藏
    第8页

    云溪县政策选编3

    云溪县人民政府关于印发云溪县竹材产业提升行动方案(2024—2026年)的通知云政发〔2024〕7 号各乡镇人民政府,县政府各部门:现将《云溪县竹材产业提升行动方案(2024—2026 年)》印发给你们,请认真组织实

    第9页

    云溪县政策选编4

    施。云溪县人民政府2024 年3月5日(此件公开发布)

    第10页

    云溪县政策选编5

    云溪县竹材产业提升行动方案(2024—2026 年)为提升竹材产业,制定本方案。

    一、主要目标

    到2026年,竹材加工率达到1.5 倍。二、重点任务

    (一)改造厂房。1.腾空旧厂。乡镇腾空旧厂30 亩。2.建设新厂。县里建设新厂。(二)培育龙头企业。培育龙头企业3 家。

    第11页

    云溪县政策选编6

    本方案自2024 年4 月1 日起施行,有效期为3年。
    """

  @Test("a notice and its plan are one document, with headings inside paragraphs and across pages")
  func compilationIsRead() throws {
    let documents = try documents(compilation)
    try #require(documents.count == 1)
    let document = documents[0]
    #expect(document.id == "云政发〔2024〕7号")
    #expect(document.form == .noticeWithAttachment)
    #expect(document.issuers == ["云溪县人民政府"])
    #expect(document.issued == CalendarDate(year: 2024, month: 3, day: 5))
    #expect(document.effective == CalendarDate(year: 2024, month: 4, day: 1))
    #expect(document.validity?.to == CalendarDate(year: 2027, month: 3, day: 31))
    #expect(document.planPeriod == PlanPeriod(from: 2024, to: 2026))
    #expect(document.pages == PageRange(first: 8, last: 11))
    #expect(
      document.provisions.map(\.id) == [
        "云政发〔2024〕7号 一", "云政发〔2024〕7号 二", "云政发〔2024〕7号 二(一)",
        "云政发〔2024〕7号 二(一)1.", "云政发〔2024〕7号 二(一)2.", "云政发〔2024〕7号 二(二)",
      ])
    #expect(
      document.provisions.map(\.heading) == [
        "主要目标", "重点任务", "改造厂房", "腾空旧厂", "建设新厂", "培育龙头企业",
      ])
    #expect(document.text.string.contains("请认真组织实施。"))
  }

  @Test("identifiers are the same in full-width and half-width prints with other page furniture")
  func identifiersSurvive() throws {
    let wide = compilation.replacing("(", with: "（").replacing(")", with: "）")
      .replacing(",", with: "，").replacing(" ", with: "").replacing("云溪县政策选编", with: "汇编第二辑")
    let first = try documents(compilation)
    let second = try documents(wide)
    #expect(first.map(\.id) == second.map(\.id))
    #expect(first.flatMap { $0.provisions.map(\.id) } == second.flatMap { $0.provisions.map(\.id) })
    #expect(first.flatMap { $0.blocks.map(\.id) } == second.flatMap { $0.blocks.map(\.id) })
  }

  @Test("articles of a law are numbered through, with paragraphs and items")
  func lawIsRead() throws {
    let law = """
      云溪县竹林保护条例
      第一章 总则
      第一条 为了保护竹林，制定本条例。
      第二条 本条例适用于本县的竹林。
      采伐竹林的人应当遵守下列规定：
      （一）不得采伐幼竹；
      （二）采伐以后及时补种。
      第二章 附则
      第三条 本条例自2024年5月1日起施行。
      """
    let document = try #require(try documents(law).first)
    #expect(document.form == .articles)
    #expect(document.effective == CalendarDate(year: 2024, month: 5, day: 1))
    let ids = document.provisions.map { $0.id.replacing("云溪县竹林保护条例 ", with: "") }
    #expect(
      ids == [
        "第一章", "第一条", "第二条", "第二条第一款", "第二条第二款", "第二条第二款第(一)项", "第二条第二款第(二)项", "第二章",
        "第三条",
      ])
    #expect(document.provisions.first { $0.id.hasSuffix("(二)项") }?.level == .item)
  }

  @Test("a regulation without chapters keeps its articles at the top")
  func regulationIsRead() throws {
    let text = """
      云溪县小型水车管理办法
      第一条 水车每年检查一次。
      第二条 违反本办法第一条规定的，责令改正。
      """
    let document = try #require(try documents(text).first)
    #expect(document.title == "云溪县小型水车管理办法")
    #expect(document.provisions.map(\.number) == ["第一条", "第二条"])
    #expect(document.provisions.map(\.parent) == [nil, nil])
  }

  @Test("a glued list of ministries is split by the table of bodies")
  func issuersAreSplit() {
    let glued = Scalars("工业和信息化部 国家发展和改革委员会教育部浙江省教育厅浙江省财政厅".unicodeScalars)
    let names = BodyTable().split(glued).map { String(scalars: glued[$0.range]) }
    #expect(names == ["工业和信息化部", "国家发展和改革委员会", "教育部", "浙江省教育厅", "浙江省财政厅"])
  }

  @Test("a title set in two lines and addressees of any name are front matter")
  func brokenTitleIsRead() throws {
    let text = """
      云溪县竹材加工企业
      安全检查暂行办法
      各乡镇，各竹矿：
      为做好检查，制定本办法。
      一、检查次数
      每年检查两次。
      """
    let document = try #require(try documents(text).first)
    #expect(document.title == "云溪县竹材加工企业安全检查暂行办法")
    #expect(document.addressees == ["各乡镇", "各竹矿"])
    #expect(document.provisions.map(\.heading) == ["检查次数"])
  }

  @Test("an empty text is refused with what to do")
  func emptyIsRefused() {
    #expect(throws: Problem.self) { try documents(" \n\u{3000}\n") }
  }

  @Test("whatever the text, spans lie in order, identifiers differ and every character has a place")
  func structureHolds() throws {
    let pieces = [
      "一、", "(一)", "（二）", "1.", "2．", "(1)", "①", "第一章", "第三条", "\n", "\n\n", "第7页\n", "总体要求", "。",
      "加快建设", "：", "；", "(", "《", "》", "〔2024〕", "云政发〔2024〕3号", "的通知", "2024年3月1日", "财政部", "各有关单位：",
      " ", "\u{3000}", "\u{0C}", "本办法自2024年3月1日起施行。", "关于", "3.5", "**", "# ", "有效期3年",
    ]
    var state: UInt64 = 7
    for _ in 0..<3000 {
      var text = "文"
      for _ in 0..<30 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        text += pieces[Int((state >> 33) % UInt64(pieces.count))]
      }
      let source = SourceText(name: "fuzz", text: text)
      let (layout, clean) = LayoutReader().layout(of: source)
      let documents = DocumentReader(bodies: BodyTables.shared).documents(
        in: clean, layout: layout, source: source)
      for document in documents {
        let ids = document.provisions.map(\.id) + document.blocks.map(\.id)
        #expect(Set(ids).count == ids.count, "\(text)")
        var spans = document.blocks.map(\.span)
        for provision in document.provisions { spans += [provision.headingSpan, provision.body] }
        spans = spans.filter { $0.count > 0 }.sorted()
        var at = 0
        for span in spans {
          #expect(span.start >= at && span.end <= document.text.count, "\(text)")
          let gap = document.text.scalars[min(at, span.start)..<span.start]
          let isBlank = gap.allSatisfy { $0.properties.isWhitespace }
          #expect(isBlank, "\(String(scalars: gap)) in \(text)")
          at = max(at, span.end)
        }
        let rest = document.text.scalars[min(at, document.text.count)...]
        let restIsBlank = rest.allSatisfy { $0.properties.isWhitespace }
        #expect(restIsBlank, "\(String(scalars: rest)) in \(text)")
      }
    }
  }
}

private enum BodyTables {
  static let shared = BodyTable()
}
