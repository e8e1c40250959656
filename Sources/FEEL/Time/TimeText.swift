/// Reads dates, times and durations as ISO 8601 and FEEL write them.
struct TimeText {
  private let bytes: [UInt8]
  private var index = 0

  private init(_ text: String) { bytes = Array(text.utf8) }

  private var atEnd: Bool { index == bytes.count }

  private mutating func take(_ character: Unicode.Scalar) -> Bool {
    guard index < bytes.count, bytes[index] == UInt8(ascii: character) else { return false }
    index += 1
    return true
  }

  /// Takes digits; nil if there are fewer or more than allowed.
  private mutating func digits(_ count: ClosedRange<Int>) -> Int? {
    let start = index
    var value = 0
    while index < bytes.count, (0x30...0x39).contains(bytes[index]), index - start < 18 {
      value = value * 10 + Int(bytes[index] - 0x30)
      index += 1
    }
    return count.contains(index - start) ? value : nil
  }

  // MARK: - Dates and times

  static func date(_ text: String) -> DateValue? {
    var reader = TimeText(text)
    guard let date = reader.date(), reader.atEnd else { return nil }
    return date
  }

  static func time(_ text: String) -> TimeValue? {
    var reader = TimeText(text)
    _ = reader.take("T")
    guard let (time, carries) = reader.time(), reader.atEnd, !carries else { return nil }
    return time
  }

  static func dateTime(_ text: String) -> DateTimeValue? {
    var reader = TimeText(text)
    guard let date = reader.date() else { return nil }
    if reader.atEnd {
      return TimeValue(second: 0).map { DateTimeValue(date: date, time: $0) }
    }
    guard reader.take("T"), let (time, carries) = reader.time(), reader.atEnd else { return nil }
    guard carries else { return DateTimeValue(date: date, time: time) }
    return DateValue(dayNumber: date.dayNumber + 1).map { DateTimeValue(date: $0, time: time) }
  }

  private mutating func date() -> DateValue? {
    let isNegative = take("-")
    let start = index
    guard let year = digits(4...9) else { return nil }
    if index - start > 4, bytes[start] == 0x30 { return nil }
    guard take("-"), let month = digits(2...2), take("-"), let day = digits(2...2) else {
      return nil
    }
    return DateValue(year: isNegative ? -year : year, month: month, day: day)
  }

  /// A time, and whether it is the 24th hour, which belongs to the next day.
  private mutating func time() -> (TimeValue, Bool)? {
    guard let hour = digits(2...2), take(":"), let minute = digits(2...2), take(":"),
      let second = digits(2...2)
    else { return nil }
    var nanosecond = 0
    if take(".") {
      let start = index
      while index < bytes.count, (0x30...0x39).contains(bytes[index]) { index += 1 }
      guard index > start else { return nil }
      for place in 0..<9 {
        let digit = start + place < index ? Int(bytes[start + place] - 0x30) : 0
        nanosecond = nanosecond * 10 + digit
      }
    }
    guard let zone = zone() else { return nil }
    if hour == 24, minute == 0, second == 0, nanosecond == 0 {
      return TimeValue(second: 0, zone: zone).map { ($0, true) }
    }
    return TimeValue(
      hour: hour, minute: minute, second: second, nanosecond: nanosecond, zone: zone
    ).map { ($0, false) }
  }

  private mutating func zone() -> ZoneValue? {
    if atEnd { return ZoneValue.none }
    if take("Z") { return .offset(0) }
    if take("@") {
      let name = String(decoding: bytes[index...], as: UTF8.self)
      index = bytes.count
      return ZoneValue.isKnown(name) ? .named(name) : nil
    }
    let isNegative = index < bytes.count && bytes[index] == UInt8(ascii: "-")
    guard take("+") || take("-"), let hours = digits(2...2), take(":"),
      let minutes = digits(2...2)
    else { return nil }
    var seconds = 0
    if take(":") {
      guard let found = digits(2...2) else { return nil }
      seconds = found
    }
    guard hours <= 18, minutes < 60, seconds < 60 else { return nil }
    let offset = hours * 3_600 + minutes * 60 + seconds
    guard offset <= 18 * 3_600 else { return nil }
    return .offset(isNegative ? -offset : offset)
  }

  // MARK: - Durations

  static func duration(_ text: String) -> Value? {
    var reader = TimeText(text)
    let isNegative = reader.take("-")
    guard reader.take("P"), !reader.atEnd else { return nil }
    if let months = reader.yearsAndMonths() {
      return .yearsDuration(YearsDuration(months: isNegative ? -months : months))
    }
    reader = TimeText(text)
    _ = reader.take("-")
    _ = reader.take("P")
    guard let nanoseconds = reader.daysAndTime() else { return nil }
    return .daysDuration(DaysDuration(nanoseconds: isNegative ? -nanoseconds : nanoseconds))
  }

  private mutating func yearsAndMonths() -> Int? {
    var months = 0
    guard var number = digits(1...17) else { return nil }
    if take("Y") {
      months = number * 12
      if atEnd { return months }
      guard let next = digits(1...17) else { return nil }
      number = next
    }
    guard take("M"), atEnd else { return nil }
    return months + number
  }

  private mutating func daysAndTime() -> Int128? {
    var total: Int128 = 0
    let second: Int128 = 1_000_000_000
    if index < bytes.count, bytes[index] != UInt8(ascii: "T") {
      guard let days = digits(1...17), take("D") else { return nil }
      total = Int128(days) * 86_400 * second
      if atEnd { return total }
    }
    guard take("T"), !atEnd else { return nil }
    var allowed: [(Unicode.Scalar, Int128)] = [("H", 3_600), ("M", 60), ("S", 1)]
    while !atEnd {
      guard let number = digits(1...17) else { return nil }
      if take(".") {
        let start = index
        guard digits(0...18) != nil || index > start else { return nil }
        while index < bytes.count, (0x30...0x39).contains(bytes[index]) { index += 1 }
        var fraction: Int128 = 0
        for place in 0..<9 {
          fraction =
            fraction * 10 + (start + place < index ? Int128(bytes[start + place] - 0x30) : 0)
        }
        guard take("S"), atEnd else { return nil }
        return total + Int128(number) * second + fraction
      }
      guard
        let unit = allowed.firstIndex(where: {
          $0.0.value == UInt32(index < bytes.count ? bytes[index] : 0)
        })
      else { return nil }
      index += 1
      total += Int128(number) * allowed[unit].1 * second
      allowed.removeFirst(unit + 1)
    }
    return total
  }
}
