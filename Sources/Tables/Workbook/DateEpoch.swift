import Vocabulary

/// The day from which a workbook counts.
enum DateEpoch {
  /// Day 1 is 1900-01-01, and day 60 is 29 February 1900, which never was.
  case year1900
  /// Day 0 is 1904-01-01.
  case year1904

  /// The day of a serial number; `nil` where there is none.
  func day(_ serial: Int) -> Day? {
    switch self {
    case .year1900:
      // Days before the one that never was are counted from 1899-12-31, later ones from 1899-12-30.
      guard serial >= 1, serial != 60, serial <= 2_958_465 else { return nil }
      return Day(number: serial - (serial < 60 ? 25_568 : 25_569))
    case .year1904:
      guard serial >= 0, serial <= 2_957_003 else { return nil }
      return Day(number: serial - 24_107)
    }
  }

  /// A number that is shown as a date.
  func cell(_ number: ScaledDecimal) -> SheetCell {
    let power = (0..<number.scale).reduce(Int128(1)) { power, _ in power * 10 }
    let (whole, rest) = number.units.quotientAndRemainder(dividingBy: power)
    guard number.units >= 0, let serial = Int(exactly: whole), let day = day(serial) else {
      // A time of day alone, or no day of the calendar: kept as the number that it is.
      return .number(number, shown: .plain)
    }
    guard rest != 0 else { return .date(day) }
    let seconds = Int((rest * 86_400 * 2 + power) / (power * 2))
    guard seconds < 86_400 else { return day.adding(days: 1).map(SheetCell.date) ?? .date(day) }
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    let time = "\(two(seconds / 3600)):\(two(seconds / 60 % 60)):\(two(seconds % 60))"
    return seconds == 0 ? .date(day) : .moment("\(day)T\(time)")
  }
}
