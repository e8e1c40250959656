/// What a whole document says about each of its statements.
struct DocumentFrame: Sendable {
  /// The years of a plan, from its title.
  let period: PlanPeriod?
  /// The day of signature.
  let issued: CalendarDate?
  /// Whom a statement binds where it says nothing: 全国, 全省, 全市, 全县.
  let scope: String?
  /// Whether the document reports what is (a yearbook, a bulletin), so that numbers are facts.
  var isReport: Bool
  /// Whether the document lays down rules: a law, measures or a standard.
  let isRule: Bool
  /// Whether the document sets targets: a plan, programme or scheme by its title or period.
  let isPlan: Bool

  init(_ document: PolicyDocument) {
    period = document.planPeriod
    issued = document.issued
    let title = document.title ?? document.inferredTitle?.value ?? ""
    isPlan =
      period != nil
      || ["规划", "计划", "行动", "方案", "意见", "措施", "举措"].contains { title.contains($0) }
    isRule =
      document.form == .articles
      || ["条例", "办法", "规定", "细则", "规则", "标准", "准则", "规范"].contains {
        title.hasSuffix($0) || title.contains($0 + "(") || title.contains($0 + "（")
      }
    isReport =
      ["报告", "公报", "白皮书", "年鉴"].contains { title.hasSuffix($0) }
      || Self.comparesWithLastYear(document.text.scalars)
    scope = Self.scope(issuers: document.issuers, title: title)
  }

  /// Whether 同比 stands in the text more often than a plan would use it.
  private static func comparesWithLastYear(_ text: Scalars) -> Bool {
    var count = 0
    var last: Unicode.Scalar = "。"
    for scalar in text {
      if scalar == "比", last == "同" { count += 1 }
      last = scalar
    }
    return count > 10 && count * 3000 > text.count
  }

  private static func scope(issuers: [String], title: String) -> String? {
    let names = issuers + [title]
    func any(_ words: [String]) -> Bool {
      names.contains { name in words.contains { name.contains($0) } }
    }
    if names.allSatisfy(\.isEmpty) { return nil }
    if any(["县人民政府", "县委", "区人民政府"]) { return any(["自治区人民政府"]) ? "全区" : "全县" }
    if any(["省"]) { return "全省" }
    if any(["自治区"]) { return "全区" }
    if any(["市"]) { return any(["国家市场", "市场监"]) && !any(["市人民"]) ? "全国" : "全市" }
    if any(["国务院", "工业和信息化部", "国家", "中国", "部"]) { return "全国" }
    return nil
  }
}
