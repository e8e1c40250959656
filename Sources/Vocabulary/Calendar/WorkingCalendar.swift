public import Diagnostics

/// Which days are worked: weekdays, but for holidays, and with the weekends that make up for them.
///
/// The list is that of the State Council's yearly notices and can be edited: a year that it does not
/// have cannot be told, and is not guessed.
///
/// ```swift
/// let calendar = WorkingCalendar.standard
/// try calendar.adding(workingDays: 5, to: day)  // the fifth working day after it
/// ```
public struct WorkingCalendar: Sendable {
  /// A day that differs from its weekday.
  public struct Entry: Sendable, Hashable, Codable {
    /// The day.
    public var day: Day
    /// Whether it is worked.
    public var isWorked: Bool
    /// The holiday.
    public var name: String

    /// Creates an entry.
    public init(day: Day, isWorked: Bool, name: String) {
      self.day = day
      self.isWorked = isWorked
      self.name = name
    }
  }

  /// The list that ships with the program.
  public static let standard = WorkingCalendar(
    entries: CodeFile.rows(PackageResources.holidays_csv, columns: 3).compactMap { row in
      Day(row[0]).map { Entry(day: $0, isWorked: row[1] == "workday", name: row[2]) }
    })

  /// The days that differ, in order.
  public let entries: [Entry]
  private let worked: [Day: Bool]
  private let years: Set<Int>

  /// Creates a calendar; a later entry for a day replaces an earlier one.
  public init(entries: [Entry]) {
    worked = Dictionary(
      entries.map { ($0.day, $0.isWorked) }, uniquingKeysWith: { _, last in last })
    self.entries = entries.sorted { $0.day < $1.day }
    years = Set(entries.map { $0.day.parts.year })
  }

  /// Reads a list: `date,kind,name` with `holiday` or `workday` as kind.
  ///
  /// - Parameters:
  ///   - text: The list, with its heading row.
  ///   - file: What messages shall call it.
  /// - Throws: `vocabulary.holidays` with the line that cannot be read.
  public init(text: String, file: String) throws(Problem) {
    var entries: [Entry] = []
    for (index, line) in text.split(whereSeparator: \.isNewline).enumerated().dropFirst() {
      let fields = line.split(separator: ",", omittingEmptySubsequences: false)
      guard fields.count >= 2, let day = Day(fields[0]), ["holiday", "workday"].contains(fields[1])
      else {
        throw Problem(
          "vocabulary.holidays", .error, Wording("这一行不是节假日", "the line is no holiday"),
          at: Place(file: file, line: index + 1),
          suggestion: Wording(
            "写成 2025-10-01,holiday,国庆 或 2025-09-28,workday,国庆",
            "write 2025-10-01,holiday,NAME or 2025-09-28,workday,NAME"))
      }
      entries.append(
        Entry(
          day: day, isWorked: fields[1] == "workday",
          name: fields.count > 2 ? String(fields[2]) : ""))
    }
    self.init(entries: entries)
  }

  /// The calendar with the days of another, which count where both have a day.
  public func merging(_ other: WorkingCalendar) -> WorkingCalendar {
    WorkingCalendar(entries: entries + other.entries)
  }

  /// The list as text, to be edited and read again.
  public var text: String {
    entries.reduce(into: "date,kind,name\n") { text, entry in
      text += "\(entry.day),\(entry.isWorked ? "workday" : "holiday"),\(entry.name)\n"
    }
  }

  /// Whether a day is worked.
  ///
  /// - Parameter day: The day.
  /// - Returns: Whether it is.
  /// - Throws: `vocabulary.no-holidays` where the list does not have the year.
  public func isWorked(_ day: Day) throws(Problem) -> Bool {
    if let worked = worked[day] { return worked }
    let year = day.parts.year
    guard years.contains(year) else {
      throw Problem(
        "vocabulary.no-holidays", .error,
        Wording("没有 \(year) 年的节假日安排", "there is no list of holidays for \(year)"),
        suggestion: Wording("请按国务院办公厅的通知补充", "add it from the State Council's notice"))
    }
    return day.weekday <= 5
  }

  /// The day that is so many working days later, or earlier where the number is negative.
  ///
  /// - Parameters:
  ///   - count: How many working days; 0 gives the day itself. At most 10,000.
  ///   - day: The day from which is counted; it does not count itself.
  /// - Returns: The day.
  /// - Throws: `vocabulary.no-holidays`.
  public func adding(workingDays count: Int, to day: Day) throws(Problem) -> Day {
    var left = min(count.magnitude, 10_000)
    var current = day
    while left > 0 {
      guard let next = current.adding(days: count < 0 ? -1 : 1) else { return current }
      current = next
      if try isWorked(current) { left -= 1 }
    }
    return current
  }

  /// How many days are worked after one day up to another, the last included.
  ///
  /// - Parameters:
  ///   - first: The day from which is counted; it does not count itself.
  ///   - last: The last day; not before the first.
  /// - Returns: The number, 0 where `last` is not after `first`.
  /// - Throws: `vocabulary.no-holidays`.
  public func workingDays(after first: Day, through last: Day) throws(Problem) -> Int {
    var count = 0
    var current = first
    while current < last, let next = current.adding(days: 1) {
      current = next
      if try isWorked(current) { count += 1 }
    }
    return count
  }
}
