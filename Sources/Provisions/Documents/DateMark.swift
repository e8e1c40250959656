/// A day printed in text: 2023年2月12日, 二〇二三年二月十二日.
struct DateMark {
  var range: Range<Int>
  var date: CalendarDate

  /// The day that begins at `start`, blanks inside allowed.
  init?(in text: ArraySlice<Unicode.Scalar>, at start: Int) {
    var index = start
    var parts: [Int] = []
    for unit in ["年", "月", "日"] as [Unicode.Scalar] {
      var run: Scalars = []
      while index < text.endIndex, run.count < 5,
        text[index].isASCIIDigit || ChineseNumeral.isNumeral(text[index]) || text[index] == " "
      {
        if text[index] != " " { run.append(text[index]) }
        index += 1
      }
      guard index < text.endIndex, text[index] == unit, let value = Self.value(run) else {
        return nil
      }
      parts.append(value)
      index += 1
    }
    guard (1949...2199).contains(parts[0]),
      let date = CalendarDate(year: parts[0], month: parts[1], day: parts[2])
    else { return nil }
    range = start..<index
    self.date = date
  }

  private static func value(_ run: Scalars) -> Int? {
    guard !run.isEmpty else { return nil }
    if run.allSatisfy(\.isASCIIDigit) { return Int(String(scalars: run[...])) }
    if run.count == 4, run.allSatisfy({ ChineseNumeral.digit($0) != nil }) {
      return run.reduce(0) { $0 * 10 + (ChineseNumeral.digit($1) ?? 0) }
    }
    return ChineseNumeral.value(run[...])
  }
}
