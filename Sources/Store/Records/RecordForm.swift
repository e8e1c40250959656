import Diagnostics
public import Packs
import Tables
public import Vocabulary

/// What the columns of a batch are, as the pack declared them when the batch was recorded.
public struct RecordForm: Sendable, Hashable, Codable {
  /// A field of the batch.
  public struct Field: Sendable, Hashable, Codable {
    /// The name.
    public var name: String
    /// The title.
    public var title: String
    /// What its values are.
    public var kind: RecordField.Kind
    /// The unit of its numbers as they are kept.
    public var unit: Unit?
    /// The grade, 0 to 3; what is not graded counts as 3.
    public var grade: Int
    /// The column of the file, counted from 1; `nil` where the value came from elsewhere.
    public var column: Int?
    /// The title of that column.
    public var columnTitle: String?
    /// The unit in which the file states it.
    public var sourceUnit: Unit?
  }

  /// The fields that have a column, in the order of the declaration.
  public var fields: [Field]
  /// The fields that tell records apart, without that of the period.
  public var key: [String]
  /// The field that states the period.
  public var periodField: String?
  /// The kind of period.
  public var period: RecordType.Period
  /// The field with the credit code of the enterprise whose record it is.
  public var enterpriseField: String?
  /// The titles of all columns of the file, and the field that each feeds.
  public var source: [Column]

  /// A column of the file.
  public struct Column: Sendable, Hashable, Codable {
    /// The title.
    public var title: String
    /// The field that it feeds; `nil` where it feeds none.
    public var field: String?
  }

  /// The field of a name.
  public func field(_ name: String) -> Field? { fields.first { $0.name == name } }
}

extension RecordType {
  /// The field that states the period: the one of the primary key that is of the period's kind.
  public var periodField: RecordField? {
    let kinds: Set<RecordField.Kind> =
      switch period {
      case .none: []
      case .year: [.year, .integer]
      case .month: [.yearmonth]
      case .quarter: [.string]
      case .day: [.date]
      }
    let names = primaryKey.compactMap(field)
    if period == .quarter {
      // A text may be anything: only one that is called so states a quarter.
      return names.first { $0.kind == .string && $0.name.contains("季") }
    }
    if period == .year, let year = names.first(where: { $0.kind == .year }) { return year }
    return names.first { kinds.contains($0.kind) }
  }

  /// The fields that tell records apart, without that of the period.
  public var keyFields: [String] {
    let period = periodField?.name
    return primaryKey.filter { $0 != period }
  }

  /// The field with the credit code of the enterprise whose record it is.
  public var enterpriseField: String? {
    let coded = fields.filter { $0.codes == .creditCode }
    return (coded.first { primaryKey.contains($0.name) } ?? coded.first)?.name
  }
}

extension RecordField {
  /// The grade as a number; what is not graded counts as the highest.
  var gradeNumber: Int { grade?.rawValue ?? DataGrade.third.rawValue }
}
