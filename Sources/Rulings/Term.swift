public import Diagnostics
public import Packs
public import Vocabulary

/// A length of time that a clock runs: working days, calendar days or months.
public struct Term: Sendable, Hashable, Codable {
  /// What is counted.
  public enum Kind: String, Sendable, Hashable, Codable {
    case working
    case days
    case months
  }

  /// How many.
  public var count: Int
  /// Of what.
  public var kind: Kind

  /// Creates a term.
  public init(_ count: Int, _ kind: Kind) {
    self.count = count
    self.kind = kind
  }

  /// Takes a declaration of the shape ``RuleShape/term``; `nil` where it names nothing, or two things.
  public init?(_ node: DeclarationNode?) {
    guard let entries = node?.entries, entries.count == 1,
      let kind = Kind(rawValue: entries[0].name),
      let count = entries[0].value.text.flatMap({ Int($0) })
    else { return nil }
    self.init(count, kind)
  }

  /// The last day of the term, where it begins the day after `day`.
  ///
  /// - Parameters:
  ///   - day: The day from which is counted.
  ///   - calendar: Which days are worked.
  /// - Returns: The day. A month later is the same day of the month, or the month's last.
  /// - Throws: `vocabulary.no-holidays`, `rulings.far-day`.
  public func end(after day: Day, _ calendar: WorkingCalendar) throws(Problem) -> Day {
    let end: Day? =
      switch kind {
      case .working: try calendar.adding(workingDays: count, to: day)
      case .days: day.adding(days: count)
      case .months: day.adding(months: count)
      }
    guard let end else {
      throw Problem(
        "rulings.far-day", .error, Wording("期限超出日历", "the term goes beyond the calendar"))
    }
    return end
  }

  /// How much of a term is left on a day before its end; negative where the end is past.
  public static func left(
    _ kind: Kind, from day: Day, to end: Day, _ calendar: WorkingCalendar
  ) throws(Problem) -> Int {
    guard kind == .working else { return Int(end.number) - Int(day.number) }
    return day <= end
      ? try calendar.workingDays(after: day, through: end)
      : -(try calendar.workingDays(after: end, through: day))
  }
}

extension Term: CustomStringConvertible {
  /// The term as a person reads it.
  public var description: String {
    switch kind {
    case .working: "\(count) 个工作日"
    case .days: "\(count) 日"
    case .months: "\(count) 个月"
    }
  }

  /// The term in both languages.
  public var wording: Wording {
    let english =
      switch kind {
      case .working: "\(count) working days"
      case .days: "\(count) days"
      case .months: "\(count) months"
      }
    return Wording(description, english)
  }
}

extension Day {
  /// The day so many months later: the same day of the month, or the month's last.
  public func adding(months: Int) -> Day? {
    let (year, month, day) = parts
    let (sum, overflow) = (year * 12 + month - 1).addingReportingOverflow(months)
    guard !overflow, sum >= 12 else { return nil }
    let (newYear, newMonth) = (sum / 12, sum % 12 + 1)
    return Day(
      year: newYear, month: newMonth,
      day: min(day, Day.lastDay(year: newYear, month: newMonth)))
  }
}
