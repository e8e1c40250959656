/// Joins the lines of text, so that only true paragraphs end in a line feed.
struct LineJoiner {
  let lines: [RawLine]

  func text() -> SourcedText {
    let width = wrapWidth()
    var scalars: Scalars = []
    var segments: [SourcedText.Segment] = []
    var previous: Int?
    var opensParagraph = true
    for (index, line) in lines.enumerated() where line.kind == .text {
      if let before = previous {
        let isJoined = joins(before, index, width: width, opensParagraph: opensParagraph)
        if !isJoined { scalars.append("\n") }
        opensParagraph = !isJoined
      }
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
  ///
  /// It is the width at which most of the lines end that end amid a sentence. Lines that are wider
  /// were never broken and count for nothing.
  private func wrapWidth() -> Int? {
    var amid: [Int: Int] = [:]
    var total = 0
    for line in lines where line.kind == .text && line.trimmed.count >= 12 {
      total += 1
      let last = line.trimmed.last ?? "。"
      if line.width <= 122, !"。;；:：!！?？".unicodeScalars.contains(last) {
        amid[line.width, default: 0] += 1
      }
    }
    func near(_ width: Int) -> Int { (width - 5...width).reduce(0) { $0 + amid[$1, default: 0] } }
    let best = amid.keys.filter { $0 >= 40 }.max { (near($0), $0) < (near($1), $1) }
    guard let best, near(best) >= 6, near(best) * 10 >= total * 3 else { return nil }
    return best
  }

  /// Whether a line goes on in the next; `opensParagraph` where it begins a paragraph itself.
  private func joins(_ before: Int, _ after: Int, width: Int?, opensParagraph: Bool) -> Bool {
    let (old, new) = (lines[before], lines[after])
    guard let last = old.trimmed.last, let first = new.trimmed.first else { return false }
    if NumberMark.opens(new.trimmed) || first == "#" || old.trimmed.first == "#" { return false }
    if isAnnexLabel(old.trimmed) || isAnnexLabel(new.trimmed) { return false }
    let between = lines[(before + 1)..<after]
    let isBroken =
      old.page != new.page || new.opensPage
      || between.contains { $0.kind == .pageNumber || $0.kind == .runningHeader }
    if isBroken {
      if new.indent >= 2 || (new.indent == 1 && new.scalars.first == "\u{3000}") { return false }
      return !endsParagraph(old.trimmed, last)
    }
    // The first line of a paragraph is two characters shorter where its indent was lost.
    let isFirst = opensParagraph && old.indent == 0 && !NumberMark.opens(old.trimmed)
    guard let width, between.isEmpty, new.indent < 2 || new.indent <= old.indent,
      (width - (isFirst ? 8 : 5)...width + 3).contains(old.width)
    else { return false }
    return !("。；：".unicodeScalars.contains(last) && old.width < width - 3)
  }

  /// 附件1 on a line of its own.
  private func isAnnexLabel(_ line: ArraySlice<Unicode.Scalar>) -> Bool {
    line.count <= 7 && line.first == "附" && line.contains { "件录表".unicodeScalars.contains($0) }
  }

  private func endsParagraph(_ line: ArraySlice<Unicode.Scalar>, _ last: Unicode.Scalar) -> Bool {
    if "。!！?？;；:：".unicodeScalars.contains(last) { return true }
    if last == "日" {
      guard line.suffix(12).contains("年"), line.suffix(6).contains("月") else { return false }
      // 自2026年4月1日 | 起施行: a day that a clause leads to does not sign.
      let before = line.dropLast().last { scalar in
        !scalar.isBlank && !scalar.isASCIIDigit && !"年月".unicodeScalars.contains(scalar)
      }
      return before.map { !"自于至到从截在前".unicodeScalars.contains($0) } ?? true
    }
    guard last == ")" || last == "）", let open = line.lastIndex(where: { $0 == "(" || $0 == "（" })
    else { return false }
    return line.endIndex - open >= 6
  }
}
