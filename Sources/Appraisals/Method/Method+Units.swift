public import Packs

extension Method {
  /// How rows become units: firms on one parcel that are appraised together, or all firms of a region.
  public struct UnitRule: Sendable {
    /// What rows of the same values become.
    public enum Kind: String, Sendable, Hashable, CaseIterable {
      /// Rows that share all values are appraised as one and share the result; a row without a value
      /// stays alone.
      case merge
      /// The units are the values themselves, such as regions.
      case rollUp = "roll-up"
    }

    /// What rows of the same values become.
    public var kind: Kind
    /// The fields, or derived values of rows, that are the same in rows of a unit.
    public var by: [String]
    /// The fields, or derived values of rows, that are added up.
    public var sums: [String]
    /// Facts that are true of a unit where they are of one of its rows.
    public var any: [String]
    /// The field whose greatest value tells the row from which a unit has all that is not added up; the
    /// row with the least key where it is `nil` or the same.
    public var lead: String?
    /// The provision.
    public var provision: String?
    /// Where it is declared.
    public var node: DeclarationNode
  }

  /// Who is not ranked, and why.
  public struct Exclusion: Sendable {
    /// What those are called that it holds for, such as 免评.
    public var name: String
    /// The condition.
    public var when: Formula
    /// Why.
    public var reason: String?
    /// Whether they have scores nevertheless.
    public var isScored: Bool
    /// The grade as which consequences treat them.
    public var treatedAs: String?
    /// The provision.
    public var provision: String?
    /// Where it is declared.
    public var node: DeclarationNode
  }
}
