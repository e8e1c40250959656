/// Finds targets, thresholds, benefits, deadlines and terms in the text of a document.
///
/// Reading goes from numbers to sentences, from sentences to comma clauses, from clauses to items,
/// and carries what is said once (year, 每年, verb, hedge, subject) by the rules of the guideline.
/// The words it knows are in `Dictionaries/`; how it works is in `docs/design/statements.md`.
///
/// ```swift
/// let statements = StatementReader().statements(in: document)
/// // 每年新增A类企业20家 → metric 新增A类企业数, `=`, 20 家, target_annual
/// ```
public struct StatementReader: Sendable {
  /// Creates a reader.
  public init() {}

  /// The statements of `document`, in order of text.
  ///
  /// - Parameter document: A document with its provisions and blocks; any text is accepted.
  /// - Returns: The statements; none where nothing is asserted.
  public func statements(in document: PolicyDocument) -> [Statement] {
    let frame = DocumentFrame(document)
    var statements: [Statement] = []
    var listTimes: [String: TimeMark] = [:]
    var background: Set<String> = []
    for region in regions(of: document) {
      var list = region.parent.flatMap { listTimes[$0] }
      var frame = frame
      if region.isBackground || region.parent.map(background.contains) ?? false {
        background.insert(region.id)
        frame.isReport = true
      }
      let drafts = read(region.span, in: document, frame, &list)
      if let list { listTimes[region.id] = list }
      statements += finish(drafts.drafts, drafts.text, region.id)
    }
    return statements
  }

  /// A stretch of text with the identifier that its statements carry.
  private struct Region {
    var id: String
    var parent: String?
    var span: Span
    /// Whether its heading says that it tells what is: 发展基础, 面临形势.
    var isBackground = false
  }

  private static let backgrounds = [
    "发展基础", "现实基础", "工作基础", "发展现状", "现状", "回顾", "主要成效", "取得成效", "发展成就", "发展形势", "面临形势", "面临的形势",
    "发展环境", "发展背景", "存在问题",
  ]

  private func regions(of document: PolicyDocument) -> [Region] {
    var regions: [Region] = []
    let length = document.text.count
    func clamped(_ span: Span) -> Span? {
      let start = min(max(0, span.start), length)
      let end = min(max(start, span.end), length)
      return end > start ? Span(start, end) : nil
    }
    for provision in document.provisions {
      // A heading that runs into its body is one sentence with it.
      let start =
        provision.body.isEmptyOrFollows(provision.headingSpan)
        ? provision.headingSpan.start + provision.number.unicodeScalars.count
        : provision.body.start
      if let span = clamped(Span(start, max(provision.headingSpan.end, provision.body.end))) {
        let heading = provision.heading.map { $0.filter { !$0.isWhitespace } } ?? ""
        regions.append(
          Region(
            id: provision.id, parent: provision.parent, span: span,
            isBackground: Self.backgrounds.contains { heading.hasSuffix($0) }))
      }
    }
    for block in document.blocks {
      switch block.kind {
      case .notice, .preamble, .fragment, .closing, .effect, .annex:
        if let span = clamped(block.span) {
          regions.append(Region(id: block.id, parent: nil, span: span))
        }
      case .letterhead, .title, .adoption, .number, .addressees, .attachmentTitle, .signature,
        .date, .publicationNote, .contents, .enclosures:
        continue
      }
    }
    if document.provisions.isEmpty, document.blocks.isEmpty, length > 0 {
      // A text that nobody has divided is read whole.
      regions.append(Region(id: document.id, parent: nil, span: Span(0, length)))
    }
    return regions.sorted { $0.span < $1.span }
  }

  private func read(
    _ span: Span, in document: PolicyDocument, _ frame: DocumentFrame, _ list: inout TimeMark?
  ) -> (drafts: [Draft], text: CompactText) {
    let text = CompactText(document.text.scalars, span: span)
    let passage = Passage(text, issued: document.issued)
    guard !passage.mentions.isEmpty || !passage.times.isEmpty || !passage.frequencies.isEmpty else {
      return ([], text)
    }
    var drafts: [Draft] = []
    for sentence in passage.sentences() {
      var reader = SentenceReader(passage, frame: frame, listTime: list)
      reader.read(sentence)
      drafts += reader.drafts
      if let time = reader.carry.time, opensList(passage, sentence) {
        list = time
      } else if endsParagraph(passage, sentence), !opensList(passage, sentence),
        !isListItem(passage, sentence)
      {
        list = nil
      }
    }
    return (drafts, text)
  }

  /// A sentence that ends in a colon before a line's end opens a list.
  private func opensList(_ passage: Passage, _ sentence: Range<Int>) -> Bool {
    guard let last = sentence.last else { return false }
    return passage.scalars[last] == ":"
      || passage.text.contains(anyOf: ["如下", "以下目标", "主要目标", "具体目标"], in: sentence)
        && sentence.count < 40
  }

  private func endsParagraph(_ passage: Passage, _ sentence: Range<Int>) -> Bool {
    sentence.upperBound < passage.scalars.count && passage.scalars[sentence.upperBound] == "\n"
  }

  /// Lines that begin with a dash, a bullet or a number belong to the list.
  private func isListItem(_ passage: Passage, _ sentence: Range<Int>) -> Bool {
    guard let first = sentence.first else { return false }
    switch passage.scalars[first] {
    case "—", "-", "·", "●", "•", "(", "①"..."⑳", "0"..."9": return true
    case "一", "二", "三", "四", "五", "六", "七", "八", "九": return passage.text.has("是", at: first + 1)
    default: return false
    }
  }

  private func finish(_ drafts: [Draft], _ text: CompactText, _ id: String) -> [Statement] {
    drafts.enumerated().map { index, draft in
      let qualifies = draft.qualifies.map { "\(id)#\(index + $0 + 1)" }
      return Statement(
        id: "\(id)#\(index + 1)", provision: id, kind: draft.kind, role: draft.role,
        metric: draft.metric, scope: draft.scope, comparator: draft.comparator, value: draft.value,
        date: draft.date, unit: draft.unit, horizon: draft.horizon,
        horizonSource: draft.horizonSource, frequency: draft.frequency, verb: draft.verb,
        hedges: draft.hedges.unique(), strengtheners: draft.strengtheners.unique(),
        implicit: draft.implicit, quote: text.span(draft.quoteWithValue),
        valueSpan: text.span(draft.valueRange),
        context: draft.context.map { Statement.Context(role: $0.role, span: text.span($0.range)) },
        qualifies: qualifies, confidence: (draft.confidence * 100).rounded() / 100)
    }
  }
}

extension Span {
  fileprivate func isEmptyOrFollows(_ heading: Span) -> Bool {
    count <= 0 || start == heading.end
  }
}

extension Array where Element: Hashable {
  /// The elements without repetitions, in order.
  fileprivate func unique() -> [Element] {
    var seen: Set<Element> = []
    return filter { seen.insert($0).inserted }
  }
}
