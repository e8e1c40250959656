import Columns

/// A population of which it is known who is appraised and by which scheme.
struct Prepared: Sendable {
  /// The units and the rows that they are of.
  var units: Units
  /// Their values and states.
  var preparation: Preparation
  /// The rows of each scheme.
  var schemes: [Scheme]

  /// The rows of a scheme.
  struct Scheme: Sendable {
    /// The units; nil for all.
    var rows: [Int]?
    /// Their values.
    var table: ColumnTable
    /// Whether only some are ranked.
    var hasUnranked = false

    init(_ scheme: Int, _ method: Method, _ preparation: Preparation) {
      guard let states = preparation.states else {
        table = preparation.table
        return
      }
      var rows: [Int] = []
      var ranked: [Bool] = []
      var treatedAs: [String?] = []
      for (row, state) in states.enumerated() {
        switch state {
        case .ranked(scheme):
          rows.append(row)
          ranked.append(true)
          treatedAs.append(nil)
        case .excluded(let exclusion, scheme):
          let exclusion = method.exclusions[exclusion]
          guard exclusion.isScored || exclusion.treatedAs != nil else { continue }
          rows.append(row)
          ranked.append(false)
          treatedAs.append(exclusion.treatedAs)
        default: continue
        }
      }
      self.rows = rows
      table = preparation.table.picking(rows)
      hasUnranked = ranked.contains(false)
      if hasUnranked {
        table[ColumnNames.isRanked] = Column(booleans: ranked.map { $0 }).coded()
        table[ColumnNames.treatedAs] = Column(texts: treatedAs)
      }
    }
  }
}
