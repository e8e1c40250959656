import DMN
import FEEL
import Foundation

/// Evaluates one model on many inputs and prints rates and answers as JSON.
@main
struct Main {
  static func main() throws { try measure() }
}

private func measure() throws {
  let paths = CommandLine.arguments.dropFirst().map { URL(filePath: $0) }
  let model = CompiledModel(try ModelLoader().load(paths[0]))
  let rows = try inputs(paths[1], model)
  guard let decision = model.prepared(model.decisions[0]) else { return }
  let values = rows.map { row in decision.inputs.map { row[$0] ?? .null } }
  let named = rate(rows) { model.evaluate(decision.name, inputs: $0) }
  let ordered = rate(values) { decision.evaluate($0) }
  let traced = rate(values) { decision.evaluate($0, options: EvaluationOptions(isTraced: true)) }
  let answers = rows.map { row -> JSONNode in
    guard case .context(let context) = model.evaluate(decision.name, inputs: row).value else {
      return .null
    }
    return .array(context.entries.map { JSONNode($0.value) })
  }
  let result: JSONNode = .object([
    "rate": .number(String(named)), "prepared": .number(String(ordered)),
    "traced": .number(String(traced)), "answers": .array(answers),
  ])
  print(result.text(indented: false))
}

/// Evaluations a second: the best of the rounds of two seconds.
private func rate<Row>(_ rows: [Row], _ evaluate: (Row) -> DecisionResult) -> Double {
  var best = 0.0
  let end = ContinuousClock.now + .seconds(2)
  repeat {
    let time = ContinuousClock().measure {
      for row in rows { _ = evaluate(row) }
    }
    best = max(best, Double(rows.count) / (time / .seconds(1)))
  } while ContinuousClock.now < end
  return best
}

private func inputs(_ url: URL, _ model: CompiledModel) throws -> [[String: Value]] {
  guard case .array(let rows) = try JSONNode.read(Data(contentsOf: url), file: url.path) else {
    return []
  }
  return try rows.map { try model.inputs($0, file: url.path) }
}
