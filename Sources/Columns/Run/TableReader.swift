import DMN
import Diagnostics
import FEEL

/// Reads the texts of a decision table.
struct TableReader {
  let scope: Scope
  let input: Int
  var problems: [Problem] = []
  var names: Set<String> = []
  /// Why the table has no column form, if that is known from its texts.
  var refusal: Refusal?

  init(scope: Scope, input: Int) {
    self.scope = scope
    self.input = input
  }

  mutating func read(_ table: DecisionTable, name: String) -> ReadTable? {
    let inputs = table.inputs.compactMap { expression($0.expression.text?.text ?? "", name) }
    let allowed = table.inputs.map { $0.allowedValues.flatMap { tests($0.text.text, name) } }
    let rules = table.rules.map { rule in
      table.inputs.indices.map { column in
        column < rule.inputEntries.count
          ? tests(rule.inputEntries[column].text.text, name) : nil
      }
    }
    let outputs = table.rules.map { rule in
      table.outputs.indices.compactMap { column in
        column < rule.outputEntries.count
          ? expression(rule.outputEntries[column].text?.text ?? "null", name) : nil
      }
    }
    let standards = table.outputs.map { output in
      output.defaultValue.flatMap { expression($0.text?.text ?? "null", name) }
    }
    guard problems.isEmpty, outputs.allSatisfy({ $0.count == table.outputs.count }) else {
      return nil
    }
    var priorities: [[Value]?] = []
    for (column, output) in table.outputs.enumerated() {
      priorities.append(listed(output, outputs.map { $0[column] }, name))
    }
    return ReadTable(
      policy: table.hitPolicy ?? .unique, aggregation: table.aggregation, inputs: inputs,
      allowed: allowed, tests: rules, outputs: outputs, priorities: priorities,
      standards: standards)
  }

  private mutating func expression(_ text: String, _ name: String) -> Syntax? {
    let read = FEELExpression(parsing: text, scope: scope) { _ in Place(file: name) }
    problems += read.problems
    names.formUnion(read.names)
    return read.syntax
  }

  /// The syntax of unary tests; nil for those that accept everything.
  private mutating func tests(_ text: String, _ name: String) -> Syntax? {
    let plain = text.trimmed
    if plain.isEmpty || plain == "-" { return nil }
    let read = FEELExpression(parsingTests: text, scope: scope, input: input) { _ in
      Place(file: name)
    }
    problems += read.problems
    names.formUnion(read.names)
    return read.syntax
  }

  /// The values that an output may have, in their order; nil if it may have any.
  private mutating func listed(
    _ output: DecisionTable.Output, _ texts: [Syntax], _ name: String
  ) -> [Value]? {
    if output.typeRef != nil {
      refuse(Wording("输出列声明了类型", "the type of an output column is checked row by row"))
    }
    guard let allowed = output.allowedValues, let syntax = tests(allowed.text.text, name) else {
      return nil
    }
    let values = syntax.listedConstants
    let isAllowed = texts.allSatisfy { text in
      guard let value = text.constant else { return false }
      return value.isNull || values.contains { ValueOrder.isEqual($0, value) }
    }
    if !isAllowed {
      refuse(Wording("输出值须逐行核对取值范围", "the allowed values of an output are checked row by row"))
    }
    return values
  }

  private mutating func refuse(_ message: Wording) {
    if refusal == nil { refusal = Refusal(.operation, message, at: 0) }
  }
}

extension Syntax {
  /// The constants of a list of tests, in their order.
  var listedConstants: [Value] {
    switch self {
    case .tests(let tests): tests.flatMap(\.listedConstants)
    default: constant.map { [$0] } ?? []
    }
  }
}

extension String {
  /// The text without white space around it.
  var trimmed: String {
    var scalars = Substring(self)
    while let first = scalars.first, first.isWhitespace { scalars.removeFirst() }
    while let last = scalars.last, last.isWhitespace { scalars.removeLast() }
    return String(scalars)
  }
}
