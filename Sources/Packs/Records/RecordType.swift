public import Diagnostics
public import Tables

/// A type of records: what a bureau keeps about enterprises, parcels, and the like.
public struct RecordType: Sendable {
  /// The period that a record is true of.
  public enum Period: String, Sendable, Hashable, Codable, CaseIterable {
    /// None: it is true until it is corrected.
    case none
    case day
    case month
    case quarter
    case year
  }

  /// A link to records of another type.
  public struct ForeignKey: Sendable {
    /// The fields of this record.
    public var fields: [String]
    /// The type that it leads to.
    public var resource: String
    /// The fields of that type.
    public var targets: [String]
    /// The name of the other record in formulas.
    public var alias: String?
    /// Where the link is declared.
    public var node: DeclarationNode
  }

  /// A condition that records satisfy.
  public struct Check: Sendable {
    /// The name.
    public var name: String?
    /// The condition, in FEEL.
    public var rule: String
    /// What is said where it does not hold.
    public var message: String?
    /// How much it weighs.
    public var severity: Problem.Severity
    /// The provision.
    public var provision: String?
    /// Where the condition stands.
    public var node: DeclarationNode
  }

  /// The name.
  public var name: String
  /// The type of a used pack that it adds fields to.
  public var base: String?
  /// The title.
  public var title: String
  /// What a record is.
  public var description: String?
  /// The period that a record is true of.
  public var period: Period
  /// The provision that asks for it.
  public var provision: String?
  /// The fields.
  public var fields: [RecordField]
  /// The fields that tell records apart.
  public var primaryKey: [String]
  /// Links to other records.
  public var foreignKeys: [ForeignKey]
  /// What stands for a missing value.
  public var missing: MissingTokens
  /// Conditions that records satisfy.
  public var checks: [Check]
  /// The file that declares it.
  public var file: DeclarationFile

  /// The field of a name.
  public func field(_ name: String) -> RecordField? { fields.first { $0.name == name } }

  /// The fields as targets of header mapping.
  public var targets: [FieldTarget] { fields.compactMap { $0.target(missing: missing) } }
}
