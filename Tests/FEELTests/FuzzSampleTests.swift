import FEEL
import Foundation
import Testing

/// Inputs that the fuzzer found to reach code that no case had reached (`Fuzzing/keep.py`).
@Suite("Inputs found by the fuzzer")
struct FuzzSampleTests {
  private static let inputs: [(kind: Character, text: String)] = {
    let file = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "Samples/fuzz.txt")
    let text = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
    return text.split(separator: "\n").compactMap { line in
      guard let kind = line.first,
        let text = try? JSONDecoder().decode(String.self, from: Data(line.dropFirst(2).utf8))
      else { return nil }
      return (kind, text)
    }
  }()

  private static let limits = Run.Limits(
    depth: 60, steps: 20_000, size: 20_000, patternSteps: 20_000)

  private func texts(_ kind: Character) throws -> [String] {
    let found = Self.inputs.filter { $0.kind == kind }.map(\.text)
    try #require(found.count >= 50)
    return found
  }

  @Test(
    "expressions are evaluated twice in the same way, and simple values read as they are written")
  func expressions() throws {
    for text in try texts("e") where !text.contains("now") && !text.contains("today") {
      let first = FEELExpression.evaluate(text, run: Run(limits: Self.limits))
      let second = FEELExpression.evaluate(text, run: Run(limits: Self.limits))
      #expect(first.value.feelText == second.value.feelText, "\(text)")
      #expect(first.problems == second.problems, "\(text)")
      guard first.value.kind != .function else { continue }
      let written = first.value.feelText
      if !written.contains("function(") {
        let again = FEELExpression.evaluate(written).value.feelText
        #expect(again == written, "\(text)")
      }
    }
  }

  @Test("unary tests answer true, false or null")
  func tests() throws {
    for text in try texts("t") {
      var scope = Scope()
      let input = scope.add("x")
      let expression = FEELExpression(parsingTests: text, scope: scope, input: input)
      for value in [Value.null, .integer(3), .string("a"), .boolean(true), .list([.integer(1)])] {
        let frame = Frame(count: expression.slotCount, run: Run(limits: Self.limits))
        frame.slots[input] = value
        let answer = expression.value(in: frame)
        #expect(answer.isNull || answer.kind == .boolean, "\(text)")
      }
    }
  }

  @Test("patterns match, replace and split within their limits")
  func patterns() throws {
    for text in try texts("p") {
      let parts = text.split(separator: "\n", maxSplits: 3, omittingEmptySubsequences: false)
      let given = zip(["p", "t", "r", "f"], parts.map(String.init) + ["", "", "", ""])
      let named = given.map { ($0, Value.string($1)) }
      for call in ["matches(t, p, f)", "replace(t, p, r, f)", "split(t, p)"] {
        let result = FEELExpression.evaluate(
          call, variables: named, run: Run(limits: Self.limits))
        #expect(!result.value.isNull || !result.problems.isEmpty, "\(text)")
      }
    }
  }
}
