public import Packs

/// A method of appraisal: which firms, by which indicators against what, how scores become grades, and
/// what follows from a grade.
///
/// A method is declared in `appraisals/*.yaml` of a pack; `docs/methods.md` tells how.
public struct Method: Sendable {
  /// The name, that of the file.
  public var name: String
  /// The title.
  public var title: String
  /// What is appraised and why.
  public var description: String?
  /// The code of the region that it is for.
  public var jurisdiction: String?
  /// The first and the last year of data that it is for.
  public var firstYear: Int?
  public var lastYear: Int?
  /// The provision that asks for it.
  public var provision: String?
  /// The type of the records that are appraised.
  public var record: String
  /// The link of the record type through which fields of another type are taken, and these fields.
  public var joins: [Join]
  /// Which fields tell what a row is.
  public var subject: Subject
  /// Numbers that formulas use by name.
  public var parameters: [Parameter]
  /// Values that are computed before anything else.
  public var derived: [DerivedValue]
  /// How rows become units, where a unit is not a row.
  public var units: UnitRule?
  /// The condition for being appraised at all.
  public var population: Formula?
  /// Who is not ranked, and why; the first that holds counts.
  public var exclusions: [Exclusion]
  /// The ways in which groups of firms are scored; the first whose condition holds counts.
  public var schemes: [Scheme]
  /// What follows from a grade.
  public var consequences: [Consequence]
  /// What the published method leaves open, and what was chosen.
  public var choices: [Choice]
  /// How results are published and objected to.
  public var publication: Publication
  /// The file that declares it.
  public var file: DeclarationFile
  /// The declaration with the changes of overlays.
  public var root: DeclarationNode

  /// A formula in FEEL and where it stands.
  public struct Formula: Sendable {
    /// The text.
    public var text: String
    /// Where it stands.
    public var node: DeclarationNode
  }

  /// Fields that are taken from another record.
  public struct Join: Sendable {
    /// The name of the link in the record type.
    public var link: String
    /// The fields of the other record.
    public var fields: [String]
    /// Where it is declared.
    public var node: DeclarationNode
  }

  /// Which fields tell what a row is.
  public struct Subject: Sendable {
    /// The field that names a firm.
    public var key: String
    /// The field that says how it is called.
    public var name: String?
    /// The field with the code of its region.
    public var region: String?
    /// The field with the code of its industry.
    public var industry: String?
    /// The field by which results are told apart by size.
    public var size: String?
  }

  /// A number that formulas use by its name.
  public struct Parameter: Sendable {
    /// The name.
    public var name: String
    /// The number.
    public var value: String
    /// The unit.
    public var unit: String?
    /// The provision.
    public var provision: String?
    /// Where it is declared.
    public var node: DeclarationNode
  }

  /// A value that is computed for every row.
  public struct DerivedValue: Sendable {
    /// The name.
    public var name: String
    /// The formula.
    public var formula: Formula
    /// The unit.
    public var unit: String?
  }

  /// What the published method leaves open, and what was chosen.
  public struct Choice: Sendable, Hashable, Codable {
    /// What is open.
    public var question: String
    /// What was chosen.
    public var answer: String
    /// Why.
    public var reason: String?
  }
}
