extension PassageScanner {
  /// Reads what begins with a Chinese numeral at `index`, and says where to go on.
  mutating func chineseNumber(at index: Int) -> Int {
    var stop = index
    while stop < end, ChineseNumeral.isNumeral(scalars[stop]) { stop += 1 }
    if index > 0, scalars[index - 1] == "第" || scalars[index - 1] == "之" { return stop }
    if let next = percent(index, stop) ?? parts(index, stop) ?? fiveYearPlan(at: index) {
      return next
    }
    let run = scalars[index..<stop]
    if run.allSatisfy({ ChineseNumeral.power($0) != nil }) { return magnitude(index, stop) }
    guard let value = ChineseNumeral.value(run), let number = DecimalText(String(value)) else {
      return stop
    }
    if stop < end, scalars[stop] == "级", value >= 100_000_000 {
      add(
        Mention(
          range: index..<stop + 1, value: number.plain, unit: "元", family: .money, form: .grade))
      return stop + 1
    }
    // 两年 is a number, 二是 and 一批 are none: only a unit makes one.
    let unit = unitAfter(stop)
    guard let family = unit.unit?.family, family != .abstract else { return stop }
    if value == 1, unit.inside == nil, isIndefinite(unit.end, family) { return stop }
    if value == 0 { return stop }
    // 二次, 零件, 一对多, 三期: words, not counts (a count of two is 两).
    if family == .count || family == .index && unit.unit?.name == "分" {
      let first = scalars[index]
      if stop - index == 1, first == "二" || first == "零" || first == "〇" { return stop }
      if unit.inside != nil, value < 10 { return stop }
      if unit.name == "期" || unit.name == "对" { return stop }
    }
    let start = index > 0 && scalars[index - 1] == "每" ? nil : index
    guard let start else { return stop }
    add(mention(number, unit, start..<unit.end, bound: nil, form: .chinese))
    return unit.end
  }

  /// 万人发明专利拥有量 counts per head; 万人以上 counts heads.
  private func isCounted(_ index: Int) -> Bool {
    index >= end || lexicon.markersAfter.prefix(of: scalars, at: index, limit: end) != nil
      || ",。;、".unicodeScalars.contains(scalars[index])
  }

  /// 一个, 一批: no number unless a marker follows.
  private func isIndefinite(_ index: Int, _ family: Lexicon.Family) -> Bool {
    guard family == .count || family == .time else { return false }
    return lexicon.markersAfter.prefix(of: scalars, at: index, limit: end) == nil
  }

  private mutating func percent(_ index: Int, _ stop: Int) -> Int? {
    guard text.has("百分之", at: stop - 1), scalars[stop - 1] == "百" else { return nil }
    let from = stop + 2
    var to = from
    let number: DecimalText?
    if from < end, scalars[from].isASCIIDigit {
      to = digitsEnd(from: from)
      number = DecimalText(text.string(from..<to))
    } else {
      while to < end, ChineseNumeral.isNumeral(scalars[to]) { to += 1 }
      number = ChineseNumeral.value(scalars[from..<to]).flatMap { DecimalText(String($0)) }
    }
    guard to > from, let number else { return nil }
    add(
      Mention(
        range: stop - 1..<to, value: number.plain, unit: "%", family: .ratio, form: .chinese))
    return to
  }

  /// 三分之二 is 0.6667.
  private mutating func parts(_ index: Int, _ stop: Int) -> Int? {
    guard text.has("分之", at: stop), let denominator = ChineseNumeral.value(scalars[index..<stop])
    else { return nil }
    var to = stop + 2
    while to < end, ChineseNumeral.isNumeral(scalars[to]) { to += 1 }
    guard let numerator = ChineseNumeral.value(scalars[stop + 2..<to]), numerator < denominator,
      let value = DecimalText.ratio(numerator, denominator)
    else { return nil }
    add(Mention(range: index..<to, value: value, unit: "比例", family: .ratio, form: .chinese))
    return to
  }

  /// 百个, 千亿级, 亿元以上: a bare power of ten.
  private mutating func magnitude(_ index: Int, _ stop: Int) -> Int {
    guard
      index == 0
        || !scalars[index - 1].isASCIIDigit && scalars[index - 1] != "数"
          && scalars[index - 1] != "几" && scalars[index - 1] != "每",
      let value = ChineseNumeral.value(scalars[index..<stop]),
      let number = DecimalText(String(value))
    else { return stop }
    if stop < end, scalars[stop] == "级", value >= 100_000_000 {
      add(
        Mention(
          range: index..<stop + 1, value: number.plain, unit: "元", family: .money, form: .grade))
      return stop + 1
    }
    let unit = unitAfter(stop)
    switch unit.unit?.family {
    case .count where unit.name == "人" && !isCounted(unit.end): return stop
    case .count where value >= 10:
      add(mention(number, unit, index..<unit.end, bound: nil, form: .magnitude))
    case .money
    where unit.isGrade
      || lexicon.markersBefore.suffix(of: scalars, endingAt: index, from: max(0, index - 3)) != nil
      || lexicon.markersAfter.prefix(of: scalars, at: unit.end, limit: end) != nil:
      add(mention(number, unit, index..<unit.end, bound: nil, form: .magnitude))
    case .index:
      add(mention(number, unit, index..<unit.end, bound: nil, form: .chinese))
    default: return stop
    }
    return unit.end
  }
}
