import ArgumentParser
import Diagnostics
import Foundation
import Provisions
import Store

/// Writes a library, or one document of it, for other programs and for people.
struct ExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export", abstract: "导出文库或其中一份文件",
    discussion: """
      json：全部文件一个 JSON，字段见 docs/cli.md；md：可读的 Markdown；
      akn：Akoma Ntoso 1.0（LegalDocML）。多份文件导出 md、akn 时须用 --output 指定文件夹，每份一个文件。
      """)

  /// A form of export.
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case json, md, akn
  }

  @Argument(help: "只导出这一份文件：编号或短码")
  var id: String?

  @Option(name: .long, help: "格式：json、md 或 akn")
  var format: Format = .json

  @Option(name: [.short, .long], help: "写到这个文件（json）或文件夹（md、akn）；缺省写到标准输出")
  var output: String?

  @OptionGroup var options: LibraryOptions

  func run() throws {
    let library = try options.open()
    let wanted = try id.map { try LinkFinder(library: library).document($0) }
    let documents = try library.resolvedDocuments(only: wanted)
    switch format {
    case .json: try writeOne(LibraryExporter().json(documents))
    case .md:
      try writeEach(documents, suffix: "md") { MarkdownExporter().markdown($0) }
    case .akn:
      let exporter = AkomaNtosoExporter(library: try library.wholeDocuments().map(\.document))
      try writeEach(documents, suffix: "xml") { exporter.xml($0) }
    }
  }

  private func writeOne(_ text: String) throws {
    guard let output else { return print(text, terminator: "") }
    try write(text, to: output)
  }

  private func writeEach(
    _ documents: [ReadDocument], suffix: String, _ text: (ReadDocument) -> String
  ) throws {
    guard let output else {
      guard documents.count <= 1 else {
        throw ValidationError(
          Language.ofThisRun(
            "文库有 \(documents.count) 份文件：请指定一份，或用 --output 指定文件夹",
            "the library has \(documents.count) documents: name one, or a folder with --output"))
      }
      for document in documents { print(text(document), terminator: "") }
      return
    }
    do {
      try FileManager.default.createDirectory(atPath: output, withIntermediateDirectories: true)
    } catch {
      throw unwritable(output, error)
    }
    var names: Set<String> = []
    for read in documents {
      let base = fileName(read.document.id)
      var name = base
      var count = 2
      while !names.insert(name).inserted {
        name = "\(base)~\(count)"
        count += 1
      }
      try write(text(read), to: "\(output)/\(name).\(suffix)")
    }
  }

  /// An identifier as a file name: what file systems forbid is replaced, its length is bounded.
  private func fileName(_ id: String) -> String {
    var name = ""
    for scalar in id.unicodeScalars {
      let isForbidden = scalar.value < 0x20 || "/\\:*?\"<>|".unicodeScalars.contains(scalar)
      name.unicodeScalars.append(isForbidden ? "_" : scalar)
      if name.utf8.count > 180 { break }
    }
    return name.hasPrefix(".") ? "_" + name : name
  }

  private func write(_ text: String, to path: String) throws {
    do {
      try Data(text.utf8).write(to: URL(fileURLWithPath: path), options: .atomic)
    } catch {
      throw unwritable(path, error)
    }
  }

  private func unwritable(_ path: String, _ error: any Error) -> Problem {
    Problem(
      "export.unwritable", .error, Wording("写不进文件", "the file cannot be written"),
      at: Place(file: path), notes: [Wording(error.localizedDescription)],
      suggestion: Wording(
        "检查文件夹是否存在、是否有写入权限、磁盘是否已满",
        "check that the folder exists, that you may write there and that the disk has room"))
  }
}
