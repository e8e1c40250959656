public import Tables
public import Vocabulary

/// A field of a record type.
public struct RecordField: Sendable {
  /// What a value is, in the words of Frictionless Table Schema.
  public enum Kind: String, Sendable, Hashable, Codable, CaseIterable {
    case string
    case number
    case integer
    case boolean
    case date
    case year
    case yearmonth
    case geojson

    /// What cells of a table hold.
    public var column: ColumnKind {
      switch self {
      case .string, .yearmonth, .geojson: .text
      case .number: .decimal
      case .integer, .year: .integer
      case .boolean: .boolean
      case .date: .date
      }
    }

    /// Whether values are numbers with a unit.
    public var isMeasured: Bool { self == .number || self == .integer }
  }

  /// A system of codes that values come from.
  public enum Codes: String, Sendable, Hashable, Codable, CaseIterable {
    /// Unified social credit codes (GB 32100).
    case creditCode = "credit-code"
    /// Administrative divisions (GB/T 2260).
    case region
    /// Industries (GB/T 4754).
    case industry
  }

  /// What values must satisfy.
  public struct Constraints: Sendable, Hashable {
    /// Whether a value must be there.
    public var isRequired = false
    /// Whether no value comes twice.
    public var isUnique = false
    /// The least value, as it is written.
    public var minimum: String?
    /// The greatest value, as it is written.
    public var maximum: String?
    /// The fewest characters.
    public var minLength: Int?
    /// The most characters.
    public var maxLength: Int?
    /// A regular expression.
    public var pattern: String?
    /// The values allowed.
    public var allowed: [String]?
  }

  /// The name, as formulas use it.
  public var name: String
  /// The title, as people read it.
  public var title: String
  /// What is counted and what is not.
  public var description: String?
  /// What a value is.
  public var kind: Kind
  /// The unit of numbers.
  public var unit: Unit?
  /// The system of codes that values come from.
  public var codes: Codes?
  /// The data class.
  public var dataClass: DataClass?
  /// The data grade.
  public var grade: DataGrade?
  /// The provision that asks for it.
  public var provision: String?
  /// Other titles of its column.
  public var synonyms: [String]
  /// A formula over other fields, where the value is not supplied but computed.
  public var formula: String?
  /// What values must satisfy.
  public var constraints: Constraints
  /// Where the field is declared.
  public var node: DeclarationNode

  /// The field as a target of header mapping; `nil` where it is computed.
  public func target(missing: MissingTokens = .standard) -> FieldTarget? {
    guard formula == nil else { return nil }
    return FieldTarget(
      name: name, title: title, synonyms: synonyms, kind: kind.column, unit: unit,
      isRequired: constraints.isRequired, missing: missing)
  }
}
