import Diagnostics
import ArgumentParser
import Provisions
import Store

/// Lists the documents of a library.
struct ListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "list", abstract: "列出文库中的文件")

  @OptionGroup var options: LibraryOptions

  func run() throws {
    let documents = try options.open().documents(on: Today.date)
    DocumentOutput(options: options).show(documents)
  }
}

/// Shows documents in a list.
struct DocumentOutput {
  let options: LibraryOptions

  func show(_ documents: [DocumentSummary]) {
    if options.json {
      print(JSONText.object(["documents": .array(documents.map(JSONText.document))]).text)
      return
    }
    let say = options.lang
    for document in documents {
      let title =
        document.title
        ?? say("（原件未印标题）\(document.opening)", "(no title printed) \(document.opening)")
      print("\(document.id)  [\(document.force.name[say])]  \(document.code)")
      if document.id != title { print("  \(title)") }
      print("  " + facts(of: document))
    }
    print(say("共 \(documents.count) 份文件", "\(documents.count) documents"))
  }

  private func facts(of document: DocumentSummary) -> String {
    let say = options.lang
    var facts: [String] = []
    if !document.issuers.isEmpty { facts.append(document.issuers.joined(separator: "、")) }
    if let issued = document.issued { facts.append(say("印发 ", "issued ") + issued.description) }
    if let to = document.validity?.to { facts.append(say("有效至 ", "until ") + to.description) }
    facts.append(say("条款 \(document.provisions)", "\(document.provisions) provisions"))
    if document.unsure > 0 {
      facts.append(say("存疑 \(document.unsure)", "\(document.unsure) unsure"))
    }
    facts.append(say("陈述 \(document.statements)", "\(document.statements) statements"))
    facts.append(say("职责 \(document.duties)", "\(document.duties) duties"))
    facts.append(say("引用 \(document.citations)", "\(document.citations) references"))
    if document.versions > 1 {
      facts.append(say("版本 \(document.version)", "version \(document.version)"))
    }
    return facts.joined(separator: say("，", ", "))
  }
}
