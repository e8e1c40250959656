import ArgumentParser
import DMN
import Diagnostics
import FEEL
import Foundation

/// Evaluates FEEL: one expression, or line by line.
struct FEELCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "feel", abstract: "计算 FEEL 表达式；不给表达式则逐行计算",
    discussion: """
      逐行计算时，“名称 = 表达式”以 “let 名称 = 表达式” 写，之后各行可用此名称；
      历史记在 $XDG_STATE_HOME/guiju/feel-history。
      """)

  @Argument(help: "表达式")
  var expression: String?

  @Option(name: .long, help: "变量的 JSON 文件；- 为标准输入")
  var context: String?

  @Flag(name: .long, help: "以 JSON 输出")
  var json = false

  func run() throws {
    var session = FEELSession(json: json, variables: try variables())
    if let expression {
      guard session.evaluate(expression) else { throw ExitCode(3) }
    } else {
      session.readLines()
    }
  }

  private func variables() throws -> [(String, Value)] {
    guard let context else { return [] }
    let data = try RulesSession.bytes(context)
    do throws(Problem) {
      guard case .object(let members) = try JSONNode.read(data, file: context) else {
        throw Problem(
          "feel.context", .error,
          Wording("变量文件不是 JSON 对象", "the file of variables is no JSON object"),
          at: Place(file: context),
          suggestion: Wording("写成 {\"名称\": 值}", "write {\"name\": value}"))
      }
      return members.map { ($0.name, $0.value.value()) }
    } catch {
      throw RulesSession.stop(error)
    }
  }
}

/// A session of expressions over variables.
struct FEELSession {
  let json: Bool
  private(set) var variables: [(String, Value)]

  init(json: Bool, variables: [(String, Value)]) {
    self.json = json
    self.variables = variables
  }

  /// Evaluates and shows an expression; false if it cannot be read.
  @discardableResult
  mutating func evaluate(_ text: String) -> Bool {
    let result = FEELExpression.evaluate(text, variables: variables)
    if json {
      let node: JSONNode = .object([
        "value": JSONNode(result.value),
        "problems": .array(result.problems.map(JSONNode.init(problem:))),
      ])
      print(node.text())
    } else {
      print(result.value.feelText)
      RulesSession.show(result.problems)
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

  private mutating func define(_ name: String, _ expression: String) {
    let result = FEELExpression.evaluate(expression, variables: variables)
    RulesSession.show(result.problems)
    variables.removeAll { $0.0 == name }
    variables.append((name, result.value))
    print("\(name) = \(result.value.feelText)")
  }
}
