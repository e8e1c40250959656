import Foundation
import Provisions

/// Days and moments as pages show them: in China's time, wherever the machine stands.
enum Moment {
  private static let calendar: Calendar = {
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = TimeZone(secondsFromGMT: 8 * 3600) ?? calendar.timeZone
    return calendar
  }()

  /// The present day in China.
  static var today: CalendarDate {
    let parts = calendar.dateComponents([.year, .month, .day], from: Date())
    guard let year = parts.year, let month = parts.month, let day = parts.day,
      let date = CalendarDate(year: year, month: month, day: day)
    else { preconditionFailure("the Gregorian calendar gives every moment a day") }
    return date
  }

  /// A moment to the minute: `2026-03-18 09:30`.
  static func text(_ moment: Date) -> String {
    let parts = calendar.dateComponents([.year, .month, .day, .hour, .minute], from: moment)
    func padded(_ number: Int?) -> String {
      let digits = String(number ?? 0)
      return digits.count < 2 ? "0" + digits : digits
    }
    return "\(parts.year ?? 0)-\(padded(parts.month))-\(padded(parts.day)) "
      + "\(padded(parts.hour)):\(padded(parts.minute))"
  }

  /// The last moment of a day in China.
  static func end(of day: CalendarDate) -> Date? {
    let start = calendar.date(
      from: DateComponents(year: day.year, month: day.month, day: day.day))
    return start.flatMap { calendar.date(byAdding: .day, value: 1, to: $0) }?
      .addingTimeInterval(-0.001)
  }
}
