import Provisions

/// A day on which the sample plan is in force.
let day = date(2024, 6, 1)

/// A day that the calendar has.
func date(_ year: Int, _ month: Int, _ day: Int) -> CalendarDate {
  guard let date = CalendarDate(year: year, month: month, day: day) else {
    preconditionFailure("\(year)-\(month)-\(day) is no day")
  }
  return date
}
