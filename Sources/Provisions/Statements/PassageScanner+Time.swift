extension PassageScanner {
  /// Reads `2025年底前`, `2023年6月30日起`, `2023—2027年` and `6月底前` at `index`.
  mutating func calendarTime(at index: Int) -> Int? {
    let digits = plainDigitsEnd(index)
    if digits < end, scalars[digits] == "月", digits - index <= 2 { return monthOnly(index, digits) }
    guard digits - index == 4, let first = Int(text.string(index..<digits)),
      (1949...2100).contains(first)
    else { return nil }
    var year = first
    var at = digits
    // A range of years binds like its last.
    var dash = at
    while dash < end, "-—~至到".unicodeScalars.contains(scalars[dash]) { dash += 1 }
    if at < end, scalars[at] == "年", at + 1 < end, "-—~至".unicodeScalars.contains(scalars[at + 1]) {
      dash = at + 1
      while dash < end, "-—~至".unicodeScalars.contains(scalars[dash]) { dash += 1 }
    }
    var isRange = false
    if dash > at {
      let second = plainDigitsEnd(dash)
      guard second - dash == 4, let last = Int(text.string(dash..<second)), last >= first,
        last <= 2100
      else { return nil }
      year = last
      at = second
      isRange = true
    }
    guard at < end, scalars[at] == "年" else { return isRange ? at : nil }
    at += 1
    return finishTime(start: index, year: year, after: at, isRange: isRange)
  }

  private func plainDigitsEnd(_ index: Int) -> Int {
    var at = index
    while at < end, scalars[at].isASCIIDigit { at += 1 }
    return at
  }

  private mutating func finishTime(start: Int, year: Int, after: Int, isRange: Bool) -> Int {
    var at = after
    var date = CalendarDate(year: year, month: 12, day: 31)
    var closes = false
    let month = plainDigitsEnd(at)
    if month > at, month < end, scalars[month] == "月", let value = Int(text.string(at..<month)),
      (1...12).contains(value)
    {
      let last = CalendarDate.lastDay(year: year, month: value)
      date = CalendarDate(year: year, month: value, day: last)
      at = month + 1
      let day = plainDigitsEnd(at)
      if day > at, day < end, scalars[day] == "日", let value2 = Int(text.string(at..<day)) {
        date = CalendarDate(year: year, month: value, day: value2) ?? date
        at = day + 1
      } else if at < end, scalars[at] == "底" || scalars[at] == "末" {
        closes = true
        at += 1
      }
    } else {
      for word in ["年底", "年末", "底", "末", "上半年", "中", "初"] where text.has(word, at: at) {
        if word == "上半年" { date = CalendarDate(year: year, month: 6, day: 30) }
        closes = word != "初" && word != "中"
        at += word.unicodeScalars.count
        break
      }
    }
    var form = TimeMark.Form.within
    var from = start
    for (word, kind) in Self.leading where text.has(word, endingAt: start) {
      form = kind
      from = start - word.unicodeScalars.count
      break
    }
    if ["较", "比", "是"].contains(where: { text.has($0, endingAt: start) }) {
      // 较2020年下降: the year that is compared with.
      add(TimeMark(range: start - 1..<at, year: year, date: date, form: .from))
      return at
    }
    if form != .asOf, form != .from {
      if let word = ["之前", "以前", "前"].first(where: { text.has($0, at: at) }) {
        form = .by
        at += word.unicodeScalars.count
      } else if let word = ["以来", "以后", "之后", "起", "后"].first(where: { text.has($0, at: at) }) {
        form = .from
        at += word.unicodeScalars.count
      } else if closes {
        form = .by
      }
    } else if text.has("起", at: at) {
      at += 1
    }
    if form == .within, isRange || text.has("期间", at: at) {
      if text.has("期间", at: at) { at += 2 }
    }
    add(TimeMark(range: from..<at, year: year, date: date, form: form, isSpan: isRange))
    return at
  }

  private static let leading: [(String, TimeMark.Form)] = [
    ("力争到", .by), ("截至", .asOf), ("截止到", .asOf), ("截止", .asOf), ("自", .from), ("从", .from),
    ("到", .by), ("至", .by), ("于", .within), ("在", .within),
  ]

  /// A month without a year says when, not how much.
  private func monthOnly(_ index: Int, _ month: Int) -> Int {
    var at = month + 1
    let day = plainDigitsEnd(at)
    if day > at, day < end, scalars[day] == "日" { at = day + 1 }
    return at
  }

  /// “十四五”末 and “十四五”期间: the five-year plan that ends in 1955 + 5n.
  mutating func fiveYearPlan(at index: Int) -> Int? {
    var at = index
    if scalars[at] == "“" { at += 1 }
    guard at + 2 < end, scalars[at] == "十", scalars[at + 2] == "五",
      let ordinal = ChineseNumeral.digit(scalars[at + 1])
    else { return nil }
    at += 3
    if at < end, scalars[at] == "”" { at += 1 }
    let year = 1955 + 5 * (10 + ordinal)
    let date = CalendarDate(year: year, month: 12, day: 31)
    let start = text.has("到", endingAt: index) ? index - 1 : index
    for word in ["期末", "末"] where text.has(word, at: at) {
      at += word.unicodeScalars.count
      add(TimeMark(range: start..<at, year: year, date: date, form: .by))
      return at
    }
    for word in ["期间", "时期"] where text.has(word, at: at) {
      at += 2
      add(TimeMark(range: start..<at, year: year, date: date, form: .within, isSpan: true))
      return at
    }
    return at
  }

  /// 今年, 年内 and 年底前, counted from the day of signature.
  mutating func relativeYear(at index: Int) -> Int? {
    guard let issued, scalars[index] == "今" || scalars[index] == "明" || scalars[index] == "年"
    else { return nil }
    func mark(_ word: String, _ year: Int, _ form: TimeMark.Form) -> TimeMark? {
      guard text.has(word, at: index) else { return nil }
      return TimeMark(
        range: index..<index + word.unicodeScalars.count, year: year,
        date: CalendarDate(year: year, month: 12, day: 31), form: form)
    }
    if index > 0, scalars[index] == "年", !"。,;:到\n“".unicodeScalars.contains(scalars[index - 1]) {
      return nil
    }
    let found =
      mark("今年底前", issued.year, .by) ?? mark("今年年底前", issued.year, .by)
      ?? mark("今年以来", issued.year, .asOf) ?? mark("今年", issued.year, .within)
      ?? mark("明年", issued.year + 1, .within) ?? mark("年底前", issued.year, .by)
      ?? mark("年内", issued.year, .within)
    guard let found else { return nil }
    add(found)
    return found.range.upperBound
  }
}
