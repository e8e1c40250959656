import FEEL
import Vocabulary

/// The moment that a rule takes for the present.
enum RuleMoment {
  /// The start of a day, so that a decision repeated later gives the same.
  static func start(of day: String) -> DateTimeValue? {
    guard let parts = Day(day)?.parts,
      let date = DateValue(year: parts.year, month: parts.month, day: parts.day),
      let time = TimeValue(second: 0)
    else { return nil }
    return DateTimeValue(date: date, time: time)
  }
}
