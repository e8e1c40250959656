/// Finds the numbers of provisions in the text of a document and cuts their headings.
struct HeadingScanner {
  /// A provision before its place in the tree is known.
  struct Found {
    var mark: NumberMark
    /// The heading without number and stop; empty where there is none.
    var heading: Range<Int>
    /// Where the provision's own words begin.
    var bodyStart: Int
    var doubts: [Provision.Doubt]
    /// The label of the annex that it stands in: 附件1.
    var annex: String?
  }

  let text: Scalars

  private static let openers = [
    "主要围绕", "围绕", "引导", "鼓励", "支持", "坚持以", "按照", "根据", "到20", "依托", "聚焦", "通过", "以习近平", "充分发挥",
    "加快", "深入", "进一步", "大力", "积极",
  ].map { Array($0.unicodeScalars) }
  private static let longestHeading = 48

  /// The provisions that begin in `range`, in order, without those in the ranges set apart.
  func headings(in range: Range<Int>, without apart: [Range<Int>]) -> [Found] {
    var found: [Found] = []
    var low = range.lowerBound
    for gap in apart where gap.lowerBound >= low && gap.upperBound <= range.upperBound {
      found += headings(in: low..<gap.lowerBound)
      low = gap.upperBound
    }
    return found + headings(in: min(low, range.upperBound)..<range.upperBound)
  }

  /// The provisions that begin in `range`, in order.
  func headings(in range: Range<Int>) -> [Found] {
    var marks: [(NumberMark, [Provision.Doubt])] = []
    var last: [NumberMark.Form: Int] = [:]
    var index = range.lowerBound
    var opensParagraph = true
    var previous: Unicode.Scalar?
    while index < range.upperBound {
      let scalar = text[index]
      if scalar == "\n" {
        opensParagraph = true
        previous = nil
        index += 1
        continue
      }
      if scalar.isBlank || (opensParagraph && (scalar == "#" || scalar == "*")) {
        index += 1
        continue
      }
      let mayOpen =
        opensParagraph
        || previous.map { "。)）！”;；，,".unicodeScalars.contains($0) } ?? false
      if mayOpen,
        let mark = NumberMark(
          in: text[..<range.upperBound], at: index, opensParagraph: opensParagraph),
        let doubts = accepts(mark, last, opensParagraph, previous, range.upperBound)
      {
        marks.append((mark, doubts))
        last[mark.form] = mark.value
        let deeper: [NumberMark.Form] = [.subitem, .point]
        for form in deeper where form.rawValue > mark.form.rawValue { last[form] = nil }
        previous = nil
        opensParagraph = false
        index = mark.range.upperBound
        // A number may follow a heading that ends a line only; otherwise a stop must come first.
        previous = "、"
        continue
      }
      opensParagraph = false
      previous = scalar
      index += 1
    }
    var isInLaw = false
    return marks.enumerated().map { position, entry in
      if entry.0.form.rawValue <= NumberMark.Form.lawArticle.rawValue {
        isInLaw = entry.0.form == .lawArticle
      }
      let end =
        position + 1 < marks.count ? marks[position + 1].0.range.lowerBound : range.upperBound
      return cut(entry.0, entry.1, end: end, isInLaw: isInLaw)
    }
  }

  /// The doubts about a number, or `nil` where it numbers nothing.
  private func accepts(
    _ mark: NumberMark, _ last: [NumberMark.Form: Int], _ opensParagraph: Bool,
    _ previous: Unicode.Scalar?, _ limit: Int
  ) -> [Provision.Doubt]? {
    let before = last[mark.form]
    let follows =
      before.map { mark.value == $0 + 1 || mark.isInserted && mark.value == $0 } ?? true
    if opensParagraph {
      if endsInLeader(mark.range.upperBound, limit) { return nil }
      return follows || mark.value == 1 ? [] : [.numberOutOfOrder]
    }
    if mark.form == .subitem || mark.form == .point || previous == ";" || previous == "；" {
      return nil
    }
    if previous == "，" || previous == ",",
      mark.form != .chapter || before == nil || !follows || !fillsLine(mark.range.upperBound, limit)
    {
      return nil
    }
    guard follows || mark.value == 1, hasHeading(mark.range.upperBound, limit) else { return nil }
    if mark.form == .item, before == nil, mark.value != 1 { return nil }
    return previous == "”" ? [.numberMayBeText] : []
  }

  /// Whether a few words without a stop fill the rest of the line, as a chapter's heading does.
  private func fillsLine(_ start: Int, _ limit: Int) -> Bool {
    var index = start
    while index < min(limit, start + 30), text[index] != "\n" {
      if "。；;：:，,".unicodeScalars.contains(text[index]) { return false }
      index += 1
    }
    return index > start + 2 && index < limit && text[index] == "\n"
  }

  /// Whether a stop or the line's end follows soon, as it does after a heading.
  private func hasHeading(_ start: Int, _ limit: Int) -> Bool {
    var index = start
    while index < min(limit, start + Self.longestHeading) {
      if text[index] == "。" || text[index] == "\n" { return index > start + 1 }
      if text[index] == ";" || text[index] == "；" { return false }
      index += 1
    }
    return index == limit
      || Self.openers.contains { text[start..<index].holds($0) }
  }

  /// Whether dots and a page number end the line, as in a table of contents.
  private func endsInLeader(_ start: Int, _ limit: Int) -> Bool {
    var end = start
    var dots = 0
    while end < limit, text[end] != "\n", end - start < 120 {
      if ".…·．".unicodeScalars.contains(text[end]) { dots += 1 }
      end += 1
    }
    guard dots >= 6, end > start else { return false }
    return text[end - 1].isASCIIDigit || ".…".unicodeScalars.contains(text[end - 1])
  }

  private func cut(
    _ mark: NumberMark, _ doubts: [Provision.Doubt], end: Int, isInLaw: Bool
  ) -> Found {
    let start = mark.range.upperBound
    func found(_ heading: Range<Int>, _ body: Int, _ more: [Provision.Doubt] = []) -> Found {
      var low = heading.lowerBound
      var high = heading.upperBound
      while low < high, text[low].isBlank || text[low] == "*" { low += 1 }
      while high > low, text[high - 1].isBlank || text[high - 1] == "*" { high -= 1 }
      return Found(mark: mark, heading: low..<high, bodyStart: body, doubts: doubts + more)
    }
    var stop: Int?
    var hasComma = false
    var colon: Int?
    var line = start
    while line < end, text[line] != "\n" {
      if stop == nil {
        if text[line] == "。" { stop = line }
        if "，,；;".unicodeScalars.contains(text[line]) { hasComma = true }
        if colon == nil, !hasComma, text[line] == "：" || text[line] == ":" { colon = line }
      }
      line += 1
      if line - start > 400, stop != nil { break }
    }
    let reachesEnd = line >= end || text[line] == "\n"
    let none = found(start..<start, start)
    if mark.form == .lawArticle { return none }
    if let colon, colon - start <= 20, stop.map({ colon < $0 }) ?? true, line > colon + 1,
      mark.form != .chapter
    {
      return found(start..<colon, colon + 1)
    }
    if let stop, stop - start <= Self.longestHeading {
      let isWhole = reachesEnd && text[(stop + 1)..<line].allSatisfy(\.isBlank)
      // An item of a law that is one sentence is words, not a heading, and so is a long first one.
      if isInLaw, isWhole || hasComma || stop - start > 14 { return none }
      // 8.每年安排指标2000亩以上,占比不低于35%。 is a sentence, not a heading.
      let hasNumber = text[start..<stop].contains(where: \.isASCIIDigit)
      if isWhole, hasComma, stop - start > 26 || hasNumber, line >= end, mark.form == .item {
        return none
      }
      return found(start..<stop, stop + 1)
    }
    if stop == nil, reachesEnd, isInLaw { return none }
    if stop == nil, reachesEnd, line - start <= Self.longestHeading + 12 {
      if let last = text[start..<line].last, "；;：:，,".unicodeScalars.contains(last) { return none }
      return found(start..<line, line)
    }
    guard mark.form == .chapter || mark.form == .article, !isInLaw else { return none }
    var best: Int?
    // Words of a title in 《》 are no beginning of a sentence.
    let reach = text[start..<min(line, start + 30)].firstIndex { "《“".unicodeScalars.contains($0) }
    let window = text[
      min(end, start + 4)..<max(min(end, start + 4), min(line, reach ?? start + 30))]
    for opener in Self.openers {
      if let at = window.offset(of: opener), best.map({ at < $0 }) ?? true { best = at }
    }
    if let best, !text[start..<best].contains(where: { "，,、：:".unicodeScalars.contains($0) }) {
      return found(start..<best, best, [.headingGluedToBody])
    }
    return Found(
      mark: mark, heading: start..<start, bodyStart: start,
      doubts: doubts + (mark.form == .chapter ? [.headingGluedToBody] : []))
  }
}
