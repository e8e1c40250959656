import DMN
import Diagnostics
import FEEL
import Foundation

/// What is tried with hostile text, and what must hold whatever the text is.
enum Targets {
  private static let limits = Run.Limits(
    depth: 60, steps: 20_000, size: 20_000, patternSteps: 20_000)
  private static let variables: [(String, Value)] = [
    ("a", .integer(3)), ("s", .string("x y")), ("l", .list([.integer(1), .string("b"), .null])),
    ("亩均税收", .integer(40)), ("c", .context(of: [("用 地", .integer(1)), ("x", .list([]))])),
    ("d", ValueMath.temporal("2026-11-24", .date) ?? .null),
  ]

  /// An expression is read, evaluated and written; it does so twice in the same way, and what it
  /// writes is a literal that reads as the same value.
  static func expression(_ text: String) {
    let first = evaluate(text)
    let second = evaluate(text)
    guard !text.contains("now"), !text.contains("today") else { return }
    require(first.text == second.text && first.codes == second.codes, "evaluated differently")
    guard first.text.utf8.count < 10_000, !first.text.contains("function(") else { return }
    let again = evaluate(first.text)
    if !again.codes.contains("feel.limit"), !again.codes.contains("feel.syntax") || first.isSimple {
      require(again.text == first.text, "\(first.text) reads as \(again.text)")
    }
  }

  private struct Outcome {
    var text: String
    var codes: [String]
    var isSimple: Bool
  }

  private static func evaluate(_ text: String) -> Outcome {
    let result = FEELExpression.evaluate(
      text, variables: variables, run: Run(limits: limits))
    let renderer = ProblemRenderer()
    for problem in result.problems { _ = renderer.text(problem) }
    return Outcome(
      text: result.value.feelText, codes: result.problems.map(\.code),
      isSimple: result.value.kind != .context && result.value.kind != .list)
  }

  /// Unary tests are read and asked about values of every kind.
  static func tests(_ text: String) {
    var scope = Scope()
    let input = scope.add("x")
    let expression = FEELExpression(parsingTests: text, scope: scope, input: input)
    for (_, value) in variables + [("null", .null), ("true", .boolean(true))] {
      let frame = Frame(count: expression.slotCount, run: Run(limits: limits))
      frame.slots[input] = value
      let answer = expression.value(in: frame)
      require(answer.isNull || answer.kind == .boolean, "tests answered \(answer.shortText)")
    }
  }

  /// A pattern, a text and a replacement, parted by line feeds.
  static func pattern(_ text: String) {
    let parts = text.split(separator: "\n", maxSplits: 3, omittingEmptySubsequences: false)
      .map(String.init)
    let given = zip(["p", "t", "r", "f"], parts + [String](repeating: "", count: 4))
    let named = given.map { ($0, Value.string($1)) }
    for call in ["matches(t, p, f)", "replace(t, p, r, f)", "split(t, p)"] {
      _ = FEELExpression.evaluate(call, variables: named, run: Run(limits: limits))
    }
  }

  /// A model is read, checked, written and read again, evaluated with and without inputs.
  static func model(_ data: Data) {
    guard let read = try? DMNReader().read(data, file: "m.dmn") else { return }
    let text = DMNWriter().text(read.model)
    if let again = try? DMNReader().read(Data(text.utf8), file: "m.dmn") {
      let twice = DMNWriter().text(again.model)
      require(text == twice, "a written model is read differently")
    } else {
      require(false, "a written model cannot be read")
    }
    let set = ModelSet(main: read.model, imported: [], problems: read.problems)
    for problem in ModelChecker().check(set).problems { _ = ProblemRenderer().text(problem) }
    let model = CompiledModel(set)
    for name in (model.decisions + model.services).prefix(20) {
      let options = EvaluationOptions(isTraced: true, findsMissing: true, limits: limits)
      _ = model.evaluate(name, inputs: [:], options: options).json().text()
    }
  }

  /// JSON is read and written.
  static func json(_ data: Data) {
    guard let node = try? JSONNode.read(data, file: "i.json") else { return }
    let text = node.text()
    let again = try? JSONNode.read(Data(text.utf8), file: "i.json")
    require(again == node, "JSON is read differently after writing")
    _ = node.value()
  }

  private static func require(_ holds: Bool, _ message: @autoclosure () -> String) {
    if !holds { fatalError(message()) }
  }
}
