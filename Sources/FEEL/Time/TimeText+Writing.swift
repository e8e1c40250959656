extension DateValue: CustomStringConvertible {
  /// The day as ISO 8601 writes it.
  public var description: String {
    "\(year < 0 ? "-" : "")\(padded(abs(year), 4))-\(padded(month, 2))-\(padded(day, 2))"
  }
}

extension TimeValue: CustomStringConvertible {
  /// The time as FEEL writes it.
  public var description: String {
    var text =
      "\(padded(second / 3_600, 2)):\(padded(second / 60 % 60, 2)):\(padded(second % 60, 2))"
    if nanosecond > 0 { text += "." + fraction(nanosecond) }
    switch zone {
    case .none: return text
    case .offset(0): return text + "Z"
    case .offset(let offset):
      let size = abs(offset)
      text += "\(offset < 0 ? "-" : "+")\(padded(size / 3_600, 2)):\(padded(size / 60 % 60, 2))"
      return size % 60 == 0 ? text : text + ":" + padded(size % 60, 2)
    case .named(let name): return text + "@" + name
    }
  }
}

extension DateTimeValue: CustomStringConvertible {
  /// The day and time as FEEL writes them.
  public var description: String { "\(date)T\(time)" }
}

extension DaysDuration: CustomStringConvertible {
  /// The duration as ISO 8601 writes it.
  public var description: String {
    if nanoseconds == 0 { return "PT0S" }
    let size = nanoseconds.magnitude
    let seconds = size / 1_000_000_000
    let rest = Int(size % 1_000_000_000)
    var text = nanoseconds < 0 ? "-P" : "P"
    if seconds / 86_400 > 0 { text += "\(seconds / 86_400)D" }
    let (hours, minutes) = (seconds / 3_600 % 24, seconds / 60 % 60)
    if seconds % 86_400 == 0, rest == 0 { return text }
    text += "T"
    if hours > 0 { text += "\(hours)H" }
    if minutes > 0 { text += "\(minutes)M" }
    if seconds % 60 > 0 || rest > 0 {
      text += "\(seconds % 60)" + (rest > 0 ? "." + fraction(rest) : "") + "S"
    }
    return text
  }
}

extension YearsDuration: CustomStringConvertible {
  /// The duration as ISO 8601 writes it.
  public var description: String {
    if months == 0 { return "P0M" }
    let size = abs(months)
    return (months < 0 ? "-P" : "P") + (size >= 12 ? "\(size / 12)Y" : "")
      + (size % 12 > 0 ? "\(size % 12)M" : "")
  }
}

private func padded(_ value: Int, _ width: Int) -> String {
  let text = String(value)
  return String(repeating: "0", count: max(0, width - text.utf8.count)) + text
}

private func fraction(_ nanoseconds: Int) -> String {
  var digits = Array(padded(nanoseconds, 9))
  while digits.last == "0" { digits.removeLast() }
  return String(digits)
}
