/// A signature with its date, and the note on publication behind it.
struct Ending {
  var signature: Range<Int>?
  var dateRange: Range<Int>
  var note: Range<Int>?
  var date: CalendarDate
  var issuers: [String]

  var start: Int { signature?.lowerBound ?? dateRange.lowerBound }
  var end: Int { note?.upperBound ?? dateRange.upperBound }
  var blocks: [(Block.Kind, Range<Int>)] {
    var blocks: [(Block.Kind, Range<Int>)] = []
    if let signature { blocks.append((.signature, signature)) }
    blocks.append((.date, dateRange))
    if let note { blocks.append((.publicationNote, note)) }
    return blocks
  }

  /// The endings in a text from `start` on.
  static func all(in text: Scalars, from start: Int, bodies: BodyTable) -> [Ending] {
    var endings: [Ending] = []
    var index = start
    while index < text.count {
      guard text[index] == "年", let low = yearStart(text, index, start),
        let mark = DateMark(in: text[...], at: low)
      else {
        index += 1
        continue
      }
      if let ending = Ending(text, mark, from: endings.last?.end ?? start, bodies) {
        endings.append(ending)
        index = max(index, ending.end)
      }
      index = max(index, mark.range.upperBound)
    }
    return endings
  }

  private static func yearStart(_ text: Scalars, _ year: Int, _ start: Int) -> Int? {
    var low = year
    var digits = 0
    while low > start, digits < 4 {
      let scalar = text[low - 1]
      if scalar == " " {
        guard digits == 0 else { return nil }
      } else if scalar.isASCIIDigit || ChineseNumeral.digit(scalar) != nil {
        digits += 1
      } else {
        return nil
      }
      low -= 1
    }
    return digits == 4 ? low : nil
  }

  private init?(_ text: Scalars, _ mark: DateMark, from start: Int, _ bodies: BodyTable) {
    dateRange = mark.range
    date = mark.date
    for word in ["签发", "发布"]
    where text[dateRange.upperBound...].starts(with: word.unicodeScalars) {
      dateRange = dateRange.lowerBound..<dateRange.upperBound + 2
    }
    // 2024年7月30日签发, and on the next line 2024年8月3日发布.
    if dateRange.count > mark.range.count,
      let next = text[dateRange.upperBound...].firstIndex(where: { !$0.isBlank }),
      let second = DateMark(in: text[...], at: next),
      text[second.range.upperBound...].starts(with: "发布".unicodeScalars)
    {
      dateRange = dateRange.lowerBound..<second.range.upperBound + 2
    }
    var after = dateRange.upperBound
    while after < text.count, text[after].isBlank { after += 1 }
    if after < text.count, text[after] == "(" || text[after] == "（" {
      let close = text[after...].prefix(40).firstIndex { $0 == ")" || $0 == "）" }
      if let close, text[after..<close].contains("件") || text[after..<close].contains("公") {
        note = after..<close + 1
      }
    }
    let ends =
      dateRange.upperBound == text.count || text[dateRange.upperBound] == "\n" || note != nil
    guard ends else { return nil }
    // The signature: what stands before the date, back to the last sentence or number.
    var low = mark.range.lowerBound
    let floor = max(start, low - 600)
    while low > floor, !"。；;：:，,！？)）".unicodeScalars.contains(text[low - 1]) { low -= 1 }
    guard low > floor || low == start || floor == start else { return nil }
    // Lines above the signature that name no body are text.
    var lines = low..<mark.range.lowerBound
    while let feed = text[lines].firstIndex(of: "\n") {
      let line = Array(text[lines.lowerBound..<feed])
      if Self.isSigned(line, bodies) || Self.isPerson(line.filter { !$0.isBlank }) { break }
      // A name may be torn apart: 云溪县工业和 on one line, 信息化局 on the next.
      let further = text[(feed + 1)..<lines.upperBound].prefix { $0 != "\n" }
      let joined = (line + further).filter { !$0.isBlank }
      if line.count <= 20, bodies.longest(at: 0, in: joined[...])?.end ?? 0 > line.count { break }
      lines = feed + 1..<lines.upperBound
    }
    let trimmed = Array(text[lines])
    let printed = trimmed.filter { !$0.isBlank }
    if printed.isEmpty {
      guard lines.lowerBound == 0 || text[mark.range.lowerBound - 1] == "\n" else { return nil }
      issuers = []
      return
    }
    guard Self.isSigned(trimmed, bodies) || Self.isPerson(printed) else { return nil }
    signature = lines
    issuers = Self.isPerson(printed) ? [] : Self.names(trimmed, bodies)
  }

  /// The bodies of a signature in the print that makes most sense: as it stands, with torn lines joined,
  /// with blanks inside names (科 技 部) dropped.
  private static func names(_ signed: Scalars, _ bodies: BodyTable) -> [String] {
    let prints = [
      signed, signed.filter { $0 != "\n" }, signed.filter { !$0.isBlank },
    ]
    func isName(_ span: Span, _ text: Scalars) -> Bool {
      bodies.longest(at: span.start, in: text[...]) == span
        || span.count >= 4 && endsLikeBody(text[span.end - 1])
    }
    let splits = prints.map { text in
      let parts = bodies.split(text)
      return (
        wrong: parts.count { !isName($0, text) },
        names: parts.map { String(scalars: text[$0.range].filter { !$0.isBlank }[...]) }
      )
    }
    return splits.min { $0.wrong < $1.wrong }?.names ?? []
  }

  private static func endsLikeBody(_ scalar: Unicode.Scalar) -> Bool {
    "部委局厅办府会院署行组司室".unicodeScalars.contains(scalar)
  }

  /// 省长 张三: the person who signs an order.
  private static func isPerson(_ printed: Scalars) -> Bool {
    (4...8).contains(printed.count)
      && ["总理", "省长", "市长", "县长", "区长", "州长", "主席", "主任", "部长", "局长"].contains {
        printed.starts(with: $0.unicodeScalars)
      }
  }

  private static func isSigned(_ line: Scalars, _ bodies: BodyTable) -> Bool {
    let printed = line.filter { !$0.isBlank }
    guard printed.count >= 3, let last = printed.last else { return false }
    if bodies.split(line).allSatisfy({ bodies.longest(at: $0.start, in: line[...]) == $0 }) {
      return true
    }
    return printed.count <= 60 && endsLikeBody(last)
      && printed.allSatisfy { $0.isHan || "、（）()".unicodeScalars.contains($0) }
  }
}
