/// A year or date that a sentence names.
struct TimeMark: Sendable {
  /// How the words bind what follows.
  enum Form: Sendable {
    /// By then: 到2025年, 2025年底前, “十四五”末.
    case by
    /// In that year: 2023年.
    case within
    /// From then on: 自2023年6月11日起.
    case from
    /// Up to then, looking back: 截至2022年底.
    case asOf
  }

  /// Where the words stand.
  var range: Range<Int>
  /// The year.
  var year: Int
  /// The day meant: the last of what is named.
  var date: CalendarDate?
  /// How the words bind what follows.
  var form: Form
  /// Whether several years are named (2023—2027年, “十四五”期间), so that it is no flow of one year.
  var isSpan = false
}
