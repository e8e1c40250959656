import Columns
import DMN
import FEEL
import Testing

@Suite("Columns that nobody filled in")
struct NullColumnTests {
  /// Every form in which a column can be null everywhere.
  static let forms: [@Sendable (Int) -> Column] = [
    { Column([Value](repeating: .null, count: $0)) },
    { Column(booleans: [Bool?](repeating: nil, count: $0)) },
    { Column(booleans: [Bool?](repeating: nil, count: $0)).coded() },
    { Column(texts: [String?](repeating: nil, count: $0)) },
    { Column(units: [Int128?](repeating: nil, count: $0), scale: 2) },
    { Column(units: [Int128?](repeating: nil, count: $0), scale: 0).coded() },
    { Column(days: [Int?](repeating: nil, count: $0)) },
  ]

  static let tests = [
    "true", "false", ">= 2", "< 2", "2", "not(2)", "null", "not(null)", "[1..3]", "1, 2", "\"甲\"",
    "-",
  ]

  @Test("meet every test of a decision table as the interpreter has it", arguments: 0..<7)
  func tables(form: Int) throws {
    var table = ColumnTable(rowCount: 5)
    table["空"] = Self.forms[form](5)
    table["数"] = Column(units: [1, 2, nil, 3, 0], scale: 0)
    for test in Self.tests {
      for other in ["-", ">= 2", "null"] {
        let rule = DecisionTable.Rule(
          [test, other].map { UnaryTestsText(ExpressionText($0)) },
          [LiteralExpression(ExpressionText("1"))])
        let decision = DecisionTable(
          inputs: ["空", "数"].map { DecisionTable.Input(LiteralExpression(ExpressionText($0))) },
          outputs: [
            DecisionTable.Output(
              name: "中", defaultValue: LiteralExpression(ExpressionText("0")))
          ], rules: [rule], hitPolicy: .first)
        var calculation = Calculation()
        calculation.decide(["中"], by: decision)
        calculation.derive("式", "if 空 in (\(test == "-" ? "null, not(null)" : test)) then 1 else 0")
        let columns = try calculation.run(on: table).table
        let rows = try calculation.run(
          on: table, CalculationOptions(engine: .interpreter, threads: 1)
        ).table
        for row in 0..<5 {
          for name in ["中", "式"] {
            #expect(
              columns[name]?[row].feelText == rows[name]?[row].feelText,
              "\(name): \(test) and \(other), row \(row)")
          }
        }
      }
    }
  }

  @Test("go by columns where they have no kind of their own", arguments: [0, 2, 3, 5])
  func byColumns(form: Int) throws {
    var table = ColumnTable(rowCount: 3)
    table["空"] = Self.forms[form](3)
    var calculation = Calculation()
    calculation.derive("真", "空 = true")
    calculation.derive("大", "if 空 >= 2 then 1 else 0")
    calculation.derive("缺", "空 = null")
    let result = try calculation.run(on: table)
    #expect(result.refusals.isEmpty)
    #expect(result.table["大"]?[0].feelText == "0" && result.table["缺"]?[1].feelText == "true")
  }
}
