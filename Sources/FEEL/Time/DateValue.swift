/// A day of the proleptic Gregorian calendar, in the years ±999,999,999.
public struct DateValue: Sendable, Hashable, Comparable {
  /// The year; year 0 is the one before year 1.
  public let year: Int
  /// The month, 1 to 12.
  public let month: Int
  /// The day of the month, from 1.
  public let day: Int

  static let largestYear = 999_999_999

  /// Creates a day; nil if the calendar has no such day.
  public init?(year: Int, month: Int, day: Int) {
    guard abs(year) <= Self.largestYear, (1...12).contains(month), day >= 1,
      day <= Self.days(inMonth: month, of: year)
    else { return nil }
    self.year = year
    self.month = month
    self.day = day
  }

  /// Creates the day that is a count of days after 1970-01-01; nil outside the years allowed.
  public init?(dayNumber: Int) {
    let shifted = dayNumber + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra =
      (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    self.init(
      year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month: month,
      day: dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)
  }

  /// The days since 1970-01-01.
  public var dayNumber: Int {
    let shiftedYear = month <= 2 ? year - 1 : year
    let era = (shiftedYear >= 0 ? shiftedYear : shiftedYear - 399) / 400
    let yearOfEra = shiftedYear - era * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return era * 146_097 + dayOfEra - 719_468
  }

  /// The day of the week, 1 for Monday.
  var weekday: Int { (((dayNumber + 3) % 7) + 7) % 7 + 1 }

  /// The day of the year, from 1.
  var dayOfYear: Int {
    (1..<month).reduce(day) { $0 + Self.days(inMonth: $1, of: year) }
  }

  /// The week of the year as ISO 8601 counts.
  var weekOfYear: Int {
    let week = (dayOfYear - weekday + 10) / 7
    if week < 1 { return Self.weeks(in: year - 1) }
    return week > Self.weeks(in: year) ? 1 : week
  }

  private static func weeks(in year: Int) -> Int {
    guard let last = DateValue(year: year, month: 12, day: 31),
      let first = DateValue(year: year, month: 1, day: 1)
    else { return 52 }
    return last.weekday == 4 || first.weekday == 4 ? 53 : 52
  }

  static func isLeap(_ year: Int) -> Bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
  }

  static func days(inMonth month: Int, of year: Int) -> Int {
    switch month {
    case 2: isLeap(year) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  /// The day some months later, at the latest the month's last; nil outside the years allowed.
  func adding(months: Int) -> DateValue? {
    let (total, overflow) = (year * 12 + month - 1).addingReportingOverflow(months)
    if overflow { return nil }
    let newYear = total >= 0 ? total / 12 : (total - 11) / 12
    let newMonth = total - newYear * 12 + 1
    return DateValue(
      year: newYear, month: newMonth, day: min(day, Self.days(inMonth: newMonth, of: newYear)))
  }

  /// Whether a day is before another.
  public static func < (a: DateValue, b: DateValue) -> Bool {
    (a.year, a.month, a.day) < (b.year, b.month, b.day)
  }
}
