import Diagnostics
import FEEL

/// A decision table in the form in which it can be analysed: columns of atoms, rules as boxes.
struct AnalysedTable {
  /// A column.
  enum Column {
    /// The values of an input expression.
    case values(label: String, partition: ColumnPartition, isBoolean: Bool)
    /// Whether a test that cannot be told from its text holds: yes is atom 0, no is atom 1.
    case condition(label: String, text: String)
  }

  /// A rule.
  struct Rule {
    /// Its number, from 1.
    var number: Int
    /// The texts of its outputs.
    var outputs: [String]
    /// Where its outputs stand among the allowed values; nil where that cannot be told.
    var priority: [Int]?
    /// Where it stands.
    var place: Place
  }

  var name: String
  var place: Place
  var policy: DecisionTable.HitPolicy
  var columns: [Column]
  var universe: BoxCover.Box
  var rules: [Rule]
  var boxes: [BoxCover.Box]
  var hasDefault: Bool
  /// Notes to add to every problem: the provisions.
  var notes: [Wording]
  /// Why a part could not be analysed.
  var remarks: [Wording]
}
