public import Diagnostics
public import Packs
import Tables
import Vocabulary

/// The period that a record is true of: a year, a quarter, a month, a day.
public struct RecordPeriod: Sendable, Hashable, Comparable, CustomStringConvertible {
  /// `2023`, `2023-Q2`, `2023-05`, `2023-05-01`; empty where records have no period.
  public let description: String

  /// The period of records that have none: they are true until they are corrected.
  public static let none = RecordPeriod(verbatim: "")

  init(verbatim text: String) { description = text }

  /// Reads a period of a kind as people write it: `2023`, `2023年`, `2023Q2`, `2023-05`, `2023-05-01`.
  ///
  /// - Throws: `records.bad-period`.
  public init(_ text: String, _ kind: RecordType.Period) throws(Problem) {
    let plain = text.filter { !$0.isWhitespace }.uppercased()
      .replacing("年度", with: "-").replacing("年", with: "-").replacing("月", with: "-")
      .replacing("日", with: "").replacing("第", with: "").replacing("季度", with: "")
      .replacing("/", with: "-")
    let parts = plain.replacing("Q", with: "-Q").split(separator: "-").map(String.init)
    guard let period = Self.read(parts, kind) else { throw Self.bad(text, kind) }
    self = period
  }

  private static func read(_ parts: [String], _ kind: RecordType.Period) -> RecordPeriod? {
    func number(_ index: Int, _ range: ClosedRange<Int>) -> Int? {
      guard index < parts.count, parts[index].utf8.allSatisfy({ (0x30...0x39).contains($0) }),
        let number = Int(parts[index]), range.contains(number)
      else { return nil }
      return number
    }
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    if kind == .none { return parts.isEmpty ? RecordPeriod.none : nil }
    guard let year = number(0, 1900...2200) else { return nil }
    switch kind {
    case .none: return nil
    case .year: return parts.count == 1 ? RecordPeriod(verbatim: "\(year)") : nil
    case .quarter:
      guard parts.count == 2 else { return nil }
      let digit = parts[1].hasPrefix("Q") ? String(parts[1].dropFirst()) : parts[1]
      guard let quarter = Int(digit), (1...4).contains(quarter) else { return nil }
      return RecordPeriod(verbatim: "\(year)-Q\(quarter)")
    case .month:
      guard parts.count == 2, let month = number(1, 1...12) else { return nil }
      return RecordPeriod(verbatim: "\(year)-\(two(month))")
    case .day:
      guard parts.count == 3, let month = number(1, 1...12), let day = number(2, 1...31),
        let date = Day(year: year, month: month, day: day)
      else { return nil }
      return RecordPeriod(verbatim: date.description)
    }
  }

  /// The period that the value of a period field states.
  static func of(_ value: TableValue, _ kind: RecordType.Period) -> RecordPeriod? {
    if case .missing = value { return nil }
    return try? RecordPeriod(value.description, kind)
  }

  /// The value that a period field of a kind has.
  func value(of kind: RecordField.Kind) -> TableValue {
    switch kind {
    case .year, .integer, .number:
      Int(description).map { .number(ScaledDecimal($0)) } ?? .missing
    case .date: Day(description).map(TableValue.date) ?? .missing
    case .string, .yearmonth: description.isEmpty ? .missing : .text(description)
    case .boolean, .geojson: .missing
    }
  }

  private static func bad(_ text: String, _ kind: RecordType.Period) -> Problem {
    let form: Wording =
      switch kind {
      case .none: Wording("这类记录没有期间", "records of this type have no period")
      case .year: Wording("应写成 2023", "write 2023")
      case .quarter: Wording("应写成 2023-Q2", "write 2023-Q2")
      case .month: Wording("应写成 2023-05", "write 2023-05")
      case .day: Wording("应写成 2023-05-01", "write 2023-05-01")
      }
    return Problem(
      "records.bad-period", .error,
      Wording(
        "“\(text.prefix(40))” 不是这类记录的期间", "“\(text.prefix(40))” is no period of these records"),
      suggestion: form)
  }

  public static func < (a: RecordPeriod, b: RecordPeriod) -> Bool { a.description < b.description }
}
