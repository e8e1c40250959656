import Provisions
import Store
import Workbench

/// Tells a person what became of a file.
struct ReadOutput {
  let say: Language

  func show(_ result: ReadResult) {
    if !result.isBad {
      print(
        say(
          "\(result.name)：\(result.documents.count) 份文件",
          "\(result.name): \(result.documents.count) documents"))
    }
    for (read, outcome) in zip(result.documents, result.outcomes) {
      print("  \(change(outcome))  \(outcome.document)")
      if let title = outcome.title, title != outcome.document { print("      \(title)") }
      print("      " + facts(read))
      if case .newVersion(let difference) = outcome.change {
        let lines = DifferenceOutput(say: say).text(difference).split(separator: "\n")
        for line in lines { print("      \(line)") }
      }
    }
    ProblemOutput.show(result.problems)
  }

  private func change(_ outcome: AddOutcome) -> String {
    switch outcome.change {
    case .added: say("新增", "added")
    case .unchanged: say("已有", "unchanged")
    case .reread: say("重读", "reread")
    case .newVersion: say("新版本 \(outcome.version)", "version \(outcome.version)")
    }
  }

  private func facts(_ read: ReadDocument) -> String {
    let unsure = read.document.provisions.count(where: \.unsure)
    var facts = [
      say(
        "条款 \(read.document.provisions.count)", "\(read.document.provisions.count) provisions"),
      say("陈述 \(read.statements.count)", "\(read.statements.count) statements"),
      say("职责 \(read.duties.count)", "\(read.duties.count) duties"),
      say("引用 \(read.citations.count)", "\(read.citations.count) references"),
    ]
    if unsure > 0 { facts.append(say("存疑 \(unsure)", "\(unsure) unsure")) }
    return facts.joined(separator: say("，", ", "))
  }
}

extension ReadResult {
  /// The result for a program.
  var json: JSONText {
    .object([
      "name": .string(name), "stored": .bool(!isBad),
      "documents": .array(
        zip(documents, outcomes).map { read, outcome in
          .object([
            "id": .string(outcome.document), "title": .string(optional: outcome.title),
            "version": .int(outcome.version), "change": .string(outcome.changeName),
            "provisions": .int(read.document.provisions.count),
            "unsure": .int(read.document.provisions.count(where: \.unsure)),
            "statements": .int(read.statements.count), "duties": .int(read.duties.count),
            "references": .int(read.citations.count), "difference": outcome.differenceJSON,
          ])
        }), "problems": .array(problems.map(JSONText.problem)),
    ])
  }
}

extension AddOutcome {
  fileprivate var changeName: String {
    switch change {
    case .added: "added"
    case .unchanged: "unchanged"
    case .reread: "reread"
    case .newVersion: "new_version"
    }
  }

  fileprivate var differenceJSON: JSONText {
    guard case .newVersion(let difference) = change else { return .null }
    return .difference(difference)
  }
}
