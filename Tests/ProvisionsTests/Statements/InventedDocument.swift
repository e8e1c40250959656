import Provisions

/// Documents made of a few words, for tests.
enum InventedDocument {
  static func make(
    _ text: String, period: PlanPeriod? = nil, title: String? = "某县茶产业行动方案",
    issued: CalendarDate? = nil
  ) -> PolicyDocument {
    let scalars = Array(text.unicodeScalars)
    let place = SourcePlace(page: 3, line: 1, column: 0)
    return PolicyDocument(
      id: "某政发〔2026〕1号", identityBasis: .number, title: title, number: "某政发〔2026〕1号",
      issued: issued, planPeriod: period,
      text: SourcedText(scalars: scalars, segments: [.init(start: 0, place: place)]),
      blocks: [Block(id: "某政发〔2026〕1号 引言", kind: .preamble, span: Span(0, scalars.count))])
  }
}
