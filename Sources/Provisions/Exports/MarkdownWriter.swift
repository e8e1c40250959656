/// One document on its way into Markdown.
struct MarkdownWriter {
  let read: ReadDocument
  let document: PolicyDocument
  let pieces: DocumentPieces
  let identifiers: ElementIdentifiers
  private let lines: ParagraphReader

  init(_ read: ReadDocument) {
    self.read = read
    document = read.document
    pieces = DocumentPieces(read.document)
    identifiers = AkomaNtosoExporter.identifiers(read.document)
    lines = ParagraphReader(read.document.text)
  }

  func frontMatter(to output: inout some TextOutputStream) {
    output.write("# \(heading)\n\n")
    var rows: [(String, String)] = [("标识", document.id)]
    func add(_ name: String, _ value: String?) {
      if let value, !value.isEmpty { rows.append((name, value)) }
    }
    add("发文字号", document.number)
    add("发文机关", document.issuers.joined(separator: "、"))
    add("主送机关", document.addressees.joined(separator: "，"))
    add("成文日期", document.issued?.description)
    add("施行日期", document.effective?.description)
    add("有效期", document.validity.map(term))
    add("页码", document.pages.map { "第\($0.first)—\($0.last)页" })
    if let inferred = document.inferredTitle, document.title == nil {
      add("标题依据", inferred.basis)
    }
    table(["项", "内容"], rows.map { [$0.0, $0.1] }, to: &output)
  }

  func write(_ block: Block, to output: inout some TextOutputStream) {
    if let anchor = identifiers[block.id] { output.write("<a id=\"\(anchor)\"></a>\n\n") }
    for line in lines.paragraphs(block.span) {
      output.write(paragraph(line, isStrong: block.kind == .attachmentTitle) + "\n\n")
    }
  }

  func write(_ provision: Provision, depth: Int, to output: inout some TextOutputStream) {
    if let anchor = identifiers[provision.id] { output.write("<a id=\"\(anchor)\"></a>\n\n") }
    let title = [provision.number, provision.heading.map(LibraryExporter.joined)].compactMap(\.self)
    let doubt = provision.unsure ? " （存疑）" : ""
    output.write(
      "\(String(repeating: "#", count: min(depth, 6))) "
        + MarkdownText.escaped(title.joined(separator: " ")) + doubt + "\n\n")
    for line in lines.paragraphs(provision.body) { output.write(paragraph(line) + "\n\n") }
    for child in pieces.children(of: provision) { write(child, depth: depth + 1, to: &output) }
  }

  func tables(to output: inout some TextOutputStream) {
    if !read.statements.isEmpty {
      output.write("## 指标与期限\n\n")
      table(
        ["编号", "条款", "类型", "指标", "数值", "期限", "原文", "页"], read.statements.map(row), to: &output)
    }
    if !read.duties.isEmpty {
      output.write("## 职责\n\n")
      let names: [Duty.Part: String] = [.lead: "牵头", .support: "配合", .subject: "承担"]
      table(
        ["条款", "单位", "分工", "任务"],
        read.duties.map { [$0.provision, $0.agency, names[$0.part] ?? $0.part.rawValue, $0.text] },
        to: &output)
    }
    if !read.citations.isEmpty {
      output.write("## 引用\n\n")
      table(
        ["条款", "引用", "指向"], read.citations.map { [$0.provision, $0.text, $0.target ?? "—"] },
        to: &output)
    }
  }

  private var heading: String {
    if let title = document.title { return MarkdownText.escaped(LibraryExporter.joined(title)) }
    if let inferred = document.inferredTitle {
      return MarkdownText.escaped(inferred.value) + "（原文未见标题）"
    }
    return MarkdownText.escaped(document.id)
  }

  private func term(_ validity: Validity) -> String {
    let from = validity.from?.description ?? "未载明"
    return "\(from) 至 \(validity.to?.description ?? "未载明")"
  }

  private func row(_ statement: Statement) -> [String] {
    let value =
      statement.date?.description ?? statement.value.map { "\($0) \(statement.unit)" } ?? "—"
    return [
      statement.id, statement.provision, statement.kind.rawValue, statement.metric,
      "\(statement.comparator.rawValue) \(value)", statement.horizon.map(String.init) ?? "—",
      LibraryExporter.joined(document.text[statement.quote]),
      document.text.place(at: statement.quote.start)?.page.map(String.init) ?? "—",
    ]
  }

  private func table(
    _ head: [String], _ rows: [[String]], to output: inout some TextOutputStream
  ) {
    output.write("| " + head.joined(separator: " | ") + " |\n")
    output.write("|" + String(repeating: " --- |", count: head.count) + "\n")
    for row in rows {
      let cells = row.map { MarkdownText.escaped(LibraryExporter.joined($0)) }
      output.write("| " + cells.joined(separator: " | ") + " |\n")
    }
    output.write("\n")
  }

  /// A paragraph with a mark where a page begins.
  private func paragraph(_ span: Span, isStrong: Bool = false) -> String {
    var text = ""
    for (offset, part) in lines.pageParts(span) {
      if let page = offset { text += "〔第\(page)页〕" }
      text += MarkdownText.escaped(LibraryExporter.joined(document.text[part]))
    }
    return isStrong ? "**\(text)**" : MarkdownText.guarded(text)
  }
}
