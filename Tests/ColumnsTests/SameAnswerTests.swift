import Diagnostics
import FEEL
import Foundation
import Testing

@testable import Columns

/// How many rows are compared.
///
/// Few in an ordinary run; `COLUMNS_CHECK_ROWS=100000` makes the full check (Benchmarks/columns/README.md).
private let checkRows =
  ProcessInfo.processInfo.environment["COLUMNS_CHECK_ROWS"].flatMap { Int($0) } ?? 1_500

@Suite("The same answer by column and by row")
struct SameAnswerTests {
  /// Formulas of every kind, later ones using earlier ones.
  private func formulas(seed: UInt64, count: Int) -> [(name: String, text: String)] {
    var maker = Formulas(seed: seed)
    var formulas: [(name: String, text: String)] = []
    for index in 0..<count {
      let name = "f\(index)"
      switch index % 4 {
      case 0, 1:
        let text = maker.number(3)
        formulas.append((name, index % 3 == 0 ? maker.rounded(text) : text))
        if maker.dice.oneIn(3) { maker.numbers.append(name) }
      case 2:
        formulas.append((name, maker.truth(3)))
        maker.truths.append(name)
      default:
        formulas.append((name, maker.text(2)))
        if maker.dice.oneIn(3) { maker.texts.append(name) }
      }
    }
    return formulas
  }

  @Test(
    "random formulas give what the interpreter gives, on every row",
    arguments: [1, 2, 3, 4, 5, 6] as [UInt64], [false, true])
  func randomFormulas(seed: UInt64, isAdversarial: Bool) throws {
    let sample = SampleTable(
      rows: checkRows / 6 + 1, seed: seed &* 7_919, isAdversarial: isAdversarial)
    let formulas = formulas(seed: seed, count: 60)
    var calculation = Calculation()
    for formula in formulas { calculation.derive(formula.name, formula.text) }
    let result = try calculation.run(on: sample.table)
    var reference = RowReference(SampleTable.names)
    let expected = reference.values(formulas, sample.table)
    for (formula, values) in zip(formulas, expected) {
      let column = try #require(result.table[formula.name])
      let wrong = values.indices.filter { !isSame(column[$0], values[$0]) }
      if case .approximate(let near) = column.form {
        let outside = values.indices.filter { !isWithinBound(near, $0, values[$0]) }
        #expect(outside.isEmpty, "\(formula.name): \(formula.text), \(outside.count) rows outside")
      }
      let row = wrong.first ?? 0
      #expect(
        wrong.isEmpty,
        "\(formula.text), \(wrong.count) rows, row \(row): \(column[row]) for \(values[row]); \(sample.table.row(row))"
      )
    }
    // Few formulas may be left to the interpreter, or the test would compare it with itself.
    #expect(result.refusals.count <= 15, "\(result.refusals.map { ($0.step, $0.message.english) })")
  }

  /// Whether a double is as near its exact value as its bound says.
  private func isWithinBound(_ near: Approximation, _ row: Int, _ value: Value) -> Bool {
    guard case .number(let exact) = value else { return near.values[row].isNaN }
    // Doubles are decimals of at most 767 digits; 34 of them are enough to compare with a bound.
    guard let double = Decimal128("\(near.values[row])"), near.values[row].isFinite,
      let distance = double.subtracting(exact)?.magnitude.double
    else { return false }
    // The text of a double is itself half a unit off.
    return distance <= near.bound(at: row) + near.values[row].ulp
  }

  @Test("what the bounds leave open is settled, and the count of it is told")
  func settled() throws {
    // A third divided by a third is one in 34 digits, or just below it.
    var table = ColumnTable(rowCount: 3)
    table["a"] = Column(units: [1, 2, 10], scale: 0)
    table["b"] = Column(units: [3, 3, 3], scale: 0)
    let formulas = [("x", "a / b"), ("y", "x * b >= a"), ("z", "round half up(x * b / 4, 2)")]
    var calculation = Calculation()
    for (name, text) in formulas { calculation.derive(name, text) }
    let result = try calculation.run(on: table)
    var reference = RowReference(["a", "b"])
    let expected = reference.values(formulas.map { (name: $0.0, text: $0.1) }, table)
    for (index, formula) in formulas.enumerated() {
      for row in 0..<3 {
        #expect(try isSame(#require(result.table[formula.0])[row], expected[index][row]))
      }
    }
    #expect(result.settled >= 3)
    #expect(result.refusals.isEmpty)
  }
}
