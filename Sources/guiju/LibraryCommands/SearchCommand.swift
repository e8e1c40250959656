import ArgumentParser
import Store

/// Searches the text of a library.
struct SearchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "search", abstract: "全文检索，一个字、两个字的词也能查到",
    discussion: "空格分开的词都要出现。没有找到，退出码为 1。")

  @Argument(help: "要查的词")
  var text: [String]

  @Option(name: .long, help: "只查这一份文件")
  var document: String?

  @Option(name: .long, help: "最多显示多少条")
  var limit = 20

  @OptionGroup var options: LibraryOptions

  func validate() throws {
    guard limit > 0 else {
      throw ValidationError(Language.ofThisRun("--limit 须大于 0", "--limit must be above 0"))
    }
  }

  func run() throws {
    let library = try options.open()
    let scope = try document.map { try LinkFinder(library: library).document($0) }
    let results = try library.search(text.joined(separator: " "), in: scope, limit: limit)
    if options.json { print(json(results).text) } else { show(results) }
    if results.total == 0 { throw ExitCode(1) }
  }

  private func json(_ results: SearchResults) -> JSONText {
    .object([
      "total": .int(results.total),
      "hits": .array(
        results.hits.map { hit in
          .object([
            "provision": .reference(hit.reference), "document": .string(hit.document),
            "document_title": .string(optional: hit.documentTitle),
            "page": .int(optional: hit.page), "score": .double(hit.score),
            "snippet": .array(
              hit.snippet.map {
                .object(["text": .string($0.text), "hit": .bool($0.isHit)])
              }),
          ])
        }),
    ])
  }

  private func show(_ results: SearchResults) {
    let say = options.lang
    for hit in results.hits {
      let page = hit.page.map { say("  第\($0)页", "  p. \($0)") } ?? ""
      print("\(hit.reference.id)\(page)  \(hit.reference.code)")
      print("  " + hit.snippet.map { $0.isHit ? "【\($0.text)】" : $0.text }.joined())
    }
    print(
      results.total > results.hits.count
        ? say(
          "共 \(results.total) 处，显示前 \(results.hits.count) 处",
          "\(results.total) hits, first \(results.hits.count) shown")
        : say("共 \(results.total) 处", "\(results.total) hits"))
  }
}
