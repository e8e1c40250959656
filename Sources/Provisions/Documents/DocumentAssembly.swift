/// Takes one document apart: front, notice, tree, back.
struct DocumentAssembly {
  let text: SourcedText
  let bodies: BodyTable
  let isLast: Bool
  let source: SourceText
  let isAlone: Bool

  private var scalars: Scalars { text.scalars }

  func document(numberedAs unique: (String) -> String) -> PolicyDocument {
    let front = FrontMatter(scalars, bodies: bodies)
    let division = DocumentDivision(scalars, from: front.end)
    var annexes = division.annexes
    var mainEnd = annexes.first?.range.lowerBound ?? scalars.count
    let apart =
      ([division.contents].compactMap(\.self) + division.enclosures + division.colophons)
      .sorted { $0.lowerBound < $1.lowerBound }
    let scanner = HeadingScanner(text: scalars)
    var found = scanner.headings(in: front.end..<mainEnd, without: apart)
    var blocks = front.blocks
    blocks += division.contents.map { [(.contents, $0)] } ?? []
    blocks += division.enclosures.map { (.enclosures, $0) }
    blocks += division.colophons.map { (.publicationNote, $0) }
    // What a notice without numbers of its own has for its first annex is the text that it issues.
    var issued: DocumentDivision.Annex?
    if let first = annexes.first, found.isEmpty {
      issued = first
      annexes.removeFirst()
      mainEnd = annexes.first?.range.lowerBound ?? scalars.count
      found = scanner.headings(in: first.labelEnd..<mainEnd, without: apart)
    }
    let endings = Ending.all(in: scalars, from: front.end, bodies: bodies)
      .filter { $0.end <= mainEnd }
    var boundaries = apart.map(\.lowerBound)
    let firstMark = found.first?.mark.range.lowerBound ?? mainEnd
    // A signature before the first number, or with numbers behind it, closes a notice.
    let notice = endings.first { ending in
      ending.end < mainEnd
        && (ending.start <= firstMark || found.contains { $0.mark.range.lowerBound >= ending.end })
        && issued.map { ending.end <= $0.range.lowerBound } ?? true
    }
    var textStart = front.end
    if notice != nil || issued != nil {
      let noticeEnd = min(notice?.start ?? mainEnd, firstMark, issued?.range.lowerBound ?? mainEnd)
      blocks.append((.notice, front.end..<noticeEnd))
      blocks += notice?.blocks ?? []
      textStart = max(notice?.end ?? 0, issued?.range.lowerBound ?? 0)
      if let notice, textStart > notice.end { blocks.append((.notice, notice.end..<textStart)) }
      boundaries += (notice?.blocks.map(\.1.lowerBound) ?? []) + [textStart]
      let titleStart = issued?.labelEnd ?? textStart
      let next = found.first { $0.mark.range.lowerBound >= titleStart }?.mark.range.lowerBound
      let end = min(
        attachmentTitleEnd(from: titleStart, front: front) ?? titleStart, next ?? mainEnd)
      if end > textStart {
        blocks.append((.attachmentTitle, textStart..<end))
        textStart = end
      }
    }
    let firstAfter = found.first { $0.mark.range.lowerBound >= textStart }?.mark.range.lowerBound
    let closingEnding = endings.last.flatMap { last in
      last.start == notice?.start || last.end <= textStart ? nil : last
    }
    let leadEnd = min(firstAfter ?? mainEnd, closingEnding?.start ?? mainEnd)
    if textStart < leadEnd {
      let startsAmid =
        front.blocks.isEmpty && notice == nil && issued == nil && isAmid(found.first, leadEnd)
      let kind: Block.Kind =
        notice != nil && firstAfter == nil ? .annex : (startsAmid ? .fragment : .preamble)
      blocks.append((kind, textStart..<leadEnd))
    }
    var numbered = found.filter { entry in
      !endings.contains {
        $0.start <= entry.mark.range.lowerBound && entry.mark.range.lowerBound < $0.end
      }
    }
    let lastStart = numbered.last?.mark.range.lowerBound ?? 0
    let tailStart = min(
      closingEnding?.start ?? mainEnd,
      apart.first { $0.lowerBound > lastStart }?.lowerBound ?? mainEnd)
    let tail = Tail(scalars, last: numbered.last, end: tailStart)
    if let effect = tail.effect { blocks.append((.effect, effect)) }
    if let closing = tail.closing { blocks.append((.closing, closing)) }
    boundaries += [tail.effect?.lowerBound, tail.closing?.lowerBound].compactMap(\.self)
    if let closingEnding {
      blocks += closingEnding.blocks
      boundaries.append(closingEnding.start)
      if closingEnding.end < mainEnd {
        let next = numbered.first { $0.mark.range.lowerBound >= closingEnding.end }
        blocks.append((.annex, closingEnding.end..<(next?.mark.range.lowerBound ?? mainEnd)))
        boundaries.append(closingEnding.end)
      }
    }
    for annex in annexes {
      let inner = scanner.headings(in: annex.labelEnd..<annex.range.upperBound, without: apart)
        .map { entry in
          var entry = entry
          entry.annex = annex.label
          return entry
        }
      let first = inner.first?.mark.range.lowerBound ?? annex.range.upperBound
      blocks.append((.annex, annex.range.lowerBound..<first))
      boundaries.append(annex.range.lowerBound)
      numbered += inner
    }

    var document = PolicyDocument(id: "", identityBasis: .content, text: text)
    document.title = front.title
    document.number = front.number
    document.addressees = front.addressees
    let signed = closingEnding ?? notice
    document.issued = (notice ?? closingEnding)?.date ?? front.issued
    document.issuers = (notice ?? signed)?.issuers ?? []
    if document.issuers.isEmpty { document.issuers = front.issuers }
    if document.issuers.isEmpty, let title = front.title {
      let scalars = Scalars(title.unicodeScalars)
      if let body = bodies.longestBody(at: 0, in: scalars) {
        document.issuers = [String(scalars: scalars[body.range])]
      }
    }
    // An order has no title but that of what it puts in force.
    if document.title == nil, front.isOrder,
      let attached = blocks.first(where: { $0.0 == .attachmentTitle })?.1
    {
      document.title = String(scalars: scalars[attached].filter { !$0.isBlank }[...])
    }
    if document.title == nil, isAlone, let stated = source.statedTitle, !stated.isEmpty {
      document.inferredTitle = InferredTitle(value: stated, basis: "来源所记标题")
    }
    if document.issued == nil, isAlone, let stated = source.statedDate {
      document.issued = CalendarDate(stated)
    }
    let terms = TermReader(text: scalars, issued: document.issued)
    document.effective = terms.effective
    document.validity = terms.validity
    document.planPeriod = TermReader.planPeriod(
      Scalars((document.title ?? document.inferredTitle?.value ?? "").unicodeScalars))
    if notice != nil || issued != nil { document.form = .noticeWithAttachment }
    if found.contains(where: { $0.mark.form == .lawArticle }) { document.form = .articles }
    document.truncatedStart = blocks.contains { $0.0 == .fragment }
    document.truncatedEnd = isLast && closingEnding == nil && endsAmid()
    let identity = Identity(document)
    document.id = unique(identity.id)
    document.identityBasis = identity.basis
    document.provisions = TreeBuilder(text: scalars, documentID: document.id).provisions(
      numbered, stops: boundaries, end: scalars.count)
    var regions = BlockRegions(blocks, apart: apart)
    regions.fill(around: document.provisions, in: scalars)
    document.blocks = Self.numbered(regions.blocks, document.id, scalars)
    return document
  }

  private func isAmid(_ first: HeadingScanner.Found?, _ end: Int) -> Bool {
    guard let first else { return false }
    return first.mark.value > 1 && first.mark.form != .lawArticle
  }

  private func endsAmid() -> Bool {
    guard let last = scalars.last else { return false }
    return !"。！？）)”》；;：:".unicodeScalars.contains(last) && scalars.count > 200
  }

  private func attachmentTitleEnd(from start: Int, front: FrontMatter) -> Int? {
    var index = start
    while index < scalars.count, scalars[index].isBlank { index += 1 }
    if let end = endOfIssuedTitle(at: index, front: front) { return end }
    if let end = TitleShape.end(in: scalars[index...]) { return end }
    let line = scalars[index...].firstIndex(of: "\n") ?? scalars.count
    if line - index <= 60, line > index, line < scalars.count,
      !NumberMark.opens(scalars[index..<line]), scalars[line - 1] != "。"
    {
      return TitleShape.end(in: scalars[(line + 1)...]) ?? line
    }
    return nil
  }

  /// Where a title that the notice has, or names in 《》, ends when it stands again at `start`.
  private func endOfIssuedTitle(at start: Int, front: FrontMatter) -> Int? {
    var titles = [front.title.map { DocumentReader.key(Scalars($0.unicodeScalars)[...]) } ?? ""]
    var open: Int?
    for index in front.end..<start {
      if scalars[index] == "《" { open = index + 1 }
      if scalars[index] == "》", let low = open {
        titles.append(DocumentReader.key(scalars[low..<index]))
        open = nil
      }
    }
    let wanted = titles.map { Scalars($0.unicodeScalars) }.filter { $0.count >= 6 }
    return wanted.compactMap { title -> Int? in
      var index = start
      for scalar in title {
        while index < scalars.count, scalars[index].isBlank { index += 1 }
        guard index < scalars.count, DocumentReader.folded(scalars[index]) == scalar else {
          return nil
        }
        index += 1
      }
      return index
    }.max()
  }

  private static func numbered(
    _ blocks: [(Block.Kind, Range<Int>)], _ id: String, _ text: Scalars
  ) -> [Block] {
    var seen: [String: Int] = [:]
    return blocks.sorted { $0.1.lowerBound < $1.1.lowerBound }.compactMap { kind, range in
      var (low, high) = (range.lowerBound, range.upperBound)
      while low < high, text[low].isBlank { low += 1 }
      while high > low, text[high - 1].isBlank { high -= 1 }
      guard low < high else { return nil }
      let base = id + " " + kind.chineseName
      let count = seen[base, default: 0] + 1
      seen[base] = count
      return Block(
        id: count == 1 ? base : "\(base)~\(count)", kind: kind, span: Span(low, high))
    }
  }
}

extension Block.Kind {
  /// The name by which a block is addressed.
  var chineseName: String {
    switch self {
    case .letterhead: "版头"
    case .title: "标题"
    case .adoption: "题注"
    case .number: "发文字号"
    case .addressees: "主送机关"
    case .notice: "通知"
    case .attachmentTitle: "附件标题"
    case .preamble: "引言"
    case .fragment: "残段"
    case .closing: "结语"
    case .effect: "施行条款"
    case .signature: "落款"
    case .date: "成文日期"
    case .publicationNote: "附注"
    case .contents: "目录"
    case .enclosures: "附件说明"
    case .annex: "附录"
    }
  }
}
