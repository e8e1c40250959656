import Provisions
import Testing

@Suite("Texts that are cut, torn and doubled") struct MutationTests {
  private static let pieces = [
    "一、", "（一）", "1.", "附件", "附件1\n", "\n", "\u{C}", "目录\n", "。", "；", "：", "“", "《", "》", "（", "）",
    "2024年3月1日", "财政部\n", "印发", "第三条", "第四条之一", "每年", "不低于", "亿元", "〔2023〕4号", "令\n第3号",
    "\u{0}", "𠀀", "\u{301}", "索引号：", "第9页\n", "责任单位：", "(省经信厅、省财政厅)", "会同", "牵头", "同比",
  ].map { Array($0.unicodeScalars) }

  private func seeds() -> [[Unicode.Scalar]] {
    [Array(Self.plan.unicodeScalars), Array(Self.law.unicodeScalars)]
  }

  private static let plan = """
    云溪县人民政府文件
    云政发〔2026〕8号
    云溪县人民政府关于印发泵阀产业行动方案（2026—2030年）的通知
    各乡镇人民政府，县政府各部门：
    现将方案印发给你们，请认真组织实施。
    附件：泵阀产业行动方案
    云溪县人民政府
    2026年3月18日
    附件
    泵阀产业行动方案（2026—2030年）
    一、总体要求
    （一）主要目标。到2028年，规上工业增加值突破180亿元，亩均税收达到32万元、亩均增加值达到140万元。
    （二）主要任务。1.整治低效用地。每年完成再开发1500亩以上，容积率一般不低于1.8。2.培育龙头企业。累计培育年营业收入超10亿元企业15家。（县经信局牵头，县财政局配合）
    二、保障措施
    （一）加强保障。对首台套产品，按不超过销售额的10%给予奖励，最高200万元。每季度召开一次协调会。
    本方案自2026年4月1日起施行，有效期5年。
    """

  private static let law = """
    云溪省人民政府令
    第412号
    《云溪省工业园区管理办法》已经2025年8月11日省人民政府第50次常务会议审议通过，现予公布。
    省长 李四
    2025年8月20日
    云溪省工业园区管理办法
    目录
    第一章 总则
    第二章 准入
    第一章 总则
    第一条 为了规范工业园区管理，制定本办法。
    第二章 准入
    第二条 入园项目应当符合下列条件：
    （一）固定资产投资强度不低于每亩300万元；
    （二）单位工业增加值能耗低于0.5吨标准煤/万元。
    前款所列条件每三年评估一次，由省经信厅会同有关部门组织。
    附件
    申请表
    一、基本信息
    """

  @Test("are read without failing, and no character and no identifier is lost or doubled")
  func mutationsAreRead() {
    var random = Generator(state: 23)
    let reader = PolicyReader()
    let seeds = seeds()
    for round in 0..<600 {
      var text = seeds[round % seeds.count]
      for _ in 0...Int(random.next() % 24) where text.count > 8 { mutate(&text, &random) }
      let source = SourceText(name: "mutation", text: String(scalars: text[...]))
      guard let reading = try? reader.read(source) else { continue }
      for read in reading.documents { check(read) }
    }
  }

  private func mutate(_ text: inout [Unicode.Scalar], _ random: inout Generator) {
    let index = Int(random.next() % UInt64(text.count))
    let stop = min(text.count, index + 1 + Int(random.next() % 60))
    switch random.next() % 5 {
    case 0: text.removeSubrange(index..<stop)
    case 1: text.insert(contentsOf: text[index..<stop], at: 0)
    case 2: text.swapAt(index, stop - 1)
    case 3: text[index] = Unicode.Scalar(UInt32(random.next() % 0x9FFF)) ?? "x"
    default:
      text.insert(
        contentsOf: Self.pieces[Int(random.next() % UInt64(Self.pieces.count))], at: index)
    }
  }

  private func check(_ read: ReadDocument) {
    let document = read.document
    let identifiers = document.provisions.map(\.id) + document.blocks.map(\.id)
    #expect(Set(identifiers).count == identifiers.count)
    var spans = document.blocks.map(\.span)
    for provision in document.provisions { spans += [provision.headingSpan, provision.body] }
    var at = 0
    for span in spans.filter({ $0.count > 0 }).sorted() {
      #expect(
        span.start >= at && span.end <= document.text.count,
        "\(document.text[span]) in \(document.text.string)")
      at = max(at, span.end)
    }
    let known = Set(identifiers + [document.id])
    let whole = Span(0, document.text.count)
    #expect(read.statements.allSatisfy { known.contains($0.provision) && whole.contains($0.quote) })
    #expect(read.citations.allSatisfy { known.contains($0.provision) && whole.contains($0.span) })
    #expect(read.duties.allSatisfy { known.contains($0.provision) && whole.contains($0.span) })
  }
}
