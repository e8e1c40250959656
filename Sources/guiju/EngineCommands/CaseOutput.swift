import Cases
import Diagnostics
import Foundation
import Store
import Vocabulary

/// Tells cases.
enum CaseOutput {
  static func show(_ file: CaseFile, _ options: LibraryOptions, isWhole: Bool = false) {
    if options.json { return print(json(file).text) }
    print(line(file, options.lang))
    guard isWhole else { return }
    for (name, value) in file.facts.sorted(by: { $0.key < $1.key }) {
      print("  \(name) = \(value ?? RecordViewer.maskWords[options.lang])")
    }
    for attachment in file.attachments {
      print(
        "  [\(attachment.id)] \(attachment.name)  \(attachment.file)  \(attachment.media)  \(attachment.bytes)  sha256 \(attachment.sha256.prefix(12))"
      )
    }
    for event in file.events {
      let actor = event.onBehalfOf.map { "\(event.actor)（\(options.lang("代", "for ")) \($0)）" }
      print(
        "  \(event.day)  \(event.kind)  \(event.step ?? "")  \(actor ?? event.actor)"
          + (event.reason.map { "  \($0)" } ?? "") + (event.provision.map { "  〔\($0)〕" } ?? "")
          + (event.body?.to.map { "  → \($0.joined(separator: "、"))" } ?? "")
          + (event.body?.due.map { options.lang("  至 \($0)", "  until \($0)") } ?? "")
          + (event.body?.effect.map { "  " + $0.words()[options.lang] } ?? ""))
      if let explanation = event.body?.explanation {
        print(ExplanationOutput.lines(explanation).joined(separator: "\n"))
      }
    }
  }

  private static func json(_ effect: CaseEffect) -> JSONText {
    .object([
      "kind": .string(effect.kind.rawValue), "name": .string(effect.name),
      "id": effect.id.map { .int(Int($0)) } ?? .null,
      "detail": effect.detail.map { .string($0) } ?? .null,
    ])
  }

  static func line(_ file: CaseFile, _ language: Language) -> String {
    let steps = file.open.map { step in
      step.step + (step.dueOn.map { "（\($0)）" } ?? "")
        + (step.stoppedOn == nil ? "" : language("（停钟）", " (stopped)"))
    }
    let state =
      file.isOpen
      ? language("在办：", "open: ") + steps.joined(separator: "、")
      : language("办结：", "closed: ") + (file.outcome ?? "")
    return
      "\(file.id)  \(file.procedure) \(file.version)  \(file.title)  \(file.subject ?? "")  \(state)"
  }

  static func write(_ bytes: [UInt8], to path: String, _ options: LibraryOptions) throws(Problem) {
    do { try Data(bytes).write(to: URL(fileURLWithPath: path)) } catch {
      throw Problem(
        "cases.unwritable", .error, Wording("文件写不出", "the file cannot be written"),
        at: Place(file: path))
    }
    if options.json {
      print(JSONText.object(["file": .string(path), "bytes": .int(bytes.count)]).text)
    } else {
      print(options.lang("已写出 \(path)", "wrote \(path)"))
    }
  }

  /// Days to one digit, for people.
  static func rounded(_ days: Double) -> String { "\((days * 10).rounded() / 10)" }

  static func json(_ report: Simulation.Report) -> JSONText {
    .object([
      "cases": .int(report.cases), "median": .double(report.median),
      "ninetieth": .double(report.ninetieth), "longest": .double(report.longest),
      "endless": .int(report.endless),
      "outcomes": .array(
        report.outcomes.sorted { $0.key < $1.key }.map {
          .object(["outcome": .string($0.key), "count": .int($0.value)])
        }),
      "steps": .array(
        report.steps.map {
          .object([
            "step": .string($0.step), "count": .int($0.count), "waiting": .double($0.waiting),
            "mean": .double($0.mean), "ninetieth": .double($0.ninetieth),
            "overdue": $0.overdue.map(JSONText.double) ?? .null,
          ])
        }),
    ])
  }

  static func json(_ file: CaseFile) -> JSONText {
    .object([
      "id": .int(Int(file.id)), "procedure": .string(file.procedure),
      "version": .string(file.version), "title": .string(file.title),
      "subject": .string(optional: file.subject), "owner": .string(optional: file.owner),
      "opened_on": .string(file.openedOn.description), "open": .bool(file.isOpen),
      "outcome": .string(optional: file.outcome),
      "closed_on": .string(optional: file.closedOn?.description),
      "steps": .array(file.steps.map(step)),
      "facts": .array(
        file.facts.sorted { $0.key < $1.key }.map {
          .object([
            "name": .string($0.key), "value": .string(optional: $0.value),
            "masked": .bool($0.value == nil),
          ])
        }),
      "attachments": .array(
        file.attachments.map {
          .object([
            "id": .int(Int($0.id)), "name": .string($0.name), "file": .string($0.file),
            "media": .string($0.media), "bytes": .int($0.bytes), "sha256": .string($0.sha256),
          ])
        }),
      "events": .array(
        file.events.map { event in
          .object([
            "kind": .string(event.kind), "step": .string(optional: event.step),
            "on": .string(event.day.description),
            "recorded_at": .string(event.recordedAt.formatted(.iso8601)),
            "actor": .string(event.actor), "on_behalf_of": .string(optional: event.onBehalfOf),
            "reason": .string(optional: event.reason),
            "provision": .string(optional: event.provision),
            "to": .strings(event.body?.to ?? []), "due": .string(optional: event.body?.due),
            "explanation": event.body?.explanation.map(JSONText.explanation) ?? .null,
            "effect": event.body?.effect.map(json) ?? .null,
          ])
        }),
    ])
  }

  private static func step(_ step: CaseFile.Step) -> JSONText {
    .object([
      "step": .string(step.step), "state": .string(step.state.rawValue),
      "assignee": .string(optional: step.assignee), "escalated_to": .strings(step.escalatedTo),
      "entered_on": .string(step.enteredOn.description),
      "due_on": .string(optional: step.dueOn?.description),
      "stopped_on": .string(optional: step.stoppedOn?.description),
      "stop_reason": .string(optional: step.stopReason),
      "days_left": .int(optional: step.daysLeft),
      "left_on": .string(optional: step.leftOn?.description),
    ])
  }
}
