import Foundation

/// The text of a Markdown file without its marks.
///
/// Headings, emphasis, links, quotes and bullets lose their marks; printed numbers stay, because a
/// document's own numbering is text. Title, date and source may stand in front matter.
struct MarkdownPage {
  private(set) var text = ""
  private(set) var title: String?
  private(set) var date: String?
  private(set) var origin: String?

  init(_ markdown: String) {
    var lines = markdown.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)[...]
    if lines.first == "---", let end = lines.dropFirst().prefix(64).firstIndex(of: "---") {
      for line in lines[lines.startIndex + 1..<end] { note(line) }
      lines = lines[(end + 1)...]
    }
    var isComment = false
    text = lines.map { Self.plain(Self.withoutComment($0, &isComment)) }.joined(separator: "\n")
  }

  private mutating func note(_ line: Substring) {
    guard let colon = line.firstIndex(of: ":") else { return }
    let trimmed = line[line.index(after: colon)...].drop { $0 == " " || $0 == "\"" }
    let value = String(trimmed).trimmingSuffix { $0 == " " || $0 == "\"" }
    guard !value.isEmpty else { return }
    switch line[..<colon] {
    case "title": title = value
    case "date": date = String(value.prefix(10))
    case "source", "url": origin = value
    default: break
    }
  }

  /// A line without `<!-- … -->`, which may run over several lines; `isComment` tells whether one is open.
  private static func withoutComment(_ line: Substring, _ isComment: inout Bool) -> Substring {
    guard isComment || line.utf8.contains(UInt8(ascii: "<")) else { return line }
    var kept = ""
    var rest = line
    while !rest.isEmpty {
      guard let mark = rest.range(of: isComment ? "-->" : "<!--") else { break }
      if !isComment { kept += rest[..<mark.lowerBound] }
      isComment.toggle()
      rest = rest[mark.upperBound...]
    }
    return Substring(isComment ? kept : kept + rest)
  }

  private static func plain(_ line: Substring) -> String {
    var rest = line
    let body = rest.drop { $0 == " " }
    if body.first == "#" {
      let heading = body.drop { $0 == "#" }
      if heading.first == " " { rest = heading.dropFirst() }
    } else if body.hasPrefix("> ") {
      rest = body.dropFirst(2)
    } else if body.hasPrefix("- ") || body.hasPrefix("* ") || body.hasPrefix("+ ") {
      rest = body.dropFirst(2)
    }
    return inline(rest)
  }

  /// Emphasis, code marks and escapes go; of a link its words stay, of a picture nothing.
  private static func inline(_ line: Substring) -> String {
    var out = ""
    var rest = line
    while let character = rest.first {
      if character == "\\", let next = rest.dropFirst().first, next.isASCII, next.isPunctuation {
        out.append(next)
        rest = rest.dropFirst(2)
      } else if rest.hasPrefix("**") || rest.hasPrefix("__") || rest.hasPrefix("~~") {
        rest = rest.dropFirst(2)
      } else if character == "`" {
        rest = rest.dropFirst()
      } else if let link = link(rest) {
        out += link.words
        rest = link.rest
      } else {
        out.append(character)
        rest = rest.dropFirst()
      }
    }
    return out
  }

  private static func link(_ text: Substring) -> (words: Substring, rest: Substring)? {
    let isPicture = text.first == "!"
    let body = isPicture ? text.dropFirst() : text
    guard body.first == "[", let close = body.prefix(1000).firstIndex(of: "]") else { return nil }
    let after = body[body.index(after: close)...]
    guard after.first == "(", let end = after.prefix(3000).firstIndex(of: ")") else { return nil }
    let words = body[body.index(after: body.startIndex)..<close]
    return (isPicture ? "" : words, after[after.index(after: end)...])
  }
}

extension String {
  fileprivate func trimmingSuffix(_ isTrimmed: (Character) -> Bool) -> String {
    var text = self[...]
    while let last = text.last, isTrimmed(last) { text = text.dropLast() }
    return String(text)
  }
}
