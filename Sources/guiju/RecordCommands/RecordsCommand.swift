import ArgumentParser
import Diagnostics
import Foundation
import Store

/// Asks and corrects records.
struct RecordsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "records", abstract: "记录：列出、查看来历、更正、批次",
    discussion: "记录从不被改写：更正是新的版本，可查任一天所知的值（--as-known-on）。",
    subcommands: [
      ListRecordsCommand.self, ShowRecordCommand.self, CorrectCommand.self, BatchesCommand.self,
    ])
}

/// Lists batches.
struct BatchesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "batches", abstract: "列出各次导入")

  @Option(name: .long, help: "只列一种记录")
  var type: String?

  @OptionGroup var acting: ActingOptions
  @OptionGroup var options: LibraryOptions

  func run() throws {
    let library = try options.open()
    _ = try acting.actor(needing: .readRecords, in: library)
    let batches = try library.batches(of: type)
    if options.json {
      print(JSONText.object(["batches": .array(batches.map(JSONText.batch))]).text)
      return
    }
    for batch in batches {
      print(
        "\(batch.id)  \(batch.recordedAt.formatted(.iso8601))  \(batch.actor)  \(batch.type)  \(batch.file)"
          + options.lang(
            "  \(batch.rows)/\(batch.fileRows) 行，问题 \(batch.problemCount) 个",
            "  \(batch.rows)/\(batch.fileRows) rows, \(batch.problemCount) problems"))
    }
    if batches.isEmpty { throw ExitCode(1) }
  }
}

extension JSONText {
  static func batch(_ batch: RecordBatch) -> JSONText {
    .object([
      "id": .int(Int(batch.id)), "type": .string(batch.type), "file": .string(batch.file),
      "sheet": string(optional: batch.sheet), "sha256": .string(batch.sha256),
      "bytes": .int(batch.bytes), "period": string(optional: batch.period),
      "periods": strings(batch.periods.keys.sorted()), "pack": .string(batch.pack),
      "pack_version": .string(batch.packVersion),
      "recorded_at": .string(batch.recordedAt.formatted(.iso8601)), "actor": .string(batch.actor),
      "file_rows": .int(batch.fileRows), "rows": .int(batch.rows),
      "problem_count": .int(batch.problemCount),
    ])
  }
}
