/// Title, number and addressees at the beginning of a document.
struct FrontMatter {
  private(set) var title: String?
  private(set) var number: String?
  private(set) var addressees: [String] = []
  private(set) var blocks: [(Block.Kind, Range<Int>)] = []
  /// The bodies that a heading above the title or a note on adoption names.
  private(set) var issuers: [String] = []
  /// The day that a table of metadata or a note on adoption states.
  private(set) var issued: CalendarDate?
  /// Whether it is an order (令) that puts a regulation in force.
  private(set) var isOrder = false
  /// Where the front ends.
  private(set) var end = 0

  init(_ text: Scalars, bodies: BodyTable) {
    skipBlanks(text)
    takeLetterhead(text, bodies)
    // A number may stand above the title.
    takeNumber(text)
    takeSigner(text)
    if let stop = TitleShape.end(in: text[end...]) ?? Self.brokenTitle(text, from: end),
      !NumberMark.opens(text[end...])
    {
      blocks.append((.title, end..<stop))
      title = String(
        scalars: text[end..<stop].filter { !$0.isBlank && $0 != "#" && $0 != "*" }[...])
      end = stop
      skipBlanks(text)
      takeMetadata(text, bodies)
      if let adoption = Adoption(text, from: end) {
        blocks.append((.adoption, adoption.range))
        issued = issued ?? adoption.date
        if issuers.isEmpty, let body = adoption.body { issuers = [body] }
        end = adoption.range.upperBound
        skipBlanks(text)
      }
    }
    takeNumber(text)
    takeAddressees(text)
  }

  /// A line of metadata under the title of a page: 发布时间：… 来源：….
  private mutating func takeMetadata(_ text: Scalars, _ bodies: BodyTable) {
    guard let found = Letterhead(table: text, from: end) else { return }
    blocks.append((.letterhead, found.range ?? end..<end))
    end = found.range?.upperBound ?? end
    number = number ?? found.number
    issued = issued ?? found.issued
    if issuers.isEmpty { issuers = found.issuers(bodies) }
    skipBlanks(text)
  }

  private mutating func takeLetterhead(_ text: Scalars, _ bodies: BodyTable) {
    let letterhead = Letterhead(text, from: end, bodies: bodies)
    guard let range = letterhead.range else { return }
    blocks.append((.letterhead, range))
    end = range.upperBound
    number = letterhead.number
    issued = letterhead.issued
    issuers = letterhead.issuers(bodies)
    skipBlanks(text)
    if let numbered = letterhead.numberRange {
      blocks.append((.number, numbered))
      end = numbered.upperBound
      skipBlanks(text)
    }
  }

  /// 签发人：… beside the number, and 文件 where a heading was torn apart.
  private mutating func takeSigner(_ text: Scalars) {
    guard number != nil else { return }
    for _ in 0..<2 {
      let line = end..<(text[end...].prefix(40).firstIndex(of: "\n") ?? end)
      let words = DocumentReader.key(text[line])
      guard words == "文件" || words.hasPrefix("签发人") else { return }
      blocks.append((.letterhead, line))
      end = line.upperBound
      skipBlanks(text)
    }
  }

  /// Where a title that was set in two to four short lines ends.
  private static func brokenTitle(_ text: Scalars, from start: Int) -> Int? {
    var joined: Scalars = []
    var line = start
    for count in 1...4 {
      let stop = text[line...].prefix(41).firstIndex(of: "\n")
      guard let stop, stop > line, !NumberMark.opens(text[line..<stop]) else { return nil }
      joined += text[line..<stop]
      if count > 1, let end = TitleShape.end(in: joined[...]), end == joined.count { return stop }
      line = stop + 1
      guard line < text.count else { return nil }
    }
    return nil
  }

  private mutating func skipBlanks(_ text: Scalars) {
    while end < text.count, text[end].isBlank { end += 1 }
  }

  private mutating func takeNumber(_ text: Scalars) {
    guard
      let found = DocumentNumber(in: text[...], from: end, opens: true)
        ?? DocumentNumber(orderIn: text, at: end)
    else { return }
    // Letterheads print the number, and so do the words under a title.
    guard number == nil || number == found.normal else { return }
    isOrder = found.orderIssuer != nil
    if issuers.isEmpty, let issuer = found.orderIssuer { issuers = [issuer] }
    number = found.normal
    blocks.append((.number, found.range))
    end = found.range.upperBound
    skipBlanks(text)
  }

  private mutating func takeAddressees(_ text: Scalars) {
    let limit = min(text.count, end + 400)
    var index = end
    while index < limit, text[index] != ":", text[index] != "：" {
      if "。\n《；".unicodeScalars.contains(text[index]) { return }
      index += 1
    }
    guard index < limit, index - end >= 3, !NumberMark.opens(text[end..<index]) else { return }
    let names = text[end..<index]
    let fillsLine = index + 1 == text.count || text[index + 1] == "\n"
    guard let first = names.first, let last = names.last,
      "各省市县区州国中教部有本直新".unicodeScalars.contains(first)
        || "表:".unicodeScalars.contains(last),
      (first == "各" && fillsLine && last.isHan && last != "下")
        || "位府门构局厅委司校业团院会办部区)）处行表学".unicodeScalars.contains(last)
    else { return }
    blocks.append((.addressees, end..<index + 1))
    var depth = 0
    var piece: Scalars = []
    for scalar in names where !scalar.isBlank {
      if "(（".unicodeScalars.contains(scalar) { depth += 1 }
      if ")）".unicodeScalars.contains(scalar) { depth -= 1 }
      if depth == 0, scalar == "," || scalar == "，" {
        addressees.append(String(scalars: piece[...]))
        piece = []
      } else {
        piece.append(scalar)
      }
    }
    if !piece.isEmpty { addressees.append(String(scalars: piece[...])) }
    end = index + 1
  }
}
