import Provisions
import Testing

@Suite("Statements hold together on any text")
struct StatementRobustnessTests {
  /// Pieces that policy sentences are made of, and pieces that break them.
  private static let pieces = [
    "每年", "累计", "到2028年,", "2030年底前", "力争", "新增", "达到", "突破", "不低于", "茶企业", "亩均税收", "12", "3.5",
    "万", "亿元",
    "%", "家", "个", "以上", "左右", "、", ",", "。", ";", ":", "(", ")", "“", "”", "《", "》", "\n", " ",
    "全覆盖", "零的突破", "全部支持",
    "百分之", "三分之二", "千亿级", "/", "—", "的", "和", "总投资", "给予", "提取", "起施行", "有效期", "5G", "4+2",
    "每季度召开例会", "近三年", "内",
    "99999999999999999999", "0", "𠀀", "e\u{301}", "1/0", "2/3", "十五五", "年", "月", "起",
  ]

  @Test("no text makes the reader fail, and every span lies in the text", arguments: 0..<40)
  func anyText(seed: Int) {
    var state = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 &+ 1
    func next(_ bound: Int) -> Int {
      state ^= state << 13
      state ^= state >> 7
      state ^= state << 17
      return Int(state % UInt64(bound))
    }
    for _ in 0..<100 {
      let text = (0..<next(60)).map { _ in Self.pieces[next(Self.pieces.count)] }.joined()
      check(
        InventedDocument.make(
          text, period: seed.isMultiple(of: 2) ? PlanPeriod(from: 2026, to: 2030) : nil))
    }
  }

  private func check(_ document: PolicyDocument) {
    let statements = StatementReader().statements(in: document)
    let ids = Set(statements.map(\.id))
    #expect(ids.count == statements.count)
    for statement in statements {
      let whole = Span(0, document.text.count)
      #expect(whole.contains(statement.quote))
      #expect(statement.quote.contains(statement.valueSpan), "\(document.text.string)")
      #expect(statement.context.allSatisfy { whole.contains($0.span) })
      #expect((0...1).contains(statement.confidence))
      #expect(statement.value != nil || statement.date != nil || statement.unit == "日期")
      #expect(statement.qualifies.map(ids.contains) ?? true)
      #expect((statement.role == .qualifier) == (statement.qualifies != nil))
    }
  }

  @Test("spans that lie outside the text are cut to it")
  func spansOutside() {
    var document = InventedDocument.make("新增茶企业20家。")
    document.blocks[0].span = Span(-5, 4000)
    #expect(StatementReader().statements(in: document).count == 1)
  }

  @Test(
    "text without any stop is read in linear time", .timeLimit(.minutes(1)),
    arguments: ["茶企业12家、", "新增12家", "到2028年,", "力争", "(", "“", "百", "12—13", "由3个"])
  func endlessSentence(piece: String) {
    let text = String(repeating: piece, count: 30_000 / piece.count)
    let document = InventedDocument.make(text, period: PlanPeriod(from: 2026, to: 2030))
    let statements = StatementReader().statements(in: document)
    #expect(statements.allSatisfy { $0.quote.end <= document.text.count })
  }

  @Test("a text without provisions and blocks is read whole")
  func undivided() {
    var document = InventedDocument.make("新增茶企业20家。")
    document.blocks = []
    #expect(StatementReader().statements(in: document).map(\.provision) == [document.id])
  }

  @Test("a qualifier names the statement that it qualifies")
  func qualifierLink() throws {
    let document = InventedDocument.make("每年开工总投资5亿元以上的食品项目9个。")
    let statements = StatementReader().statements(in: document)
    try #require(statements.count == 2)
    #expect(statements[0].qualifies == statements[1].id)
    #expect(statements[1].id == "某政发〔2026〕1号 引言#2")
  }

  @Test("words outside the quote are kept as context")
  func context() throws {
    let document = InventedDocument.make("力争每年新增陶瓷大师20名、非遗传承人60名以上。")
    let statements = StatementReader().statements(in: document)
    try #require(statements.count == 2)
    let words = statements[1].context.map { ($0.role, document.text[$0.span]) }
    #expect(words.contains { $0.0 == "verb" && $0.1 == "新增" })
    #expect(words.contains { $0.0 == "frequency" && $0.1 == "每年" })
    #expect(statements[1].hedges == ["力争", "以上"])
  }

  @Test("a list takes the year of the line that opens it")
  func listYear() {
    let document = InventedDocument.make("到2029年,实现以下目标:\n——茶企业达到30家。\n——茶园面积达到5万亩。\n")
    #expect(StatementReader().statements(in: document).map(\.horizon) == [2029, 2029])
  }

  @Test("numbers of a year gone by are facts, not targets")
  func pastYear() {
    let document = InventedDocument.make(
      "2024年,全县茶企业达到30家。", issued: CalendarDate(year: 2026, month: 3, day: 1))
    #expect(StatementReader().statements(in: document).map(\.kind) == [.other])
  }
}
