import ArgumentParser
import Diagnostics
import Foundation
import Store

/// Asks the log of changes.
struct LogCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "log", abstract: "变更日志：列出、核验、证明、签名",
    discussion: """
      每一次变更是默克尔树（RFC 9162）的一个条目，带有所改各表的封印。
      定期用 guiju log head 取得签名的日志头，存到别处；核验时用 --head 对照，可发现删改。
      """,
    subcommands: [
      ListLogCommand.self, VerifyLogCommand.self, ProveCommand.self, HeadCommand.self,
    ])
}

/// Lists entries.
struct ListLogCommand: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "list", abstract: "列出条目")

  @Option(name: .long, help: "从第几条起（从 0 数）；缺省为最后 50 条")
  var from: Int?

  @Option(name: .long, help: "最多多少条")
  var limit = 50

  @OptionGroup var acting: ActingOptions
  @OptionGroup var options: LibraryOptions

  func run() throws {
    let library = try options.open()
    _ = try acting.actor(needing: .readLog, in: library)
    let size = try library.logSize()
    let start = max(0, from ?? size - limit)
    let entries = try library.logEntries(start..<max(start, min(size, start + max(0, limit))))
    if options.json {
      let rows = entries.map { entry in
        JSONText.object([
          "index": .int(entry.index), "at": .string(entry.at.formatted(.iso8601)),
          "actor": .string(entry.actor), "kind": .string(entry.kind),
          "subject": .string(entry.subject), "tables": .strings(entry.seals.keys.sorted()),
        ])
      }
      print(JSONText.object(["size": .int(size), "entries": .array(rows)]).text)
      return
    }
    for entry in entries {
      print(
        "\(entry.index)  \(entry.at.formatted(.iso8601))  \(entry.actor)  \(entry.kind)  \(entry.subject)"
      )
    }
    print(options.lang("共 \(size) 条", "\(size) entries"))
  }
}

/// Checks the log and the tables against it.
struct VerifyLogCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify", abstract: "核验日志，以及各表是否与日志相符",
    discussion: "有问题，退出码为 1。")

  @Option(name: .long, help: "以前保存的日志头（JSON 文件）")
  var head: String?

  @OptionGroup var acting: ActingOptions
  @OptionGroup var options: LibraryOptions

  func run() throws {
    let library = try options.open()
    _ = try acting.actor(needing: .readLog, in: library)
    let kept = try head.map(HeadFile.read)
    try CheckOutput(options: options).show(try library.checkLog(against: kept))
  }
}

/// Proves that an entry is in the log, or that the log continues an older one.
struct ProveCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "prove", abstract: "证明某条在日志中，或日志是旧日志的延续",
    discussion: """
      给条目序号，输出收录证明；给 --from 旧条数，输出一致性证明（RFC 9162 第 2.1 节）。
      """)

  @Argument(help: "条目序号，从 0 数")
  var index: Int?

  @Option(name: .long, help: "旧日志的条数")
  var from: Int?

  @Option(name: .long, help: "日志的条数；缺省为现在的")
  var size: Int?

  @OptionGroup var acting: ActingOptions
  @OptionGroup var options: LibraryOptions

  func validate() throws {
    guard (index == nil) != (from == nil) else {
      throw ValidationError("给条目序号或 --from，二者取一")
    }
  }

  func run() throws {
    let library = try options.open()
    _ = try acting.actor(needing: .readLog, in: library)
    let (size, root) = try library.logRoot(size: size)
    var members: KeyValuePairs<String, JSONText>
    if let index {
      let proof = try library.inclusionProof(of: index, size: size)
      guard let entry = try library.logEntries(index..<index + 1).first else {
        throw ExitCode(1)
      }
      members = [
        "index": .int(index), "size": .int(size), "root": .string(root.description),
        "entry": .string(entry.text),
        "leaf": .string(MerkleTree.leaf(Array(entry.text.utf8)).description),
        "proof": .strings(proof.map(\.description)),
      ]
    } else {
      let old = from ?? 0
      let proof = try library.consistencyProof(from: old, to: size)
      members = [
        "from": .int(old), "from_root": .string(try library.logRoot(size: old).root.description),
        "size": .int(size), "root": .string(root.description),
        "proof": .strings(proof.map(\.description)),
      ]
    }
    print(JSONText.object(members).text)
  }
}

/// Signs the state of the log.
struct HeadCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "head", abstract: "签名的日志头，供存放在别处",
    discussion: "用 Ed25519 签名；密钥在数据文件旁的 .key 文件中，第一次使用时生成。")

  @OptionGroup var acting: ActingOptions
  @OptionGroup var options: LibraryOptions

  func run() throws {
    let library = try options.open()
    _ = try acting.actor(needing: .readLog, in: library)
    let (size, root) = try library.logRoot()
    let head = try SigningKey(besides: options.path).head(size: size, root: root)
    print(
      JSONText.object([
        "size": .int(head.size), "root": .string(head.root.description),
        "signedAt": .string(head.signedAt), "key": .string(head.key),
        "signature": .string(head.signature),
      ]).text)
  }
}

/// A head that was kept in a file.
enum HeadFile {
  static func read(_ path: String) throws -> LogHead {
    do {
      return try JSONDecoder().decode(
        LogHead.self, from: try Data(contentsOf: URL(fileURLWithPath: path)))
    } catch {
      throw Problem(
        "log.bad-head", .error, Wording("无法读取日志头", "the head cannot be read"),
        at: Place(file: path), notes: [Wording("\(error)")],
        suggestion: Wording(
          "应为 guiju log head 输出的 JSON", "it should be the JSON that guiju log head printed"))
    }
  }
}
