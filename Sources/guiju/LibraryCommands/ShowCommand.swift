import ArgumentParser
import Diagnostics
import Provisions
import Store

/// Shows a document or a provision.
struct ShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "显示一份文件或一个条款",
    discussion: """
      ID 可写编号（全角、半角均可，如 某政发[2023]4号 二(三)10）或短码。没有，退出码为 1。
      """)

  @Argument(help: "文件或条款的编号或短码")
  var id: String

  @Option(name: .long, help: "文件的第几版；缺省为现用版")
  var version: Int?

  @Flag(name: .long, help: "显示文件全文")
  var text = false

  @OptionGroup var options: LibraryOptions

  func run() throws {
    let library = try options.open()
    let link = try LinkFinder(library: library).find(id)
    if link.isDocument {
      try showDocument(link, library)
    } else if let detail = try library.provision(link.target) {
      if options.json {
        print(JSONText.provision(detail).text)
      } else {
        ProvisionOutput(say: options.lang).show(detail)
      }
    } else {
      try stopGone(link)
    }
  }

  private func showDocument(_ link: Library.Link, _ library: Library) throws {
    guard let read = try library.document(link.document, version: version),
      let summary = try library.summary(of: link.document, on: Today.date)
    else {
      ProblemOutput.show([
        Problem(
          "library.no-version", .error,
          Wording(
            "\(link.document) 没有第 \(version ?? 1) 版",
            "\(link.document) has no version \(version ?? 1)"),
          suggestion: Wording(
            "用 guiju library history \(link.code) 看有哪些版本",
            "see which there are with `guiju library history \(link.code)`"))
      ])
      throw ExitCode(1)
    }
    if options.json {
      print(json(summary, read).text)
    } else if text {
      print(read.document.text.string)
    } else {
      showContents(summary, read.document)
    }
  }

  private func json(_ summary: DocumentSummary, _ read: ReadDocument) -> JSONText {
    let document = read.document
    let provisions = document.provisions.map { provision in
      JSONText.object([
        "id": .string(provision.id), "parent": .string(optional: provision.parent),
        "level": .string(provision.level.rawValue), "number": .string(provision.number),
        "heading": .string(optional: provision.heading),
        "page": .int(optional: document.text.place(at: provision.headingSpan.start)?.page),
        "text": .string(
          document.text[
            Span(
              provision.headingSpan.start,
              max(provision.headingSpan.end, provision.body.end))]),
        "unsure": .bool(provision.unsure),
      ])
    }
    let blocks = document.blocks.map { block in
      JSONText.object([
        "id": .string(block.id), "kind": .string(block.kind.rawValue),
        "text": .string(document.text[block.span]),
      ])
    }
    return .object([
      "document": .document(summary), "provisions": .array(provisions), "blocks": .array(blocks),
    ])
  }

  private func showContents(_ summary: DocumentSummary, _ document: PolicyDocument) {
    DocumentOutput(options: options).show([summary])
    var depth: [String: Int] = [:]
    for provision in document.provisions {
      let level = provision.parent.flatMap { depth[$0] }.map { $0 + 1 } ?? 0
      depth[provision.id] = level
      let page = document.text.place(at: provision.headingSpan.start)?.page
      var line = String(repeating: "  ", count: level + 1) + provision.number
      line += provision.heading ?? opening(of: provision, in: document)
      if let page { line += options.lang("  第\(page)页", "  p. \(page)") }
      if provision.unsure { line += options.lang("  存疑", "  unsure") }
      print(line)
    }
  }

  private func opening(of provision: Provision, in document: PolicyDocument) -> String {
    let end = min(provision.body.end, provision.body.start + 24)
    let words = document.text[Span(provision.body.start, max(end, provision.body.start))]
    return words + (end < provision.body.end ? "…" : "")
  }

  private func stopGone(_ link: Library.Link) throws -> Never {
    ProblemOutput.show([
      Problem(
        "library.gone", .error,
        Wording(
          "\(link.document) 的现用版已没有“\(link.target)”",
          "the current version of \(link.document) no longer has “\(link.target)”"),
        suggestion: Wording(
          "用 guiju library history \(link.document) 看版本差异",
          "see what changed with `guiju library history \(link.document)`"))
    ])
    throw ExitCode(1)
  }
}
