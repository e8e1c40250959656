extension CitationScan {
  /// The longest title that is taken for one; a mark left open must not swallow the document.
  private static let longestTitle = 200

  /// 《…》, in which further 《》 may stand.
  mutating func title(at start: Int) -> Int? {
    guard let end = closing(of: start) else { return nil }
    var key = CitationKey.title(text.string((start + 1)..<(end - 1)))
    guard !key.isEmpty else { return nil }
    if let short = shortNames.last(where: { CitationKey.title($0.name) == key }) {
      // (以下简称《办法》) introduces the name and cites nothing.
      if start < short.from { return end }
      key = short.key
    }
    finds.append(Find(range: start..<end, form: .title, key: key))
    noteShortName(after: end, key: key)
    return end
  }

  private func closing(of start: Int) -> Int? {
    var depth = 0
    var breaks = 0
    for index in start..<min(text.scalars.count, start + Self.longestTitle) {
      switch text.scalars[index] {
      case "《": depth += 1
      case "》":
        depth -= 1
        if depth == 0 { return index + 1 }
      case "\n":
        // A fixed line width may break a title once or twice; a third paragraph is no title.
        breaks += 1
        if breaks > 2 { return nil }
      case "。": return nil
      default: break
      }
    }
    return nil
  }

  /// (以下简称《…》), (国发〔2021〕1号,以下简称“…”).
  private mutating func noteShortName(after end: Int, key: String) {
    guard end < text.scalars.count, text.scalars[end] == "(" else { return }
    let limit = min(text.scalars.count, end + 60)
    guard let close = text.find(")", in: end..<limit) else { return }
    // The bracket of a number inside closes first in some prints.
    let group = end..<max(close, text.find("简称", in: end..<limit) == nil ? close : limit)
    guard let word = text.find("简称", in: group) else { return }
    var name = word + 2
    while name < limit, "为:“《".unicodeScalars.contains(text.scalars[name]) { name += 1 }
    var stop = name
    while stop < limit, !"”》),，。\n".unicodeScalars.contains(text.scalars[stop]) { stop += 1 }
    guard stop > name, stop < limit, stop - name <= 20 else { return }
    shortNames.append((text.string(name..<stop), key, stop))
  }

  /// Later uses of short names without 《》 become citations.
  mutating func useShortNames() {
    guard !shortNames.isEmpty else { return }
    let table = PhraseTable(shortNames.map { ($0.name, ($0.key, $0.from)) })
    let taken = finds.map(\.range).sorted { $0.lowerBound < $1.lowerBound }
    var next = 0
    var index = shortNames.map(\.from).min() ?? 0
    while index < text.scalars.count {
      while next < taken.count, taken[next].upperBound <= index { next += 1 }
      if next < taken.count, taken[next].contains(index) {
        index = taken[next].upperBound
        continue
      }
      guard let match = table.prefix(of: text.scalars, at: index, limit: text.scalars.count),
        index >= match.value.1, isNamed(index..<(index + match.count))
      else {
        index += 1
        continue
      }
      finds.append(
        Find(range: index..<(index + match.count), form: .bare, key: match.value.0))
      index += match.count
    }
  }

  /// A short name of two or three characters (意见) is an everyday word unless it stands in quotes.
  private func isNamed(_ range: Range<Int>) -> Bool {
    if range.count >= 4 { return true }
    return range.lowerBound > 0 && text.scalars[range.lowerBound - 1] == "“"
      && range.upperBound < text.scalars.count && text.scalars[range.upperBound] == "”"
  }
}
