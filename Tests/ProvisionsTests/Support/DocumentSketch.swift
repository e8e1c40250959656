import Provisions

/// A document built from marked lines, for tests that are not about reading structure.
///
/// `一、`, `(一)`, `1.`, `第…章` and `第…条` open provisions; a heading ends at the first `。` or with the
/// line. `@kind text` is a block of that kind; further lines belong to what is open, or to a preamble.
/// `=== 12` begins page 12.
enum DocumentSketch {
  static func document(
    id: String = "某政发〔2031〕7号", number: String? = "某政发〔2031〕7号", title: String? = nil,
    issuers: [String] = [], form: PolicyDocument.Form = .single, _ text: String
  ) -> PolicyDocument {
    var sketch = Sketch(id: id)
    for line in text.split(separator: "\n", omittingEmptySubsequences: true) {
      sketch.add(String(line))
    }
    return sketch.document(number: number, title: title, issuers: issuers, form: form)
  }

  private struct Open {
    var provision: Provision
    var depth: Int
  }

  private struct Sketch {
    let id: String
    var scalars: Scalars = []
    var segments: [SourcedText.Segment] = []
    var page: Int?
    var line = 0
    var blocks: [Block] = []
    var provisions: [Open] = []
    var inBlock = true

    mutating func add(_ line: String) {
      self.line += 1
      if line.hasPrefix("=== ") {
        page = Int(line.dropFirst(4))
        return
      }
      var line = line
      var kind: Block.Kind?
      if line.hasPrefix("@"), let blank = line.firstIndex(of: " ") {
        kind = Block.Kind(rawValue: String(line[line.index(after: line.startIndex)..<blank]))
        line = String(line[line.index(after: blank)...])
      }
      let start = scalars.count
      segments.append(
        .init(start: start, place: SourcePlace(page: page, line: self.line, column: 0)))
      scalars += Array(line.unicodeScalars)
      let end = scalars.count
      scalars.append("\n")
      if let kind {
        blocks.append(Block(id: "\(id) \(kind.rawValue)", kind: kind, span: Span(start, end)))
        inBlock = true
      } else if let (number, level, depth) = Self.number(of: line) {
        open(number, level, depth, line: line, span: Span(start, end))
        inBlock = false
      } else if inBlock || provisions.isEmpty {
        if let last = blocks.last, last.kind == .preamble {
          blocks[blocks.count - 1].span.end = end
        } else {
          blocks.append(Block(id: "\(id) 引言", kind: .preamble, span: Span(start, end)))
        }
      } else {
        provisions[provisions.count - 1].provision.body.end = end
        provisions[provisions.count - 1].provision.extent.end = end
      }
    }

    private mutating func open(
      _ number: String, _ level: Provision.Level, _ depth: Int, line: String, span: Span
    ) {
      let parent = provisions.last { $0.depth < depth && $0.depth >= 0 }
      let rest = Array(line.unicodeScalars.dropFirst(number.unicodeScalars.count))
      let isArticle = number.hasPrefix("第") && level == .article
      let stop = isArticle ? 0 : rest.firstIndex(of: "。") ?? rest.count
      let headingEnd = span.start + number.unicodeScalars.count + stop
      let heading = String(String.UnicodeScalarView(rest[..<stop]))
      let path = parent.map { $0.provision.id + number } ?? "\(id) \(number)"
      provisions.append(
        Open(
          provision: Provision(
            id: path, parent: parent?.provision.id, level: level, number: number,
            heading: heading.isEmpty ? nil : heading,
            headingSpan: Span(span.start, headingEnd),
            body: Span(min(headingEnd + (stop > 0 ? 1 : 0), span.end), span.end), extent: span),
          depth: depth))
    }

    private static func number(of line: String) -> (String, Provision.Level, Int)? {
      let digits = "一二三四五六七八九十百"
      if line.hasPrefix("第") {
        let rest = line.dropFirst().prefix { digits.contains($0) }
        guard let unit = line.dropFirst(1 + rest.count).first, !rest.isEmpty else { return nil }
        if unit == "章" { return ("第\(rest)章", .chapter, 0) }
        if unit == "条" { return ("第\(rest)条", .article, 1) }
        return nil
      }
      let head = line.prefix { digits.contains($0) }
      if !head.isEmpty, line.dropFirst(head.count).hasPrefix("、") {
        return ("\(head)、", .chapter, 0)
      }
      if line.hasPrefix("(") {
        let inner = line.dropFirst().prefix { digits.contains($0) }
        if !inner.isEmpty, line.dropFirst(1 + inner.count).hasPrefix(")") {
          return ("(\(inner))", .article, 1)
        }
      }
      let number = line.prefix { $0.isASCII && $0.isNumber }
      if !number.isEmpty, line.dropFirst(number.count).hasPrefix(".") {
        return ("\(number).", .item, 2)
      }
      return nil
    }

    func document(
      number: String?, title: String?, issuers: [String], form: PolicyDocument.Form
    ) -> PolicyDocument {
      var all = provisions.map(\.provision)
      // What stands under a provision belongs to its extent.
      for index in all.indices.reversed() {
        guard let parent = all[index].parent,
          let above = all.firstIndex(where: { $0.id == parent })
        else { continue }
        all[above].extent.end = max(all[above].extent.end, all[index].extent.end)
      }
      let pages = segments.compactMap(\.place.page)
      return PolicyDocument(
        id: id, identityBasis: number == nil ? .title : .number, title: title, number: number,
        issuers: issuers,
        pages: pages.first.map { PageRange(first: $0, last: pages.last ?? $0) }, form: form,
        text: SourcedText(scalars: scalars, segments: segments), blocks: blocks, provisions: all)
    }
  }
}
