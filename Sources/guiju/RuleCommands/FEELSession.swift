import DMN
import Diagnostics
import FEEL
import Foundation

/// A session of expressions over variables.
struct FEELSession {
  let options: RuleOptions
  private(set) var variables: [(String, Value)]

  init(options: RuleOptions, variables: [(String, Value)]) {
    self.options = options
    self.variables = variables
  }

  /// Evaluates and shows an expression; false if it cannot be read.
  @discardableResult
  mutating func evaluate(_ text: String) -> Bool {
    let result = FEELExpression.evaluate(
      text, variables: variables, file: options.lang("表达式", "expression"))
    if options.json {
      let node: JSONNode = .object([
        "value": JSONNode(result.value),
        "problems": .array(result.problems.map { JSONNode(problem: $0, in: options.lang) }),
      ])
      print(node.text())
    } else {
      print(result.value.feelText)
      ProblemOutput.show(result.problems)
    }
    return !result.problems.contains { $0.code == "feel.syntax" }
  }

  /// Reads and evaluates lines until the input ends.
  mutating func readLines() {
    let isTerminal = isatty(STDIN_FILENO) == 1
    var editor = LineEditor(
      prompt: "feel> ", historyFile: isTerminal ? LineEditor.historyFile("feel-history") : nil)
    while let line = editor.readLine() {
      let text = line.trimmingCharacters(in: .whitespaces)
      if text.isEmpty { continue }
      if isTerminal { editor.remember(text) }
      if let (name, expression) = definition(text) {
        define(name, expression)
      } else {
        evaluate(text)
      }
    }
  }

  private func definition(_ text: String) -> (name: String, expression: String)? {
    guard text.hasPrefix("let "), let sign = text.firstIndex(of: "=") else { return nil }
    let name = text[..<sign].dropFirst(4).trimmingCharacters(in: .whitespaces)
    return name.isEmpty ? nil : (name, String(text[text.index(after: sign)...]))
  }

  /// Names a value; an expression that can't be read names none.
  private mutating func define(_ name: String, _ expression: String) {
    let result = FEELExpression.evaluate(
      expression, variables: variables, file: name)
    ProblemOutput.show(result.problems)
    guard !result.problems.contains(where: { $0.code == "feel.syntax" }) else { return }
    variables.removeAll { $0.0 == name }
    variables.append((name, result.value))
    print("\(name) = \(result.value.feelText)")
  }
}
