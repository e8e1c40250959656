import Foundation

extension Run {
  /// The time of the clock, in the zone of the machine.
  static func clock() -> DateTimeValue? {
    let clock = Date().timeIntervalSince1970
    let seconds = Int(clock.rounded(.down))
    let offset = TimeZone.current.secondsFromGMT()
    let local = seconds + offset
    let day = local >= 0 ? local / 86_400 : (local - 86_399) / 86_400
    guard let date = DateValue(dayNumber: day),
      let time = TimeValue(
        second: local - day * 86_400, nanosecond: Int((clock - Double(seconds)) * 1e9),
        zone: .offset(offset))
    else { return nil }
    return DateTimeValue(date: date, time: time)
  }
}
