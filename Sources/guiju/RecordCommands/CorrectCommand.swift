import ArgumentParser
import Diagnostics
import Foundation
import Packs
import Store

/// Corrects one value.
struct CorrectCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "correct", abstract: "更正一个值，写明理由",
    discussion: "更正是新的版本，原值保留；--withdraw 撤回以前的更正。")

  @Argument(help: "记录类型")
  var type: String

  @Argument(help: "记录的标识，如统一社会信用代码")
  var key: String

  @Option(name: .long, help: "期间，如 2023；没有期间的记录不写")
  var period = ""

  @Option(name: .long, help: "字段")
  var field: String

  @Option(name: .long, help: "新值，用字段的单位")
  var value: String?

  @Flag(name: .long, help: "没有值")
  var missing = false

  @Flag(name: .long, help: "撤回更正，恢复导入的值")
  var withdraw = false

  @Option(name: .long, help: "理由")
  var reason: String

  @Option(name: .long, help: "更正人；缺省为操作系统用户")
  var by: String?

  @OptionGroup var acting: ActingOptions

  @Option(name: .long, help: "依据，如函件文号")
  var source: String?

  @OptionGroup var packs: RecordPackOptions
  @OptionGroup var options: LibraryOptions

  func validate() throws {
    let said = (value == nil ? 0 : 1) + (missing ? 1 : 0) + (withdraw ? 1 : 0)
    guard said == 1 else { throw ValidationError("--value、--missing、--withdraw 三者取一") }
    guard by == nil || acting.person == nil else {
      throw ValidationError("--by 与 --as 只能用一个")
    }
  }

  func run() throws {
    let set = try packs.load()
    guard let record = set.record(type) else {
      throw Problem(
        "records.unknown-type", .error,
        Wording("没有 “\(type)” 这种记录", "there is no record type “\(type)”"))
    }
    let change: NewCorrection.Change =
      if let value { .value(value) } else if missing { .missing } else { .withdrawn }
    let library = try options.open()
    let actor = try acting.actor(needing: .correctRecords, in: library)
    let correction = try library.correct(
      NewCorrection(
        record: record, key: key, period: period, field: field, change: change, reason: reason,
        source: source), by: by ?? actor.name, viewer: actor.viewer)
    if options.json {
      print(JSONText.correction(correction).text)
    } else {
      print(
        options.lang(
          "已记录更正 \(correction.id)：\(key) \(correction.period) \(field)",
          "recorded correction \(correction.id): \(key) \(correction.period) \(field)"))
    }
  }
}
