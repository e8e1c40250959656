/// Joins the lines of text, so that only true paragraphs end in a line feed.
struct LineJoiner {
  let lines: [RawLine]

  func text() -> SourcedText {
    let width = wrapWidth()
    var scalars: Scalars = []
    var segments: [SourcedText.Segment] = []
    var previous: Int?
    for (index, line) in lines.enumerated() where line.kind == .text {
      if let before = previous, !joins(before, index, width: width) { scalars.append("\n") }
      segments.append(
        .init(
          start: scalars.count,
          place: SourcePlace(
            page: line.page, printedPage: line.printedPage, line: line.number, column: line.indent))
      )
      scalars.append(contentsOf: line.trimmed)
      previous = index
    }
    return SourcedText(scalars: scalars, segments: segments)
  }

  /// The width at which lines were broken, where they were.
  private func wrapWidth() -> Int? {
    let widths = lines.filter { $0.kind == .text && $0.trimmed.count >= 12 }.map { line in
      (line.width, line.trimmed.last.map { "。;；:：!！?？".unicodeScalars.contains($0) } ?? true)
    }
    guard widths.count >= 6 else { return nil }
    let sorted = widths.map(\.0).sorted()
    let width = sorted[sorted.count * 9 / 10]
    guard width <= 120 else { return nil }
    let full = widths.filter { abs($0.0 - width) <= 5 && !$0.1 }.count
    return full * 10 >= widths.count * 4 ? width : nil
  }

  private func joins(_ before: Int, _ after: Int, width: Int?) -> Bool {
    let (old, new) = (lines[before], lines[after])
    guard let last = old.trimmed.last, let first = new.trimmed.first else { return false }
    if NumberMark.opens(new.trimmed) || first == "#" || old.trimmed.first == "#" { return false }
    let between = lines[(before + 1)..<after]
    let isBroken =
      old.page != new.page || new.opensPage
      || between.contains { $0.kind == .pageNumber || $0.kind == .runningHeader }
    if isBroken {
      if new.indent >= 2 || (new.indent == 1 && new.scalars.first == "\u{3000}") { return false }
      return !endsParagraph(old.trimmed, last)
    }
    guard let width, between.isEmpty, new.indent < 2 || new.indent <= old.indent,
      old.width >= width - 5
    else { return false }
    return !("。；：".unicodeScalars.contains(last) && old.width < width - 3)
  }

  private func endsParagraph(_ line: ArraySlice<Unicode.Scalar>, _ last: Unicode.Scalar) -> Bool {
    if "。!！?？;；:：".unicodeScalars.contains(last) { return true }
    if last == "日" {
      return line.suffix(12).contains("年") && line.suffix(6).contains("月")
    }
    guard last == ")" || last == "）", let open = line.lastIndex(where: { $0 == "(" || $0 == "（" })
    else { return false }
    return line.endIndex - open >= 6
  }
}
