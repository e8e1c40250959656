import Provisions
import ArgumentParser
import Store

/// Lists what documents cite.
struct ReferencesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "references", abstract: "列出引用：谁引了什么，文库中有没有",
    discussion: "文库后来读入了被引的文件，引用即指向它。")

  @Option(name: .long, help: "只列这一份文件引出的")
  var from: String?

  @Option(name: .long, help: "只列引到这一份文件的")
  var to: String?

  @Flag(name: .long, help: "只列文库中没有的")
  var missing = false

  @OptionGroup var options: LibraryOptions

  func run() throws {
    let library = try options.open()
    let finder = LinkFinder(library: library)
    let source = try from.map(finder.document)
    let target = try to.map(finder.document)
    let citations = try library.citations().filter { found in
      (source == nil || found.document == source)
        && (target == nil || found.target?.document == target)
        && (!missing || found.target == nil)
    }
    if options.json {
      print(JSONText.object(["references": .array(citations.map(JSONText.citation))]).text)
    } else {
      show(citations)
    }
  }

  private func show(_ citations: [ResolvedCitation]) {
    let say = options.lang
    for found in citations {
      let target = found.target.map { $0.provision ?? $0.document } ?? say("文库中没有", "not here")
      print("\(found.provision)  \(found.citation.text)  → \(target)")
    }
    let known = citations.count { $0.target != nil }
    print(
      say(
        "共 \(citations.count) 处，其中 \(known) 处在文库内",
        "\(citations.count) references, \(known) of them inside the library"))
  }
}
