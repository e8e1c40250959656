import ArgumentParser
import Diagnostics
import Foundation
import Packs
import Store
import Tables
import Vocabulary

/// Shows all that was recorded of one record.
struct ShowRecordCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "一条记录的现值、各版本和来历",
    discussion: "没有这条记录，退出码为 1。")

  @Argument(help: "记录类型")
  var type: String

  @Argument(help: "记录的标识，如统一社会信用代码")
  var key: String

  @Option(name: .long, help: ArgumentHelp("某日终了（北京时间）所知的", valueName: "date"))
  var asKnownOn: String?

  @OptionGroup var acting: ActingOptions
  @OptionGroup var packs: RecordPackOptions
  @OptionGroup var options: LibraryOptions

  func run() throws {
    let library = try options.open()
    let viewer = try acting.actor(needing: .readRecords, .readOwnRecords, in: library).viewer
    let history = try library.record(
      type: type, key: key, asKnownOn: try KnownOn.moment(asKnownOn), viewer: viewer,
      declared: try packs.loadIfThere()?.record(type))
    if options.json { print(json(history).text) } else { show(history) }
    if history.versions.isEmpty { throw ExitCode(1) }
  }

  private func show(_ history: RecordHistory) {
    let say = options.lang
    print("\(history.type)  \(history.key)")
    for state in history.states {
      if !state.period.isEmpty { print(say("期间 \(state.period)", "period \(state.period)")) }
      for field in state.row.batch.form.fields {
        let correction = state.corrections[field.name]
        let unit = field.unit.map { " \($0)" } ?? ""
        print(
          "  \(field.title)  \(text(state.value(field.name)))\(unit)"
            + (correction.map { say("  （更正 \($0.id)）", "  (correction \($0.id))") } ?? ""))
      }
      print("  ← \(source(state.row))")
    }
    print(say("版本：", "versions:"))
    for version in history.versions {
      let at = version.recordedAt.formatted(.iso8601)
      switch version {
      case .row(let row): print("  \(at)  \(row.batch.actor)  \(row.period)  \(source(row))")
      case .correction(let correction):
        print(
          "  \(at)  \(correction.actor)  \(correction.period)  \(correction.field) := \(text(correction))"
            + "  \(correction.reason ?? "")" + (correction.source.map { "（\($0)）" } ?? ""))
      }
    }
    if history.versions.isEmpty { print(say("没有这条记录", "there is no such record")) }
  }

  private func source(_ row: RecordHistory.Row) -> String {
    let sheet = row.batch.sheet.map { " [\($0)]" } ?? ""
    return "\(row.batch.file)\(sheet):\(row.line ?? 0)  "
      + options.lang("第 \(row.batch.id) 批", "batch \(row.batch.id)")
      + "  sha256 \(row.batch.sha256.prefix(12))"
  }

  private func text(_ value: RecordValue) -> String {
    switch value {
    case .masked: RecordViewer.maskWords[options.lang]
    case .shown(.missing): "—"
    case .shown(let value): value.description
    }
  }

  private func text(_ correction: Correction) -> String {
    switch correction.state {
    case .value: text(correction.value)
    case .missing: options.lang("缺", "missing")
    case .withdrawn: options.lang("撤回更正", "withdrawn")
    }
  }

  private func json(_ history: RecordHistory) -> JSONText {
    .object([
      "type": .string(history.type), "key": .string(history.key),
      "states": .array(
        history.states.map { state in
          .object([
            "period": .string(state.period), "batch": .int(Int(state.row.batch.id)),
            "line": .int(optional: state.row.line),
            "values": .array(
              state.row.batch.form.fields.map { field in
                .object([
                  "field": .string(field.name), "value": .value(state.value(field.name)),
                  "unit": .string(optional: field.unit?.description),
                  "column": .int(optional: field.column),
                  "correction": state.corrections[field.name].map { .int(Int($0.id)) } ?? .null,
                ])
              }),
          ])
        }),
      "versions": .array(
        history.versions.map { version in
          switch version {
          case .row(let row):
            .object([
              "kind": .string("row"), "period": .string(row.period), "batch": .batch(row.batch),
              "line": .int(optional: row.line),
            ])
          case .correction(let correction): .correction(correction)
          }
        }),
    ])
  }
}

extension JSONText {
  static func correction(_ correction: Correction) -> JSONText {
    .object([
      "kind": .string("correction"), "id": .int(Int(correction.id)),
      "period": .string(correction.period), "field": .string(correction.field),
      "state": .string(correction.state.rawValue), "value": .value(correction.value),
      "unit": .string(optional: correction.unit?.description),
      "reason": .string(optional: correction.reason),
      "source": .string(optional: correction.source), "actor": .string(correction.actor),
      "recorded_at": .string(correction.recordedAt.formatted(.iso8601)),
    ])
  }
}
