import Diagnostics
import FEEL

/// A decision table with what its analysis needs: the shape of every test and the texts.
struct CompiledTable {
  /// The node whose logic it is part of.
  var node: Int
  var table: TableNode
  var shapes: [[TestShape]]
  var columns: [ColumnInfo]
  var outputTexts: [[String]]
  /// The values of the outputs, where they are constants.
  var outputValues: [[Value?]]
  var source: DecisionTable

  /// What is known of a column.
  struct ColumnInfo {
    var label: String
    var type: ItemType?
    /// What the column's own allowed values accept.
    var allowed: TestShape?
  }
}
