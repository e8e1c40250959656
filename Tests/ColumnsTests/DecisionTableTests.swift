import Columns
import DMN
import Diagnostics
import FEEL
import Testing

@Suite("Decision tables by column and by row")
struct DecisionTableTests {
  private func text(_ text: String) -> ExpressionText { ExpressionText(text) }

  private func table(
    _ policy: DecisionTable.HitPolicy, _ aggregation: DecisionTable.Aggregation? = nil,
    inputs: [String], rules: [(tests: [String], outputs: [String])], allowed: String? = nil,
    standard: String? = nil, inputAllowed: String? = nil
  ) -> DecisionTable {
    DecisionTable(
      inputs: inputs.map { input in
        DecisionTable.Input(
          LiteralExpression(text(input)),
          allowedValues: inputAllowed.map { UnaryTestsText(text($0)) })
      },
      outputs: rules[0].outputs.indices.map { index in
        DecisionTable.Output(
          name: "o\(index)", allowedValues: allowed.map { UnaryTestsText(text($0)) },
          defaultValue: standard.map { LiteralExpression(text($0)) })
      },
      rules: rules.map { rule in
        DecisionTable.Rule(
          rule.tests.map { UnaryTestsText(text($0)) },
          rule.outputs.map { LiteralExpression(text($0)) })
      }, hitPolicy: policy, aggregation: aggregation)
  }

  /// The interpreter's answers: a model with the one table.
  private func answers(_ table: DecisionTable, _ sample: ColumnTable) -> [Value] {
    var elements: [DRGElement] = []
    var requirements: [Requirement] = []
    for (index, name) in sample.names.enumerated() {
      elements.append(
        .inputData(
          InputData(
            name: name, variable: InformationItem(name: name), info: ElementInfo(id: "i\(index)"))))
      requirements.append(Requirement(.input, href: "#i\(index)"))
    }
    elements.append(
      .decision(
        Decision(
          name: "d", variable: InformationItem(name: "d"), informationRequirements: requirements,
          expression: .decisionTable(table), info: ElementInfo(id: "d"))))
    let model = CompiledModel(DMNModel(name: "m", namespace: "urn:m", elements: elements))
    return (0..<sample.rowCount).map { model.evaluate("d", inputs: sample.row($0)).value }
  }

  private func check(_ table: DecisionTable, refused: Bool = false) throws {
    for isAdversarial in [false, true] {
      let sample = SampleTable(rows: 300, seed: 11, isAdversarial: isAdversarial).table
      var calculation = Calculation()
      let names = table.outputs.indices.map { "结果\($0)" }
      calculation.decide(names, by: table)
      let result = try calculation.run(on: sample)
      #expect(result.refusals.isEmpty == !refused, "\(result.refusals.map(\.message.english))")
      let expected = answers(table, sample)
      for (output, name) in names.enumerated() {
        let column = try #require(result.table[name])
        for row in 0..<sample.rowCount {
          let value =
            names.count == 1 ? expected[row] : expected[row].entry("o\(output)") ?? .null
          #expect(
            isSame(column[row], value),
            "row \(row): \(column[row]) for \(value); \(sample.row(row))")
        }
      }
    }
  }

  private static let overlapping: [(tests: [String], outputs: [String])] = [
    (["< 0", "-"], ["\"D\""]), ([">= 0.4", "17, 19"], ["\"A\""]), (["[0.01..40]", "-"], ["\"B\""]),
    (["-", "15, 16, > 18"], ["\"C\""]), (["null", "-"], ["\"D\""]),
  ]

  @Test(
    "first, unique and any tables", arguments: [DecisionTable.HitPolicy.first, .unique, .any],
    [nil, "\"无\""])
  func single(policy: DecisionTable.HitPolicy, standard: String?) throws {
    try check(
      table(policy, inputs: ["税 / 地", "业"], rules: Self.overlapping, standard: standard))
  }

  @Test("a priority table goes by the order of its output's values")
  func priority() throws {
    try check(
      table(
        .priority, inputs: ["税 / 地", "业"], rules: Self.overlapping,
        allowed: "\"A\", \"C\", \"B\", \"D\""))
  }

  @Test(
    "collecting tables add, count and take extremes",
    arguments: [DecisionTable.Aggregation.sum, .count, .min, .max], [nil, "-1"])
  func collecting(aggregation: DecisionTable.Aggregation, standard: String?) throws {
    try check(
      table(
        .collect, aggregation, inputs: ["税 / 地", "业"],
        rules: [
          (["> 0", "-"], ["1.5"]), (["-", "> 15"], ["税 * 0.1"]), (["< 1", "13..20"], ["人 / 3"]),
        ].map { (tests: $0.0.map { $0 == "13..20" ? "[13..20]" : $0 }, outputs: $0.1) },
        standard: standard))
  }

  @Test("tables with several outputs, formulas and conditions of their own")
  func several() throws {
    try check(
      table(
        .first, inputs: ["税", "规", "县", "日 > 期"],
        rules: [
          (["<= 0", "-", "-", "-"], ["1", "地 * 2", "\"甲\""]),
          (["> 地", "true", "-", "-"], ["2", "税 / 地", "县"]),
          (["? > 排 and 人 > 3", "-", "\"黄岩\", \"临海\"", "false"], ["3", "null", "\"乙\""]),
          (["-", "-", "null", "true"], ["4", "0.5", "名"]),
        ]))
  }

  @Test("a value that the column does not allow makes the answer null")
  func allowed() throws {
    try check(
      table(
        .first, inputs: ["业"], rules: [(["> 15"], ["1"]), (["-"], ["2"])],
        inputAllowed: "13, 14, 15, 16, 17"))
  }

  @Test("tables that give lists go row by row")
  func lists() throws {
    try check(
      table(.ruleOrder, inputs: ["税 / 地", "业"], rules: Self.overlapping), refused: true)
  }
}
