/// Who passed a law and when, as printed under its title.
struct Adoption {
  let range: Range<Int>
  let date: CalendarDate?
  let body: String?

  private static let verbs = ["通过", "公布", "发布", "修订", "修正", "批准", "施行", "颁布"]
    .map { Array($0.unicodeScalars) }

  /// The lines of `text` from `start` on that tell of the adoption, or `nil` where none do.
  init?(_ text: Scalars, from start: Int) {
    var low = start
    while low < text.count, text[low].isBlank { low += 1 }
    var end = low
    var first: CalendarDate?
    var body: String?
    while end < text.count {
      var line = end
      while line < text.count, text[line].isBlank { line += 1 }
      let stop = text[line...].prefix(400).firstIndex(of: "\n") ?? text.count
      let words = text[line..<min(stop, text.count)]
      guard words.count < 400, Self.tells(words) else { break }
      if first == nil { first = Self.date(in: words) }
      if body == nil { body = Self.body(in: words) }
      end = stop
      // The bracket that opened may close on a later line.
      if text[low] == "(" || text[low] == "（", words.contains(")") || words.contains("）") { break }
    }
    guard end > low, let first else { return nil }
    range = low..<end
    date = first
    self.body = body
  }

  /// A line in brackets, or one that begins with a day, with 通过 or 公布 in it.
  private static func tells(_ words: ArraySlice<Unicode.Scalar>) -> Bool {
    guard let head = words.first else { return false }
    let opens =
      head == "(" || head == "（" || head == "根" || DateMark(in: words, at: words.startIndex) != nil
    return opens && date(in: words) != nil && verbs.contains { words.holds($0) }
      && !words.dropLast().contains("。")
  }

  private static func date(in words: ArraySlice<Unicode.Scalar>) -> CalendarDate? {
    for index in words.indices
    where words[index].isASCIIDigit || ChineseNumeral.isNumeral(words[index]) {
      if let mark = DateMark(in: words, at: index) { return mark.date }
    }
    return nil
  }

  /// 浙江省第十三届人民代表大会常务委员会第三次会议通过 → 浙江省人民代表大会常务委员会.
  private static func body(in words: ArraySlice<Unicode.Scalar>) -> String? {
    let congress = Array("人民代表大会".unicodeScalars)
    let committee = Array("常务委员会".unicodeScalars)
    guard let at = words.offset(of: congress) else { return nil }
    var end = at + congress.count
    if words[end...].starts(with: committee) { end += committee.count }
    let head = words[..<at]
    var place: ArraySlice<Unicode.Scalar> = []
    if let ordinal = head.lastIndex(of: "第") {
      var low = ordinal
      while low > head.startIndex, head[low - 1].isHan, head[low - 1] != "日" { low -= 1 }
      place = head[low..<ordinal]
    }
    let nation = place.isEmpty || String(scalars: place) == "全国" ? "全国" : String(scalars: place)
    return nation + String(scalars: words[at..<end])
  }
}
