public import Diagnostics
import FEEL

extension RecordTable {
  /// The records of which a condition holds.
  ///
  /// The condition sees what the viewer sees: a masked field has no value in it, so that asking
  /// whether it is above a bound tells nothing.
  ///
  /// - Parameter text: A condition in FEEL over the names of fields.
  /// - Returns: The records for which it is true.
  /// - Throws: What is wrong with the condition: `feel.syntax`, `feel.unknown-name`.
  public func filtered(by text: String) throws(Problem) -> RecordTable {
    var scope = Scope()
    var readers: [(Int, ValueReader)] = []
    for field in fields {
      let slot = scope.add(field.name)
      if let column = field.column { readers.append((slot, ValueReader(column))) }
    }
    let expression = FEELExpression(parsing: text, scope: scope) { offset in
      Place(file: text, line: 1, column: offset + 1)
    }
    if let problem = expression.problems.first(where: { $0.severity == .error }) { throw problem }
    var rows: [Int] = []
    var frame = Frame(count: expression.slotCount, run: Run())
    for row in 0..<rowCount {
      // Each stretch of rows has its own limit of steps.
      if row & 0x3FFF == 0 { frame = Frame(count: expression.slotCount, run: Run()) }
      for (slot, reader) in readers { frame.slots[slot] = reader[row] }
      if expression.value(in: frame).isTrue { rows.append(row) }
    }
    return selecting(rows)
  }
}
