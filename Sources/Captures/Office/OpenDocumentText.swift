import Diagnostics
import Foundation

/// The text of an ODT file in lines, automatic numbers written out.
final class OpenDocumentText: XMLReceiver {
  static func text(of archive: ZipArchive, name: String, limits: CaptureLimits) throws(Problem)
    -> String
  {
    guard let content = try archive.member("content.xml") else {
      throw CaptureProblem.damaged(name, Wording("缺少 content.xml", "content.xml is missing"))
    }
    if let manifest = try archive.member("META-INF/manifest.xml"),
      manifest.range(of: Data("encryption-data".utf8)) != nil
    {
      throw CaptureProblem.encrypted(name)
    }
    let styles = OpenDocumentLists()
    if let data = try archive.member("styles.xml") {
      try XMLEvents.read(data, of: "styles.xml", in: name, depth: limits.depth, into: styles)
    }
    try XMLEvents.read(content, of: "content.xml", in: name, depth: limits.depth, into: styles)
    let body = OpenDocumentText(styles: styles)
    try XMLEvents.read(content, of: "content.xml", in: name, depth: limits.depth, into: body)
    return (body.lines + body.notes).joined(separator: "\n")
  }

  private let styles: OpenDocumentLists
  private var lines: [String] = []
  private var notes: [String] = []
  private var paragraph: String?
  /// The paragraph that a note interrupts.
  private var interrupted: [String] = []
  private var isBody = false
  private var skipped = 0
  private var lists: [(style: String?, counts: Int)] = []
  private var pendingNumber: String?
  private var cells: [[String]] = []
  private var headings: [Int: Int] = [:]

  private init(styles: OpenDocumentLists) { self.styles = styles }

  func open(_ name: String, _ attributes: [String: String]) {
    switch name {
    case "office:text": isBody = true
    case "text:tracked-changes", "office:annotation": skipped += 1
    default: break
    }
    guard isBody, skipped == 0 else { return }
    switch name {
    case "text:p": paragraph = begin(attributes["text:style-name"])
    case "text:h":
      paragraph = begin(attributes["text:style-name"])
      if let level = attributes["text:outline-level"].flatMap({ Int($0) }),
        attributes["text:is-list-header"] != "true"
      {
        paragraph = (paragraph ?? "") + headingNumber(level)
      }
    case "text:s":
      paragraph? += String(repeating: " ", count: min(Int(attributes["text:c"] ?? "1") ?? 1, 200))
    case "text:tab": paragraph? += "\t"
    case "text:line-break": paragraph? += "\n"
    case "text:list":
      lists.append((attributes["text:style-name"] ?? lists.last?.style, 0))
    case "text:list-item":
      guard let level = lists.indices.last else { return }
      let start = attributes["text:start-value"].flatMap { Int($0) }
      lists[level].counts = start ?? lists[level].counts + 1
      pendingNumber = styles.number(
        lists[level].style, level: level + 1, counts: lists.map(\.counts))
    case "text:note-body": interrupt()
    case "table:table-row": cells.append([])
    case "table:table-cell": if !cells.isEmpty { cells[cells.count - 1].append("") }
    default: break
    }
  }

  func close(_ name: String) {
    if name == "text:tracked-changes" || name == "office:annotation" { skipped -= 1 }
    guard isBody, skipped == 0 else { return }
    switch name {
    case "office:text": isBody = false
    case "text:p", "text:h": endParagraph()
    case "text:list": _ = lists.popLast()
    case "text:note-body": if let text = interrupted.popLast() { paragraph = text }
    case "table:table-row":
      if let row = cells.popLast(), row.contains(where: { !$0.isEmpty }) {
        lines.append(row.joined(separator: "\t"))
      }
    default: break
    }
  }

  func text(_ text: String) {
    guard isBody, skipped == 0 else { return }
    paragraph? += text.replacing("\n", with: "")
  }

  private func begin(_ style: String?) -> String {
    let pageBreak = style.map { styles.breaksPage($0) } == true ? "\u{C}" : ""
    defer { pendingNumber = nil }
    return pageBreak + (pendingNumber ?? "")
  }

  private func headingNumber(_ level: Int) -> String {
    headings[level, default: 0] += 1
    for deeper in headings.keys where deeper > level { headings[deeper] = nil }
    return styles.outlineNumber(level: level, counts: headings)
  }

  private func interrupt() {
    interrupted.append(paragraph ?? "")
    paragraph = nil
  }

  private func endParagraph() {
    guard let text = paragraph else { return }
    paragraph = nil
    if !interrupted.isEmpty {
      notes.append(text)
    } else if !cells.isEmpty, let last = cells[cells.count - 1].indices.last {
      cells[cells.count - 1][last] += (cells[cells.count - 1][last].isEmpty ? "" : " ") + text
    } else {
      lines.append(text)
    }
  }
}

/// The list styles, outline numbers and page breaks that an ODT file defines.
final class OpenDocumentLists: XMLReceiver {
  private struct Level {
    var prefix = ""
    var suffix = ""
    var format = ""
    var shown = 1
  }

  private var lists: [String: [Int: Level]] = [:]
  private var outline: [Int: Level] = [:]
  private var breaking: Set<String> = []
  private var openList: String?
  private var isOutline = false
  private var openStyle: String?

  func open(_ name: String, _ attributes: [String: String]) {
    switch name {
    case "text:list-style": openList = attributes["style:name"]
    case "text:outline-style": isOutline = true
    case "style:style": openStyle = attributes["style:name"]
    case "style:paragraph-properties":
      if attributes["fo:break-before"] == "page", let openStyle { breaking.insert(openStyle) }
    case "text:list-level-style-number", "text:outline-level-style":
      guard let level = attributes["text:level"].flatMap({ Int($0) }), (1...10).contains(level)
      else { return }
      let style = Level(
        prefix: attributes["style:num-prefix"] ?? "", suffix: attributes["style:num-suffix"] ?? "",
        format: attributes["style:num-format"] ?? "",
        shown: attributes["text:display-levels"].flatMap { Int($0) } ?? 1)
      if isOutline {
        outline[level] = style
      } else if let openList {
        lists[openList, default: [:]][level] = style
      }
    default: break
    }
  }

  func close(_ name: String) {
    switch name {
    case "text:list-style": openList = nil
    case "text:outline-style": isOutline = false
    case "style:style": openStyle = nil
    default: break
    }
  }

  func text(_ text: String) {}

  func breaksPage(_ style: String) -> Bool { breaking.contains(style) }

  func number(_ style: String?, level: Int, counts: [Int]) -> String {
    guard let style, let levels = lists[style], level <= counts.count else { return "" }
    return number(levels, level) { counts[$0 - 1] }
  }

  func outlineNumber(level: Int, counts: [Int: Int]) -> String {
    number(outline, level) { counts[$0] ?? 1 }
  }

  private func number(_ levels: [Int: Level], _ level: Int, _ count: (Int) -> Int) -> String {
    guard let own = levels[level], !own.format.isEmpty else { return "" }
    let first = max(1, level - own.shown + 1)
    let parts = (first...level).map {
      CountingFormat.text(count($0), format: levels[$0]?.format ?? own.format)
    }
    return own.prefix + parts.joined(separator: ".") + own.suffix
  }
}
