extension CitationScan {
  /// The longest code of an issuing body (机关代字).
  private static let longestCode = 10

  /// 机关代字〔年〕号, found at the year's first digit.
  mutating func number(yearAt year: Int) -> Int? {
    let scalars = text.scalars
    guard year > 0, year + 5 < scalars.count, CitationKey.isOpening(scalars[year - 1]),
      scalars[year..<(year + 4)].allSatisfy(\.isASCIIDigit),
      CitationKey.isClosing(scalars[year + 4])
    else { return nil }
    var end = year + 5
    if scalars[end] == "第" { end += 1 }
    let digits = end
    while end < scalars.count, scalars[end].isASCIIDigit { end += 1 }
    guard end > digits, end - digits <= 6, end < scalars.count, scalars[end] == "号" else {
      return nil
    }
    let opening = year - 1
    let start = codeStart(before: opening)
    guard start < opening else { return nil }
    let range = start..<(end + 1)
    finds.append(
      Find(range: range, form: .number, key: CitationKey.number(text.string(range))))
    return range.upperBound
  }

  /// Where the code begins that ends at `opening`: a title or a verb may run into it unmarked.
  private func codeStart(before opening: Int) -> Int {
    let scalars = text.scalars
    var start = opening
    while start > 0, opening - start < 24,
      scalars[start - 1].isHan || scalars[start - 1].isASCIILetter
    {
      start -= 1
    }
    if let block = document.blocks.first(where: { $0.kind == .number }) {
      let own = (start..<opening).first { text.span($0..<($0 + 1)).start >= block.span.start }
      if let own, block.span.contains(text.span(own..<opening)) { return own }
    }
    var cut = start
    for end in start..<opening where opening - end >= 2 {
      if words.codeCuts.suffix(of: scalars, endingAt: end, from: start) != nil { cut = end }
    }
    guard opening - cut > Self.longestCode else { return cut }
    let window = (opening - Self.longestCode)..<opening
    return window.first {
      words.codes.prefix(of: scalars, at: $0, limit: opening) != nil
    } ?? window.lowerBound
  }

  /// 国务院令第…号, 第…号令, 公告2022年第…号, found at 第.
  mutating func decree(at start: Int) -> Int? {
    let scalars = text.scalars
    var end = start + 1
    while end < scalars.count, end - start <= 8,
      scalars[end].isASCIIDigit || ChineseNumeral.isNumeral(scalars[end])
    {
      end += 1
    }
    guard end > start + 1, end < scalars.count, scalars[end] == "号" else { return nil }
    end += 1
    if text.has("令", at: end) {
      end += 1
      return addDecree(nameEnd: start, range: start..<end)
    }
    var head = start
    if text.has("(", at: head - 1) { head -= 1 }
    if text.has("年", endingAt: head) {
      var year = head - 1
      while year > 0, scalars[year - 1].isASCIIDigit { year -= 1 }
      head = year
    }
    guard let word = ["公告", "通告", "令"].first(where: { text.has($0, endingAt: head) }) else {
      return nil
    }
    return addDecree(nameEnd: head - word.unicodeScalars.count, range: start..<end)
  }

  private mutating func addDecree(nameEnd: Int, range: Range<Int>) -> Int? {
    let scalars = text.scalars
    var start = nameEnd
    while start > 0, nameEnd - start < 20, scalars[start - 1].isHan { start -= 1 }
    // 和 stands inside names of bodies: a word of joining cuts only at the beginning.
    for end in start..<nameEnd where nameEnd - end >= 2 {
      guard let word = words.codeCuts.suffix(of: scalars, endingAt: end, from: start) else {
        continue
      }
      if word.value != .join || end - word.count == start { start = end }
    }
    guard nameEnd - start >= 2 else { return nil }
    let whole = start..<range.upperBound
    finds.append(
      Find(
        range: whole, form: .number,
        key: CitationKey.number(text.string(whole).filter { $0 != "(" })))
    return range.upperBound
  }
}
