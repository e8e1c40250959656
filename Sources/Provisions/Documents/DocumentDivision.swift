/// What of a document's text stands beside its numbered provisions: the table of contents, the list of
/// what is enclosed, and the annexes.
struct DocumentDivision {
  /// An annex, from its label on.
  struct Annex {
    /// Its label without blanks: 附件1.
    var label: String
    /// The label, its title and its text.
    var range: Range<Int>
    /// Where the label ends.
    var labelEnd: Int
  }

  private(set) var contents: Range<Int>?
  private(set) var enclosures: [Range<Int>] = []
  private(set) var annexes: [Annex] = []
  /// Whom a copy goes to and who printed it when (版记).
  private(set) var colophons: [Range<Int>] = []

  private let text: Scalars
  private let lines: [Range<Int>]

  init(_ text: Scalars, from start: Int) {
    self.text = text
    lines = Self.lines(of: text, from: start)
    findContents()
    findAnnexes()
    findColophons()
  }

  /// 抄送：…, and 云溪县人民政府办公室 2026年6月3日印发 on the line below.
  private mutating func findColophons() {
    for (index, line) in lines.enumerated() where line.count <= 80 {
      var words = text[line].filter { !$0.isBlank }
      guard words.suffix(2).elementsEqual("印发".unicodeScalars) else { continue }
      words.removeLast(2)
      let day = words.suffix(11)
      guard let start = day.indices.first(where: { DateMark(in: day, at: $0) != nil }),
        DateMark(in: day, at: start)?.range.upperBound == day.endIndex,
        words[..<start].allSatisfy(\.isHan)
      else { continue }
      var first = index
      while first > 0, index - first < 4,
        ["抄送", "主送", "分送", "主题词", "报送"].contains(where: {
          DocumentReader.key(text[lines[first - 1]]).hasPrefix($0)
        })
      {
        first -= 1
      }
      colophons.append(lines[first].lowerBound..<line.upperBound)
    }
  }

  private static func lines(of text: Scalars, from start: Int) -> [Range<Int>] {
    var lines: [Range<Int>] = []
    var low = start
    for index in start...text.count where index == text.count || text[index] == "\n" {
      if text[low..<index].contains(where: { !$0.isBlank }) { lines.append(low..<index) }
      low = index + 1
    }
    return lines
  }

  // MARK: - Contents

  /// 目录, and the headings listed behind it, up to the text in which the first of them stands again.
  private mutating func findContents() {
    guard
      let head = lines.prefix(80).firstIndex(where: { line in
        line.count <= 12 && ["目录", "目次"].contains(DocumentReader.key(text[line]))
      }), head + 2 < lines.count
    else { return }
    let entry = Self.entry(text[lines[head + 1]])
    guard entry.count >= 2 else { return }
    let again = (head + 2..<min(lines.count, head + 600)).first { index in
      let line = Self.entry(text[lines[index]].prefix(entry.count * 3 + 8))
      return line == entry || (entry.count >= 4 && line.starts(with: entry))
    }
    var end = again ?? head + 1
    if again == nil {
      while end < lines.count, Self.hasLeader(text[lines[end]]) { end += 1 }
      guard end > head + 1 else { return }
    }
    // A preface between the list and the first heading is text.
    let isText = { (index: Int) in
      let line = text[lines[index]]
      return line.count > 60 && !Self.hasLeader(line) || line.contains("。")
    }
    let stop = (head + 1..<end).first(where: isText) ?? end
    contents =
      lines[head].lowerBound..<(stop < lines.count ? lines[stop].lowerBound : text.count)
  }

  /// A line of a table of contents without dots and page number.
  private static func entry(_ line: ArraySlice<Unicode.Scalar>) -> [Unicode.Scalar] {
    var kept = line.filter { !$0.isBlank && $0 != "#" && $0 != "*" }
    while let last = kept.last, last.isASCIIDigit || isLeader(last) { kept.removeLast() }
    return kept.map { DocumentReader.folded($0) }
  }

  private static func isLeader(_ scalar: Unicode.Scalar) -> Bool {
    ".…·．-—".unicodeScalars.contains(scalar)
  }

  private static func hasLeader(_ line: ArraySlice<Unicode.Scalar>) -> Bool {
    line.suffix(20).count(where: isLeader) >= 4
  }

  // MARK: - Enclosures and annexes

  private struct Label {
    var name: String
    var isNumbered: Bool
    var hasColon: Bool
    var end: Int
    /// What follows on the line.
    var rest: ArraySlice<Unicode.Scalar>
  }

  private mutating func findAnnexes() {
    var starts: [(line: Int, label: Label)] = []
    var index = 0
    while index < lines.count {
      let line = lines[index]
      if let contents, contents.contains(line.lowerBound) {
        index += 1
        continue
      }
      guard let label = label(of: line) else {
        index += 1
        continue
      }
      let next = index + 1 < lines.count ? self.label(of: lines[index + 1]) : nil
      let isList =
        !label.rest.isEmpty && (!label.isNumbered || next?.rest.isEmpty == false)
        || label.rest.isEmpty && label.hasColon && !label.isNumbered
      if isList {
        let end = endOfList(from: index)
        enclosures.append(line.lowerBound..<lines[end - 1].upperBound)
        index = end
      } else {
        starts.append((index, label))
        index += 1
      }
    }
    for (position, start) in starts.enumerated() {
      let end =
        position + 1 < starts.count ? lines[starts[position + 1].line].lowerBound : text.count
      annexes.append(
        Annex(
          label: start.label.name, range: lines[start.line].lowerBound..<end,
          labelEnd: start.label.end))
    }
    // What an annex lists as its own enclosures belongs to it.
    if let first = annexes.first {
      enclosures.removeAll { $0.lowerBound >= first.range.lowerBound }
    }
  }

  /// 附件, 附件1, 附录A：术语: the label that a line consists of or begins with.
  private func label(of line: Range<Int>) -> Label? {
    var index = line.lowerBound
    let isMark = { (scalar: Unicode.Scalar) in scalar.isBlank || scalar == "#" || scalar == "*" }
    while index < line.upperBound, isMark(text[index]) { index += 1 }
    guard index < line.upperBound, text[index] == "附" else { return nil }
    index += 1
    while index < line.upperBound, text[index].isBlank { index += 1 }
    guard index < line.upperBound, "件录表".unicodeScalars.contains(text[index]) else { return nil }
    var name: Scalars = ["附", text[index]]
    index += 1
    var end = index
    while index < line.upperBound, text[index].isBlank { index += 1 }
    let number = text[index..<line.upperBound].prefix {
      $0.isASCIIDigit || ChineseNumeral.isNumeral($0) || $0 == "-"
        || ("A"..."Z").contains($0)
    }
    if !number.isEmpty, number.count <= 4 {
      name += number
      index = number.endIndex
      end = index
    }
    let afterNumber = index
    while index < line.upperBound, text[index].isBlank { index += 1 }
    var hasColon = false
    if index < line.upperBound, text[index] == ":" || text[index] == "：" {
      hasColon = true
      index += 1
      end = index
    }
    while index < line.upperBound, isMark(text[index]) { index += 1 }
    let rest = text[index..<line.upperBound]
    if !rest.isEmpty {
      // A sentence that begins with 附件1所列… is no label.
      guard hasColon || index > afterNumber, rest.count <= 70,
        !rest.contains(where: { "。；，".unicodeScalars.contains($0) })
      else { return nil }
    }
    return Label(
      name: String(scalars: name[...]), isNumbered: !number.isEmpty, hasColon: hasColon, end: end,
      rest: rest)
  }

  /// Where the list ends that begins at a line: its further lines are labels or numbered on.
  private func endOfList(from start: Int) -> Int {
    var value = NumberMark(
      in: text[..<lines[start].upperBound], at: label(of: lines[start])?.rest.startIndex ?? 0,
      opensParagraph: true)?.value
    var index = start + 1
    while index < lines.count, index - start < 60 {
      let line = lines[index]
      if let label = label(of: line), !label.rest.isEmpty {
        index += 1
        continue
      }
      var low = line.lowerBound
      while low < line.upperBound, text[low].isBlank { low += 1 }
      guard
        let mark = NumberMark(in: text[..<line.upperBound], at: low, opensParagraph: true),
        mark.form == .item, mark.value == (value ?? 0) + 1, line.count <= 120
      else { break }
      value = mark.value
      index += 1
    }
    return index
  }
}
