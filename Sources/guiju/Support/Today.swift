import Foundation
import Provisions

/// The present day.
enum Today {
  /// The day in China, where the policies are in force, wherever the machine stands.
  static var date: CalendarDate {
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = TimeZone(secondsFromGMT: 8 * 3600) ?? calendar.timeZone
    let parts = calendar.dateComponents([.year, .month, .day], from: Date())
    guard let year = parts.year, let month = parts.month, let day = parts.day,
      let date = CalendarDate(year: year, month: month, day: day)
    else { preconditionFailure("the Gregorian calendar gives every moment a day") }
    return date
  }
}

extension CalendarDate {
  /// A day from `YYYY-MM-DD`, for options of the command line.
  static func argument(_ text: String) throws -> CalendarDate {
    guard let date = CalendarDate(text) else { throw BadDate(text: text) }
    return date
  }
}

/// A day on the command line that is none.
struct BadDate: Error, CustomStringConvertible {
  let text: String
  var description: String {
    Language.ofThisRun(
      "“\(text)” 不是 YYYY-MM-DD 形式的日期，例如 2024-06-01",
      "“\(text)” is no day of the form YYYY-MM-DD, such as 2024-06-01")
  }
}
