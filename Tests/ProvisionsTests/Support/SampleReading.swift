import Provisions

/// Read documents, invented, for the tests of exports.
enum SampleReading {
  private struct NoNames: BodyNaming {
    func fullName(of printed: String, in document: PolicyDocument) -> String? { nil }
  }

  /// A plan with a page break, two statements, citations and duties.
  static var plan: ReadDocument {
    var document = DocumentSketch.document(
      id: "青政发〔2031〕7号", number: "青政发〔2031〕7号", title: "青禾县窑炉改造方案",
      issuers: ["青禾县人民政府"],
      """
      === 3
      @preamble 根据《节水<条例>》和有关规定，制定本方案。
      一、窑炉“更新”
      (一)电窑。到2033年新建电窑 1200座以上，2031年6月底前摸清底数。
      === 4
      各镇要 & 应当配合。(县经信局、县财政局)
      (二)节水。用水重复率提高。
      @signature 青禾县人民政府
      @date 2031年2月1日
      """)
    document.issued = CalendarDate(year: 2031, month: 2, day: 1)
    var read = Self.read(document)
    read.statements = [
      statement(
        in: document, "1", quote: "新建电窑 1200座以上", kind: .targetCumulative, metric: "电窑",
        comparator: .atLeast, value: "1200000000000000000.05", unit: "座", horizon: 2033),
      statement(
        in: document, "2", quote: "2031年6月底前摸清底数", kind: .deadline, metric: "摸清底数",
        comparator: .atMost, value: nil, unit: "日期",
        date: CalendarDate(year: 2031, month: 6, day: 30)),
    ]
    return read
  }

  /// A document without anything printed but a line.
  static var bare: ReadDocument {
    read(DocumentSketch.document(id: "无题\"\\\u{1}", number: nil, "只有一行。"))
  }

  static func read(_ document: PolicyDocument) -> ReadDocument {
    ReadDocument(
      document: document, citations: CitationReader().citations(in: document),
      duties: DutyReader(bodies: NoNames()).duties(in: document))
  }

  private static func statement(
    in document: PolicyDocument, _ count: String, quote: String, kind: Statement.Kind,
    metric: String, comparator: Statement.Comparator, value: String?, unit: String,
    horizon: Int? = nil, date: CalendarDate? = nil
  ) -> Statement {
    let whole = Array(document.text.string.unicodeScalars)
    let words = Array(quote.unicodeScalars)
    let start =
      whole.indices.first { whole[$0...].starts(with: words) } ?? 0
    let span = Span(start, start + words.count)
    let provision = document.provisions.first { $0.extent.contains(start) && $0.level == .article }
    return Statement(
      id: "\(provision?.id ?? document.id)#\(count)", provision: provision?.id ?? document.id,
      kind: kind, metric: metric, comparator: comparator, value: value, date: date, unit: unit,
      horizon: horizon, quote: span, valueSpan: span, confidence: 0.9)
  }
}
