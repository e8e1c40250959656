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
      }
      index = mark.range.upperBound
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
    var after = mark.range.upperBound
    while after < text.count, text[after].isBlank { after += 1 }
    if after < text.count, text[after] == "(" || text[after] == "（" {
      let close = text[after...].prefix(40).firstIndex { $0 == ")" || $0 == "）" }
      if let close, text[after..<close].contains("件") || text[after..<close].contains("公") {
        note = after..<close + 1
      }
    }
    let ends =
      mark.range.upperBound == text.count || text[mark.range.upperBound] == "\n" || note != nil
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
      let isBody = Self.isSigned(line, bodies)
      if isBody { break }
      lines = feed + 1..<lines.upperBound
    }
    let trimmed = Array(text[lines])
    let printed = trimmed.filter { !$0.isBlank }
    if printed.isEmpty {
      guard lines.lowerBound == 0 || text[mark.range.lowerBound - 1] == "\n" else { return nil }
      issuers = []
      return
    }
    guard Self.isSigned(trimmed, bodies) else { return nil }
    signature = lines
    issuers = bodies.split(trimmed).map {
      String(scalars: trimmed[$0.range].filter { !$0.isBlank }[...])
    }
  }

  private static func isSigned(_ line: Scalars, _ bodies: BodyTable) -> Bool {
    let printed = line.filter { !$0.isBlank }
    guard printed.count >= 3, let last = printed.last else { return false }
    if bodies.split(line).allSatisfy({ bodies.longest(at: $0.start, in: line[...]) == $0 }) {
      return true
    }
    return printed.count <= 60 && "部委局厅办府会院署行组司室".unicodeScalars.contains(last)
      && printed.allSatisfy { $0.isHan || "、（）()".unicodeScalars.contains($0) }
  }
}
