import ArgumentParser
import Diagnostics
import Store

/// Copies the data file while it is in use.
struct BackupCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "backup", abstract: "备份到另一个文件",
    discussion: "备份是某一时刻的完整内容；未完成的备份不会以目标文件名出现。")

  @Argument(help: "备份文件")
  var target: String

  @Flag(name: .long, help: "目标已存在时替换")
  var replace = false

  @OptionGroup var options: LibraryOptions

  func run() throws {
    let library = try options.open()
    let progress = ProgressBar(total: 100)
    try library.backUp(to: target, replace: replace) { progress.show(Int($0 * 100), target) }
    progress.clear()
    let root = try library.logRoot()
    if options.json {
      print(JSONText.object(["backup": .string(target), "log_entries": .int(root.size)]).text)
    } else {
      print(options.lang("已备份到 \(target)", "backed up to \(target)"))
    }
  }
}

/// Puts a backup in place.
struct RestoreCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "restore", abstract: "用备份恢复",
    discussion: "先核验备份；现有内容另存为 …before-restore-时间，恢复本身记入日志。")

  @Argument(help: "备份文件")
  var backup: String

  @OptionGroup var options: LibraryOptions

  func run() throws {
    let library = try options.openOrCreate()
    let progress = ProgressBar(total: 100)
    let kept = try library.restore(from: backup) { progress.show(Int($0 * 100), backup) }
    progress.clear()
    if options.json {
      print(JSONText.object(["restored": .string(backup), "kept": .string(kept)]).text)
    } else {
      print(options.lang("已恢复；原内容保存在 \(kept)", "restored; what was there is kept in \(kept)"))
    }
  }
}

/// Checks the data file and its log.
struct VerifyStoreCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify", abstract: "核验文件、检索索引和日志",
    discussion: "有问题，退出码为 1。")

  @OptionGroup var options: LibraryOptions

  func run() throws {
    let library = try options.open()
    let problems = try library.checkIntegrity() + library.checkLog()
    try CheckOutput(options: options).show(problems)
  }
}

/// Tells how much the data file holds.
struct StatisticsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "stats", abstract: "文件大小、各表行数")

  @OptionGroup var options: LibraryOptions

  func run() throws {
    let facts = try options.open().statistics()
    if options.json {
      print(
        JSONText.object([
          "file_bytes": .int(facts.fileBytes), "wal_bytes": .int(facts.walBytes),
          "free_bytes": .int(facts.freeBytes), "schema": .int(facts.schema),
          "log_entries": .int(facts.logEntries),
          "tables": .array(
            facts.tables.map {
              .object([
                "name": .string($0.name), "rows": .int($0.rows), "bytes": .int($0.bytes),
              ])
            }),
        ]).text)
      return
    }
    let say = options.lang
    print(
      say(
        "文件 \(facts.fileBytes >> 10) KB，预写日志 \(facts.walBytes >> 10) KB，空闲 \(facts.freeBytes >> 10) KB；"
          + "结构版本 \(facts.schema)，变更日志 \(facts.logEntries) 条",
        "file \(facts.fileBytes >> 10) KB, write-ahead log \(facts.walBytes >> 10) KB, "
          + "free \(facts.freeBytes >> 10) KB; schema \(facts.schema), log \(facts.logEntries) entries"
      ))
    for table in facts.tables {
      print(
        "  \(table.name)  " + say("\(table.rows) 行", "\(table.rows) rows")
          + "  \(table.bytes >> 10) KB")
    }
  }
}
