/// One pass over compact text that finds numbers, times and words of frequency.
struct PassageScanner {
  let text: CompactText
  let lexicon: Lexicon
  /// The day of signature, by which 今年 and 年底前 are read.
  let issued: CalendarDate?

  private(set) var mentions: [Mention] = []
  private(set) var times: [TimeMark] = []
  private(set) var frequencies: [FrequencyWord] = []
  private var quotes = 0
  private var brackets = 0

  /// A word such as 每年 or 累计.
  struct FrequencyWord: Sendable {
    var range: Range<Int>
    var word: String
    var kind: Lexicon.FrequencyClass
  }

  init(text: CompactText, lexicon: Lexicon = .shared, issued: CalendarDate? = nil) {
    self.text = text
    self.lexicon = lexicon
    self.issued = issued
  }

  var scalars: Scalars { text.scalars }
  var end: Int { text.scalars.count }

  /// Reads the whole text.
  mutating func scan() {
    var index = 0
    while index < end {
      index = step(index)
    }
  }

  private mutating func step(_ index: Int) -> Int {
    let scalar = scalars[index]
    switch scalar {
    case "“":
      if let next = fiveYearPlan(at: index) { return next }
      quotes += 1
    case "”": quotes = max(0, quotes - 1)
    case "(": brackets += 1
    case ")": brackets = max(0, brackets - 1)
    case "《": return skipTitle(index)
    case "。", "\n":
      quotes = 0
      brackets = 0
    case "全": return word("全覆盖", at: index) { mention in mention.value = "100" } ?? whole(index)
    case "零":
      if let next = word(
        "零的突破", at: index,
        {
          $0.value = "1"
          $0.unit = "个"
          $0.family = .count
        })
      {
        return next
      }
    default: break
    }
    if scalar.isASCIIDigit { return number(at: index) }
    if ChineseNumeral.isNumeral(scalar) { return chineseNumber(at: index) }
    if let next = relativeYear(at: index) { return next }
    if let match = lexicon.frequencies.prefix(of: scalars, at: index, limit: end) {
      let range = index..<index + match.count
      frequencies.append(
        FrequencyWord(range: range, word: match.value.frequency, kind: match.value.kind))
      return range.upperBound
    }
    return index + 1
  }

  /// 全部 with a verb after it; the reader asks whether an amount stands before.
  private mutating func whole(_ index: Int) -> Int {
    word("全部", at: index) { $0.value = "100" } ?? index + 1
  }

  private mutating func word(
    _ word: String, at index: Int, _ change: (inout Mention) -> Void
  ) -> Int? {
    guard text.has(word, at: index) else { return nil }
    let range = index..<index + word.unicodeScalars.count
    var mention = Mention(range: range, value: "", unit: "%", family: .ratio, form: .implicit)
    change(&mention)
    add(mention)
    return range.upperBound
  }

  mutating func add(_ mention: Mention) {
    var mention = mention
    mention.quoted = quotes > 0
    mention.bracketed = brackets > 0
    mentions.append(mention)
  }

  mutating func add(_ time: TimeMark) { times.append(time) }

  private func skipTitle(_ index: Int) -> Int {
    var at = index + 1
    while at < end, scalars[at] != "》" {
      if scalars[at] == "\n" || at - index > 120 { return index + 1 }
      at += 1
    }
    return min(at + 1, end)
  }
}
