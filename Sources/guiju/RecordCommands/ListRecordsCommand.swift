import ArgumentParser
import Diagnostics
import Foundation
import Packs
import Store
import Tables
import Vocabulary

/// Lists records as they were known at a moment.
struct ListRecordsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "列出一种记录",
    discussion: "--where 是 FEEL 条件，如 '税收 > 100 and 用地面积 < 50'。没有符合的记录，退出码为 1。")

  @Argument(help: "记录类型")
  var type: String

  @Option(name: .long, help: "期间，如 2023；缺省为全部")
  var period: String?

  @Option(
    name: .long, help: ArgumentHelp("某日终了（北京时间）所知的，YYYY-MM-DD，或 ISO 8601 时刻", valueName: "date"))
  var asKnownOn: String?

  @Option(name: .customLong("where"), help: ArgumentHelp("FEEL 条件", valueName: "feel"))
  var condition: String?

  @Flag(name: .long, help: "输出 CSV")
  var csv = false

  @Option(name: .long, help: ArgumentHelp("写到 XLSX", valueName: "file"))
  var xlsx: String?

  @Option(name: .long, help: ArgumentHelp("写到文件：.csv、.xlsx 或 .json（对象的数组）", valueName: "file"))
  var out: String?

  @Option(name: .long, help: "最多多少条")
  var limit: Int?

  @OptionGroup var acting: ActingOptions

  @OptionGroup var packs: RecordPackOptions
  @OptionGroup var options: LibraryOptions

  func validate() throws {
    if let out, TableFile(path: out) == nil {
      throw ValidationError("--out 的文件名应以 .csv、.xlsx 或 .json 结尾")
    }
  }

  func run() throws {
    let library = try options.open()
    let viewer = try acting.actor(needing: .readRecords, .readOwnRecords, in: library).viewer
    let declared = try packs.loadIfThere()?.record(type)
    let kept = try library.batches(of: type).last?.form.period
    let kind = declared?.period ?? kept ?? RecordType.Period.none
    var table = try library.recordTable(
      type: type, period: try period.map { text throws in try RecordPeriod(text, kind) },
      asKnownOn: try KnownOn.moment(asKnownOn), viewer: viewer, declared: declared)
    if let condition { table = try table.filtered(by: condition) }
    let total = table.rowCount
    if let limit, limit < total { table = table.selecting(Array(0..<max(0, limit))) }
    if let file = (xlsx.map { TableFile.workbook($0) }) ?? out.flatMap(TableFile.init) {
      try file.write(table.sheet(language: options.lang))
      print(
        options.lang(
          "已写出 \(table.rowCount) 条到 \(file.path)",
          "wrote \(table.rowCount) records to \(file.path)"))
    } else if options.json {
      print(json(table, total: total).text)
    } else if csv {
      print(CSVWriter().text(table.sheet(language: options.lang)), terminator: "")
    } else {
      show(table, total: total)
    }
    if total == 0 { throw ExitCode(1) }
  }

  private func show(_ table: RecordTable, total: Int) {
    let names = table.fields.map(\.name)
    print(names.joined(separator: "\t"))
    for row in 0..<table.rowCount {
      print(names.map { text(table.value(row, $0)) }.joined(separator: "\t"))
    }
    print(options.lang("共 \(total) 条", "\(total) records"))
  }

  private func text(_ value: RecordValue) -> String {
    switch value {
    case .masked: RecordViewer.maskWords[options.lang]
    case .shown(.missing): "—"
    case .shown(let value): value.description
    }
  }

  private func json(_ table: RecordTable, total: Int) -> JSONText {
    .object([
      "type": .string(type), "total": .int(total),
      "fields": .array(
        table.fields.map {
          .object([
            "name": .string($0.name), "title": .string($0.title),
            "unit": .string(optional: $0.unit?.description), "grade": .int($0.grade),
            "masked": .bool($0.isMasked),
          ])
        }),
      "records": .array(
        (0..<table.rowCount).map { row in
          .object([
            "key": .string(optional: table.key(row)), "period": .string(table.period(row)),
            "batch": .int(Int(table.batch(row).id)), "line": .int(optional: table.line(row)),
            "values": .array(table.fields.map { JSONText.value(table.value(row, $0.name)) }),
            "corrections": .array(
              table.fields.map { field in
                field.corrections[row].map { .int(Int($0)) } ?? .null
              }),
          ])
        }),
    ])
  }
}

extension JSONText {
  /// A value of a record: `{"masked":true}` where it is not shown.
  static func value(_ value: RecordValue) -> JSONText {
    switch value {
    case .masked: .object(["masked": .bool(true)])
    case .shown(.missing): .null
    case .shown(.number(let number)): .number(number.description)
    case .shown(.boolean(let bit)): .bool(bit)
    case .shown(let value): .string(value.description)
    }
  }
}
