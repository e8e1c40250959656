import DMN
import FEEL
import Foundation

/// Evaluates one model on many inputs and prints the rate and the answers as JSON.
@main
struct Main {
  static func main() throws { try measure() }
}

private func measure() throws {
  let paths = CommandLine.arguments.dropFirst().map { URL(filePath: $0) }
  let model = CompiledModel(try ModelLoader().load(paths[0]))
  let rows = try inputs(paths[1], model)
  let decision = model.decisions[0]
  var best = 0.0
  let end = ContinuousClock.now + .seconds(2)
  repeat {
    let time = ContinuousClock().measure {
      for row in rows { _ = model.evaluate(decision, inputs: row) }
    }
    best = max(best, Double(rows.count) / (time / .seconds(1)))
  } while ContinuousClock.now < end
  let answers = rows.map { row -> JSONNode in
    guard case .context(let context) = model.evaluate(decision, inputs: row).value else {
      return .null
    }
    return .array(context.entries.map { JSONNode($0.value) })
  }
  let result: JSONNode = .object(["rate": .number(String(best)), "answers": .array(answers)])
  print(result.text(indented: false))
}

private func inputs(_ url: URL, _ model: CompiledModel) throws -> [[String: Value]] {
  guard case .array(let rows) = try JSONNode.read(Data(contentsOf: url), file: url.path) else {
    return []
  }
  return try rows.map { try model.inputs($0, file: url.path) }
}
