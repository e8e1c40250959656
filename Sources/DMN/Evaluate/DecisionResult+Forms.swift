public import Diagnostics
import FEEL

extension DecisionResult {
  /// The result as JSON: `value`, `problems`, and `missing` and `trace` where they were asked for.
  ///
  /// - Parameter language: The language of the problems' words.
  /// - Returns: An object.
  public func json(in language: Wording.Language = .chinese) -> JSONNode {
    .object([
      "value": JSONNode(value),
      "problems": .array(problems.map { JSONNode(problem: $0, in: language) }),
      "missing": missing.map { .array($0.map(JSONNode.string)) }, "trace": trace.map(\.json),
    ])
  }

  /// The result in words.
  public func text(in language: Wording.Language = .chinese) -> String {
    var lines = ["\(decision) = \(value.feelText)"]
    if let missing, !missing.isEmpty {
      let words = Wording(
        "尚不能确定，缺：\(missing.joined(separator: "、"))",
        "undecided because of \(missing.joined(separator: ", "))")
      lines.append("  " + words[language])
    }
    if let trace { lines.append(trace.text(in: language, indent: "  ")) }
    let renderer = ProblemRenderer(language: language)
    for problem in problems {
      lines += renderer.text(problem).split(separator: "\n").map { "  " + $0 }
    }
    return lines.joined(separator: "\n")
  }
}
