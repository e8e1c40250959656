import Diagnostics
import Foundation

/// The text of a DOCX file in lines, automatic numbers written out.
///
/// Tracked deletions are left out and insertions kept; a row of a table is a line with tabs between
/// its cells; footnotes follow the text; a hard page break is a form feed.
final class WordText: XMLReceiver {
  static func text(of archive: ZipArchive, name: String, limits: CaptureLimits) throws(Problem)
    -> String
  {
    let numbering = WordNumbering()
    let styles = WordStyles()
    if let data = try archive.member("word/numbering.xml") {
      try XMLEvents.read(
        data, of: "word/numbering.xml", in: name, depth: limits.depth, into: numbering)
    }
    if let data = try archive.member("word/styles.xml") {
      try XMLEvents.read(data, of: "word/styles.xml", in: name, depth: limits.depth, into: styles)
    }
    let body = WordText(numbering: numbering, styles: styles)
    for member in ["word/document.xml", "word/footnotes.xml", "word/endnotes.xml"] {
      guard let data = try archive.member(member) else { continue }
      try XMLEvents.read(data, of: member, in: name, depth: limits.depth, into: body)
    }
    return body.lines.joined(separator: "\n")
  }

  private let numbering: WordNumbering
  private let styles: WordStyles
  private var lines: [String] = []
  /// The paragraphs under way: text boxes put one inside another.
  private var paragraphs: [Paragraph] = []
  private var isText = false
  private var deletions = 0
  private var cells: [[String]] = []
  /// Word writes a text box twice, once for older readers; the second is left out.
  private var fallbacks = 0

  private struct Paragraph {
    var text = ""
    var style: String?
    var list: String?
    var level: Int?
    var opensPage = false
  }

  private init(numbering: WordNumbering, styles: WordStyles) {
    self.numbering = numbering
    self.styles = styles
  }

  func open(_ name: String, _ attributes: [String: String]) {
    if name == "mc:Fallback" { fallbacks += 1 }
    guard fallbacks == 0 else { return }
    let value = attributes["w:val"]
    switch name {
    case "w:p": paragraphs.append(Paragraph())
    case "w:pStyle": edit { $0.style = value }
    case "w:pageBreakBefore":
      if value != "0", value != "false" { edit { $0.opensPage = true } }
    case "w:numId": edit { $0.list = value }
    case "w:ilvl": edit { $0.level = value.flatMap { Int($0) } }
    case "w:t": isText = true
    case "w:tab": append("\t")
    case "w:br": append(attributes["w:type"] == "page" ? "\u{C}" : "\n")
    case "w:cr": append("\n")
    case "w:noBreakHyphen": append("-")
    case "w:del", "w:moveFrom": deletions += 1
    case "w:tr": cells.append([])
    case "w:tc": if !cells.isEmpty { cells[cells.count - 1].append("") }
    default: break
    }
  }

  func close(_ name: String) {
    if name == "mc:Fallback" { fallbacks -= 1 }
    guard fallbacks == 0 else { return }
    switch name {
    case "w:t": isText = false
    case "w:del", "w:moveFrom": deletions -= 1
    case "w:p": endParagraph()
    case "w:tr":
      if let row = cells.popLast(), row.contains(where: { !$0.isEmpty }) {
        put(row.joined(separator: "\t"))
      }
    default: break
    }
  }

  func text(_ text: String) { if isText, fallbacks == 0 { append(text) } }

  private func edit(_ change: (inout Paragraph) -> Void) {
    if !paragraphs.isEmpty { change(&paragraphs[paragraphs.count - 1]) }
  }

  private func append(_ text: String) {
    guard deletions == 0 else { return }
    edit { $0.text += text }
  }

  private func endParagraph() {
    guard let paragraph = paragraphs.popLast() else { return }
    let isEmpty = paragraph.text.allSatisfy { $0.isWhitespace && $0 != "\u{C}" }
    let number = isEmpty ? "" : number(of: paragraph)
    put((paragraph.opensPage ? "\u{C}" : "") + number + paragraph.text)
  }

  private func number(of paragraph: Paragraph) -> String {
    let styled = paragraph.style.flatMap { styles.numbering(of: $0) }
    guard let list = paragraph.list ?? styled?.list, list != "0" else { return "" }
    return numbering.next(list: list, level: paragraph.level ?? styled?.level ?? 0)
  }

  private func put(_ line: String) {
    if !cells.isEmpty, let last = cells[cells.count - 1].indices.last {
      let separator = cells[cells.count - 1][last].isEmpty || line.isEmpty ? "" : " "
      cells[cells.count - 1][last] += separator + line.replacing("\n", with: " ")
    } else {
      lines.append(line)
    }
  }
}
