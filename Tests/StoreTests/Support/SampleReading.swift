import Foundation
import Provisions
import Store

/// Builds readings of invented documents without reading a file.
struct SampleReading {
  /// A provision to be.
  struct Part {
    var path: String
    var parent: String?
    var level: Provision.Level
    var number: String
    var heading: String
    var body: String

    init(
      _ path: String, under parent: String? = nil, _ level: Provision.Level = .article,
      number: String, _ heading: String, _ body: String
    ) {
      self.path = path
      self.parent = parent
      self.level = level
      self.number = number
      self.heading = heading
      self.body = body
    }
  }

  var id = "云溪政发〔2024〕7号"
  var title: String? = "云溪县人民政府关于印发制造业提质行动方案(2024—2026年)的通知"
  var preamble = "各乡镇人民政府:为提升制造业质量,特制定本方案。"
  var parts: [Part] = []
  var issued = CalendarDate(year: 2024, month: 3, day: 1)
  var effective = CalendarDate(year: 2024, month: 4, day: 1)
  var validity: Validity?
  var truncatedEnd = false
  var firstPage = 1
  /// Words in a part that are a statement: value words inside quote words.
  var statements: [(quote: String, value: String, kind: Statement.Kind)] = []
  var citations: [(text: String, form: Citation.Form, key: String)] = []
  var duties: [(agency: String, full: String?, part: Duty.Part, text: String)] = []

  var document: ReadDocument {
    var text = Scalars()
    func put(_ words: String) -> Span {
      let start = text.count
      text.append(contentsOf: words.unicodeScalars)
      return Span(start, text.count)
    }
    var blocks: [Block] = []
    if let title {
      blocks.append(Block(id: "\(id) 标题", kind: .title, span: put(title)))
      _ = put("\n")
    }
    blocks.append(Block(id: "\(id) 引言", kind: .preamble, span: put(preamble)))
    _ = put("\n")
    var provisions: [Provision] = []
    for part in parts {
      let head = put(part.number + part.heading)
      let body = put(part.body.isEmpty ? "" : "。" + part.body)
      _ = put("\n")
      provisions.append(
        Provision(
          id: "\(id) \(part.path)", parent: part.parent.map { "\(id) \($0)" }, level: part.level,
          number: part.number, heading: part.heading, headingSpan: head, body: body,
          extent: Span(head.start, body.end)))
    }
    let place = SourcePlace(page: firstPage, line: 1, column: 0)
    let sourced = SourcedText(scalars: text, segments: [.init(start: 0, place: place)])
    let front = PolicyDocument(
      id: id, identityBasis: .number, title: title, number: id, issuers: ["云溪县人民政府"],
      issued: issued, effective: effective, validity: validity,
      pages: PageRange(first: firstPage, last: firstPage), form: .noticeWithAttachment,
      truncatedEnd: truncatedEnd, text: sourced, blocks: blocks, provisions: provisions)
    return ReadDocument(
      document: front, statements: found(in: front), citations: cited(in: front),
      duties: owed(in: front))
  }

  func reading(_ source: String = "plan.txt") -> Reading {
    Reading(
      source: source,
      layout: CaptureLayout(lines: [
        .init(number: 1, kind: .text, page: firstPage, printedPage: nil, text: preamble)
      ]), documents: [document])
  }

  private func found(in front: PolicyDocument) -> [Statement] {
    statements.enumerated().compactMap { index, wanted in
      guard let quote = front.text.span(of: wanted.quote),
        let value = front.text.span(of: wanted.value, from: quote.start)
      else { return nil }
      let owner = front.owner(of: quote)
      return Statement(
        id: "\(owner)#\(index + 1)", provision: owner, kind: wanted.kind, metric: wanted.quote,
        comparator: .atLeast, value: "40", unit: "家", horizon: 2026, quote: quote,
        valueSpan: value, confidence: 0.9)
    }
  }

  private func cited(in front: PolicyDocument) -> [Citation] {
    citations.compactMap { wanted in
      front.text.span(of: wanted.text).map {
        Citation(
          provision: front.owner(of: $0), form: wanted.form, span: $0, text: wanted.text,
          key: wanted.key)
      }
    }
  }

  private func owed(in front: PolicyDocument) -> [Duty] {
    duties.compactMap { wanted in
      guard let span = front.text.span(of: wanted.text),
        let agency = front.text.span(of: wanted.agency)
      else { return nil }
      return Duty(
        provision: front.owner(of: span), agency: wanted.agency, fullName: wanted.full,
        part: wanted.part, text: wanted.text, span: span, agencySpan: agency)
    }
  }
}

extension SourcedText {
  /// The first place of some words.
  func span(of words: String, from start: Int = 0) -> Span? {
    let wanted = Array(words.unicodeScalars)
    guard scalars.count >= wanted.count else { return nil }
    for offset in start...(scalars.count - wanted.count)
    where Array(scalars[offset..<offset + wanted.count]) == wanted {
      return Span(offset, offset + wanted.count)
    }
    return nil
  }
}

extension PolicyDocument {
  /// The provision or block whose own words hold a span.
  func owner(of span: Span) -> String {
    provisions.last { $0.extent.contains(span) }?.id
      ?? blocks.first { $0.span.contains(span) }?.id ?? id
  }
}

extension SampleReading {
  /// A plan with a statement, a citation and duties.
  static var plan: SampleReading {
    SampleReading(
      parts: [
        Part("一", .chapter, number: "一、", "总体目标", "到2026年,培育数字工厂40家以上,亩均税收稳步提高。"),
        Part("二", .chapter, number: "二、", "重点任务", ""),
        Part(
          "二(一)", under: "二", number: "(一)", "盘活低效用地",
          "对低效企业实行分类处置,按照《云溪县低效用地处置办法》执行。(县经信局牵头,县资规局配合)"),
        Part("二(二)", under: "二", number: "(二)", "保障要素", "低保家庭子女就业的企业优先保障用能。"),
      ],
      statements: [("培育数字工厂40家以上", "40家", .targetCumulative)],
      citations: [("《云溪县低效用地处置办法》", .title, "云溪县低效用地处置办法")],
      duties: [
        ("县经信局", "云溪县经济和信息化局", .lead, "对低效企业实行分类处置"),
        ("县资规局", nil, .support, "对低效企业实行分类处置"),
      ])
  }
}
