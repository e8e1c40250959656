import Diagnostics
import Foundation
import Registers
import Rulings
import Vocabulary

/// Tells items of registers.
enum RegisterOutput {
  static func show(_ items: [RegisterItem], _ options: LibraryOptions) {
    if options.json {
      print(JSONText.object(["items": .array(items.map(JSONText.registerItem))]).text)
    } else {
      for item in items { print(line(item, options.lang)) }
    }
  }

  static func show(_ item: RegisterItem, _ options: LibraryOptions) {
    if options.json { return print(JSONText.registerItem(item).text) }
    print(line(item, options.lang))
    for event in item.events {
      print(
        "  \(event.day)  \(event.kind)  \(event.state.name[options.lang])  \(event.actor)"
          + (event.reason.map { "  \($0)" } ?? "") + (event.provision.map { "  〔\($0)〕" } ?? "")
          + (event.due.map { options.lang("  至 \($0)", "  until \($0)") } ?? ""))
      if let explanation = event.explanation {
        print(ExplanationOutput.lines(explanation).joined(separator: "\n"))
      }
    }
  }

  static func line(_ item: RegisterItem, _ language: Language) -> String {
    let level = item.level.isEmpty ? "" : "  \(item.level)"
    let missing = item.state == .undecided ? item.events.last?.explanation?.missing ?? [] : []
    return
      "\(item.id)  \(item.subject)\(level)  \(item.state.name[language])  \(item.since?.description ?? "")"
      + (missing.isEmpty
        ? "" : language("  缺：", "  missing: ") + missing.joined(separator: "、"))
  }
}

extension JSONText {
  static func registerItem(_ item: RegisterItem) -> JSONText {
    .object([
      "id": .int(Int(item.id)), "register": .string(item.register),
      "subject": .string(item.subject), "owner": string(optional: item.owner),
      "region": string(optional: item.region), "level": .string(item.level),
      "year": .int(item.year), "state": .string(item.state.rawValue),
      "since": string(optional: item.since?.description),
      "due": string(optional: item.due?.description),
      "recommended_from": int(optional: item.recommendedFrom.map(Int.init)),
      "events": .array(
        item.events.map { event in
          .object([
            "kind": .string(event.kind), "state": .string(event.state.rawValue),
            "on": .string(event.day.description), "due": string(optional: event.due?.description),
            "recorded_at": .string(event.recordedAt.formatted(.iso8601)),
            "actor": .string(event.actor), "reason": string(optional: event.reason),
            "provision": string(optional: event.provision),
            "run": int(optional: event.run.map(Int.init)),
            "explanation": event.explanation.map(explanation) ?? .null,
          ])
        }),
    ])
  }
}
