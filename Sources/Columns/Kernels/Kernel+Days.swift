extension Kernel {
  /// A part of days since 1970-01-01 in the proleptic Gregorian calendar.
  static func part(_ part: DayPart, _ a: NumberLane, _ out: NumberLane, _ count: Int) {
    for row in 0..<count {
      guard !a[row].isNaN else {
        out[row] = .nan
        continue
      }
      let day = Int(a[row])
      if part == .weekday {
        out[row] = Double(((day + 3) % 7 + 7) % 7 + 1)
        continue
      }
      let (year, month, dayOfMonth) = civil(day)
      out[row] = Double(part == .year ? year : part == .month ? month : dayOfMonth)
    }
  }

  /// The year, month and day of a count of days; years of 400 begin in March.
  @inline(__always)
  private static func civil(_ day: Int) -> (Int, Int, Int) {
    let shifted = day + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    return (year, month, dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)
  }
}
