/// Reads when a document takes effect and how long it holds.
struct TermReader {
  private(set) var effective: CalendarDate?
  private(set) var validity: Validity?

  private static let force = ["施行", "实施", "执行", "生效"].map { Array($0.unicodeScalars) }
  private static let announced = ["之日起", "发布之日", "印发之日"].map { Array($0.unicodeScalars) }
  private static let term = Array("有效期".unicodeScalars)

  init(text: Scalars, issued: CalendarDate?) {
    var index = max(0, text.count - 6000)
    var quote: Range<Int>?
    while index < text.count {
      if text[index] == "自", effective == nil {
        let stop =
          text[index...].prefix(40).firstIndex { "。，,;；\n".unicodeScalars.contains($0) }
          ?? min(text.count, index + 40)
        let clause = text[index..<stop]
        if Self.force.contains(where: { clause.holds($0) }) {
          let day = clause.dropFirst().drop(while: \.isBlank)
          if let mark = DateMark(in: clause, at: day.startIndex) {
            effective = mark.date
          } else if Self.announced.contains(where: { clause.holds($0) }) {
            let late = clause.split(separator: "起").last.flatMap {
              Int(String(scalars: $0.prefix { $0.isASCIIDigit }))
            }
            effective = late == nil ? issued : issued.flatMap { Self.adding(late ?? 0, to: $0) }
          }
          if effective != nil { quote = index..<stop }
        }
      }
      if text[index] == "有", text[index...].starts(with: Self.term), validity == nil {
        let stop =
          text[index...].prefix(40).firstIndex { "。，,;；\n".unicodeScalars.contains($0) }
          ?? min(text.count, index + 40)
        readTerm(text, index..<stop, issued)
        if validity != nil { quote = index..<stop }
      }
      index += 1
    }
    if validity == nil, let effective, let quote {
      validity = Validity(from: effective, to: nil, quote: String(scalars: text[quote]))
    }
  }

  private mutating func readTerm(_ text: Scalars, _ range: Range<Int>, _ issued: CalendarDate?) {
    let from = effective ?? issued
    let quote = String(scalars: text[range])
    var index = range.lowerBound + 3
    while index < range.upperBound {
      if let mark = DateMark(in: text[range], at: index) {
        validity = Validity(from: from, to: mark.date, quote: quote)
        return
      }
      let run = text[index..<range.upperBound].prefix {
        $0.isASCIIDigit || ChineseNumeral.isNumeral($0)
      }
      if !run.isEmpty, run.endIndex < range.upperBound,
        let years = Int(String(scalars: run)) ?? ChineseNumeral.value(run), years < 100,
        text[run.endIndex] == "年"
      {
        validity = Validity(from: from, to: from?.adding(years: years)?.previous, quote: quote)
        return
      }
      index = max(index + 1, run.endIndex)
    }
  }

  private static func adding(_ days: Int, to date: CalendarDate) -> CalendarDate? {
    var (year, month, day) = (date.year, date.month, date.day + min(days, 3650))
    while day > CalendarDate.lastDay(year: year, month: month) {
      day -= CalendarDate.lastDay(year: year, month: month)
      month += 1
      if month > 12 { (year, month) = (year + 1, 1) }
    }
    return CalendarDate(year: year, month: month, day: day)
  }

  /// The years that a title names: (2023—2027年), “十四五”.
  static func planPeriod(_ title: Scalars) -> PlanPeriod? {
    namedYears(title) ?? fiveYears(title)
  }

  /// The years of a five-year plan: “十四五” is 2021 to 2025.
  private static func fiveYears(_ title: Scalars) -> PlanPeriod? {
    for index in title.indices.dropLast(2) where title[index] == "十" && title[index + 2] == "五" {
      guard let number = ChineseNumeral.digit(title[index + 1]), (1...9).contains(number),
        index == 0 || ChineseNumeral.digit(title[index - 1]) == nil
      else { continue }
      let from = 2001 + number * 5
      return PlanPeriod(from: from, to: from + 4)
    }
    return nil
  }

  private static func namedYears(_ title: Scalars) -> PlanPeriod? {
    let runs = title.split { !$0.isASCIIDigit }.filter { $0.count == 4 }
    for (first, second) in zip(runs, runs.dropFirst()) {
      let between = title[first.endIndex..<second.startIndex].filter { !$0.isBlank && $0 != "年" }
      guard between.count <= 2, between.allSatisfy({ "-—–－~～至到一".unicodeScalars.contains($0) }),
        let from = Int(String(scalars: first)), let to = Int(String(scalars: second)), from < to,
        to - from <= 30
      else { continue }
      return PlanPeriod(from: from, to: to)
    }
    return nil
  }
}
