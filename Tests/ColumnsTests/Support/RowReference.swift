import Columns
import FEEL

/// The answers of the interpreter, row by row: what columns must give.
struct RowReference {
  private var scope = Scope()
  private var slots: [String: Int] = [:]

  init(_ names: [String]) {
    for name in names { slots[name] = scope.add(name) }
  }

  /// The values of formulas, each of which can use those before it.
  mutating func values(
    _ formulas: [(name: String, text: String)], _ table: ColumnTable
  ) -> [[Value]] {
    var expressions: [(slot: Int, FEELExpression)] = []
    for formula in formulas {
      let expression = FEELExpression(parsing: formula.text, scope: scope)
      let slot = scope.add(formula.name)
      slots[formula.name] = slot
      expressions.append((slot, expression))
    }
    var results = [[Value]](repeating: [], count: formulas.count)
    let columns = table.names.compactMap { name in
      slots[name].flatMap { slot in table[name].map { (slot, $0) } }
    }
    for row in 0..<table.rowCount {
      let frame = Frame(count: scope.layout.count, run: Run())
      for (slot, column) in columns { frame.slots[slot] = column[row] }
      for (index, (slot, expression)) in expressions.enumerated() {
        let value = expression.value(in: frame)
        frame.slots[slot] = value
        results[index].append(value)
      }
    }
    return results
  }
}

/// Whether two answers are the same: of one kind and equal, or both null.
func isSame(_ a: Value, _ b: Value) -> Bool {
  switch (a, b) {
  case (.null, .null): true
  case (.null, _), (_, .null): false
  default: a.kind == b.kind && ValueOrder.isEqual(a, b)
  }
}
