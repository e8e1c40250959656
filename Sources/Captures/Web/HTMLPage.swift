/// The text of a web page in lines, with its title and date.
///
/// A tolerant reader without recursion: whatever the nesting, memory and time are linear in the
/// length of the page. Scripts, styles, navigation and hidden templates are left out; block
/// elements and `<br>` end lines; cells of a table row are parted by tabs.
struct HTMLPage {
  private(set) var text = ""
  private(set) var title: String?
  private(set) var date: String?
  private(set) var address: String?

  /// Reads a page, or gives `nil` where elements nest deeper than `depth`, as in no page.
  init?(_ html: String, depth: Int) {
    var writer = HTMLTextWriter()
    for token in HTMLTokens(html) {
      writer.take(token)
      guard writer.depth <= depth else { return nil }
    }
    text = writer.finished()
    title = writer.title
    date = writer.date
    address = writer.address
  }
}

/// Puts the text of tokens into lines.
struct HTMLTextWriter {
  private var lines: [String] = []
  private var line = String.UnicodeScalarView()
  private var hasBlank = false
  /// The element whose content is left out, and how many of its name are open.
  private var skipped: (name: String, depth: Int)?
  private var titleText: String?
  private var isInTitle = false
  private(set) var date: String?
  private(set) var address: String?
  /// How many elements are open, without those that need no closing tag.
  private(set) var depth = 0

  /// The title of the page, blanks trimmed, without the names of column and site behind it.
  var title: String? {
    guard let titleText else { return nil }
    let parts = titleText.split { "_|｜»".contains($0) }
    let own = parts.first { $0.count >= 8 } ?? titleText[...]
    let title = own.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    return title.isEmpty ? nil : title
  }

  private static let skippedElements: Set<String> = [
    "script", "style", "nav", "noscript", "template", "svg", "select", "button", "iframe", "form",
  ]
  private static let blocks: Set<String> = [
    "p", "div", "br", "hr", "li", "ul", "ol", "dl", "dt", "dd", "tr", "table", "thead", "tbody",
    "h1", "h2", "h3", "h4", "h5", "h6", "section", "article", "header", "footer", "main", "aside",
    "blockquote", "pre", "figure", "figcaption", "address", "center", "body", "html", "caption",
  ]

  /// Elements whose closing tag may be left out.
  private static let implied: Set<String> = [
    "p", "li", "dt", "dd", "td", "th", "tr", "thead", "tbody", "tfoot", "option", "optgroup",
    "colgroup",
    "html", "head", "body",
  ]

  mutating func take(_ token: HTMLTokens.Token) {
    switch token {
    case .open(let name, _) where !Self.voids.contains(name) && !Self.implied.contains(name):
      depth += 1
    case .close(let name) where !Self.voids.contains(name) && !Self.implied.contains(name):
      depth = max(0, depth - 1)
    default: break
    }
    switch token {
    case .text(let text):
      if isInTitle { titleText = (titleText ?? "") + text }
      guard skipped == nil, !isInTitle else { return }
      append(text)
    case .open(let name, let attributes): open(name, attributes)
    case .close(let name): close(name)
    }
  }

  /// Elements that no tag closes.
  private static let voids: Set<String> = [
    "br", "hr", "img", "input", "meta", "link", "col", "area", "base", "embed", "source", "wbr",
  ]

  private static func isHidden(_ attributes: [String: String]) -> Bool {
    guard let style = attributes["style"] else { return attributes["hidden"] != nil }
    return style.filter { !$0.isWhitespace }.lowercased().contains("display:none")
  }

  private mutating func open(_ name: String, _ attributes: [String: String]) {
    if let skipped {
      if skipped.name == name { self.skipped = (name, skipped.depth + 1) }
      return
    }
    if Self.skippedElements.contains(name)
      || Self.isHidden(attributes) && !Self.voids.contains(name)
    {
      skipped = (name, 1)
      return
    }
    if name == "title", titleText == nil { isInTitle = true }
    if name == "meta" { note(attributes) }
    if name == "td" || name == "th" {
      if !line.isEmpty { line.append("\t") }
    } else if Self.blocks.contains(name) {
      endLine()
    }
  }

  private mutating func close(_ name: String) {
    if let skipped {
      if skipped.name == name {
        self.skipped = skipped.depth > 1 ? (name, skipped.depth - 1) : nil
      }
      return
    }
    if name == "title" { isInTitle = false }
    if Self.blocks.contains(name) { endLine() }
  }

  private mutating func note(_ attributes: [String: String]) {
    let name = (attributes["name"] ?? attributes["property"] ?? "").lowercased()
    guard let content = attributes["content"], !content.isEmpty else { return }
    switch name {
    case "pubdate", "publishdate", "article:published_time", "date", "dc.date":
      date = date ?? String(content.prefix(10)).replacing("/", with: "-")
    case "og:url", "url": address = address ?? content
    case "articletitle", "og:title": titleText = titleText ?? content
    default: break
    }
  }

  private mutating func append(_ text: String) {
    for scalar in text.unicodeScalars {
      // A no-break or ideographic blank indents; other blanks fold into one.
      if scalar == " " || scalar == "\n" || scalar == "\r" || scalar == "\t" || scalar == "\u{C}" {
        hasBlank = !line.isEmpty
        continue
      }
      if hasBlank, let last = line.last, last.value < 0x2E80, scalar.value < 0x2E80 {
        line.append(" ")
      }
      hasBlank = false
      line.append(scalar == "\u{A0}" ? " " : scalar)
    }
  }

  private mutating func endLine() {
    hasBlank = false
    guard !line.isEmpty else { return }
    lines.append(String(line))
    line.removeAll()
  }

  mutating func finished() -> String {
    endLine()
    return lines.joined(separator: "\n")
  }
}
