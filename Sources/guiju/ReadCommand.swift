import ArgumentParser
import Captures
import Diagnostics
import Foundation
import Provisions
import Store
import Workbench

/// Reads files into the library.
struct ReadCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "read", abstract: "把政策文件读入文库",
    discussion: """
      可读：纯文本、Markdown、HTML、PDF、DOCX、ODT，UTF-8、GB18030、UTF-16 编码；文件夹按其中全部文件读；
      .jsonl 每行一份文件（text，可有 title、date、source）。一个文件可含多份文件。
      同一文件再读一次，什么也不增加；更正后的文件成为新版本，并列出差异。
      有文件读不了时，其余照读，退出码为 3；读不了的文件不留下任何内容。
      """)

  @Argument(help: "文件、文件夹或 .jsonl")
  var files: [String]

  @Option(name: .long, help: "补充机构名称的 CSV（name,short,level,kind）")
  var bodies: String?

  @OptionGroup var options: LibraryOptions

  func run() throws {
    let bodies = try bodyTable()
    let isNew = !FileManager.default.fileExists(atPath: options.path)
    let library = try options.openOrCreate()
    let reader = Intake(library: library, bodies: bodies, actor: NSUserName())
    let captures = CaptureReader()
    var results: [ReadResult] = []
    let items = try items(of: captures, &results)
    let progress = ProgressBar(total: items.count)
    for (index, item) in items.enumerated() {
      progress.show(index, item.name)
      results.append(
        reader.result(name: item.name) { () throws(Problem) in try captures.read(item) })
    }
    progress.clear()
    show(results)
    if isNew, results.allSatisfy(\.isBad) { try remove(library) }
    if results.contains(where: \.isBad) { throw ExitCode(CommandLineRunner.badInput) }
  }

  /// Takes away a library that was made for files of which none could be read.
  private func remove(_ library: Library) throws {
    try library.close()
    for suffix in ["", "-wal", "-shm"] {
      try? FileManager.default.removeItem(atPath: library.path + suffix)
    }
  }

  /// Lists what is to be read; a path that cannot be listed is a bad result of its own.
  private func items(of captures: CaptureReader, _ results: inout [ReadResult]) throws
    -> [CaptureItem]
  {
    var items: [CaptureItem] = []
    for file in files {
      do throws(Problem) {
        items += try captures.items(at: [file])
      } catch {
        results.append(ReadResult(name: file, problems: [error]))
      }
    }
    return items
  }

  private func bodyTable() throws -> BodyTable {
    guard let bodies else { return BodyTable() }
    do {
      return try BodyTable(extending: String(contentsOfFile: bodies, encoding: .utf8))
    } catch let problem as Problem {
      throw problem
    } catch {
      throw Problem(
        "read.unreadable-bodies", .error,
        Wording("无法读取机构名称表", "the table of bodies cannot be read"), at: Place(file: bodies),
        notes: [Wording(error.localizedDescription)],
        suggestion: Wording("应为 UTF-8 编码的 CSV", "it must be a CSV in UTF-8"))
    }
  }

  private func show(_ results: [ReadResult]) {
    if options.json {
      print(JSONText.object(["files": .array(results.map(\.json))]).text)
    } else {
      let output = ReadOutput(say: options.lang)
      for result in results { output.show(result) }
    }
  }
}
