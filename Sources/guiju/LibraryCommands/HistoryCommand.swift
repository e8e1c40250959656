import ArgumentParser
import Diagnostics
import Foundation
import Store

/// Shows the versions of a document and how they differ.
struct HistoryCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "history", abstract: "一份文件的各个版本、出处和差异",
    discussion: "缺省比较最近两个版本；--from、--to 指定版本号。")

  @Argument(help: "文件的编号或短码")
  var id: String

  @Option(name: .long, help: "旧版本号")
  var from: Int?

  @Option(name: .long, help: "新版本号")
  var to: Int?

  @OptionGroup var options: LibraryOptions

  func run() throws {
    let library = try options.open()
    let document = try LinkFinder(library: library).document(id)
    let versions = try library.versions(of: document)
    let newest = versions.last?.version ?? 1
    let new = to ?? newest
    let old = from ?? new - 1
    let wanted = from != nil || to != nil || newest > 1
    let difference = wanted ? try library.difference(of: document, from: old, to: new) : nil
    if wanted && difference == nil {
      throw ValidationError(
        Language.ofThisRun(
          "\(document) 有版本 1 至 \(newest)，没有 \(old) 或 \(new)",
          "\(document) has versions 1 to \(newest), not \(old) or \(new)"))
    }
    if options.json {
      print(json(document, versions, difference).text)
    } else {
      show(document, versions, difference)
    }
  }

  private func json(
    _ document: String, _ versions: [VersionSummary], _ difference: VersionDifference?
  ) -> JSONText {
    let rows = versions.map { version in
      JSONText.object([
        "version": .int(version.version), "added_at": .string(version.addedAt.formatted(.iso8601)),
        "current": .bool(version.isCurrent),
        "captures": .array(
          version.captures.map { capture in
            .object([
              "name": .string(capture.file.name), "sha256": .string(capture.file.sha256),
              "record": .int(optional: capture.file.record), "bytes": .int(capture.file.bytes),
              "read_at": .string(capture.file.readAt.formatted(.iso8601)),
            ])
          }),
      ])
    }
    return .object([
      "document": .string(document), "versions": .array(rows),
      "difference": difference.map(JSONText.difference) ?? .null,
    ])
  }

  private func show(
    _ document: String, _ versions: [VersionSummary], _ difference: VersionDifference?
  ) {
    let say = options.lang
    print(document)
    for version in versions {
      let mark = version.isCurrent ? say("（现用）", " (current)") : ""
      print(
        "  " + say("版本 \(version.version)", "version \(version.version)")
          + "\(mark)  \(version.addedAt.formatted(.iso8601))")
      for capture in version.captures {
        print("    \(capture.file.name)  sha256 \(capture.file.sha256.prefix(16))…")
      }
    }
    if let difference { print(DifferenceOutput(say: say).text(difference)) }
  }
}
