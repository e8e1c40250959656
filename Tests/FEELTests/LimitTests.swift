import Diagnostics
import FEEL
import Foundation
import Testing

@Suite("Limits on evaluations")
struct LimitTests {
  private func problems(
    _ text: String,
    _ limits: Run.Limits = .init(steps: 300_000, size: 200_000, patternSteps: 100_000)
  ) -> [Problem] {
    let result = FEELExpression.evaluate(text, run: Run(limits: limits))
    let isNull = result.value.isNull
    #expect(isNull, "\(text.prefix(80))")
    return result.problems
  }

  @Test(
    "what would take for ever, or all memory, ends with a problem",
    arguments: [
      "{f: function(n) f(n)}.f(1)", "count(1..99999999999)",
      "count(for a in 1..999999999 return a)",
      "matches(\"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!\", \"(a+)+$\")",
      "matches(\"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!\", \"^(a|aa|a?)*$\")",
      // Texts and lists that double at each step.
      "{a: \"0123456789\"" + doubling { "\($0) + \($0)" } + "}",
      "{a: [1, 2]" + doubling { "[\($0), \($0)]" } + "}",
      "flatten({a: [1, 2]" + doubling { "[\($0), \($0)]" } + "}.z)",
      "{a: [1, 2]" + doubling { "concatenate(\($0), \($0))" } + "}",
      // Values deeper than they could be let go of.
      "for i in 1..100000 return [partial[-1]]", "for i in 1..100000 return {a: partial[-1]}",
      "for i in 1..100000 return function() partial[-1]",
      "{a0: 1" + (1...20_000).map { ", a\($0): [a\($0 - 1)]" }.joined() + "}",
      "distinct values(for i in 1..20000 return {a: i})",
    ])
  func work(_ text: String) {
    let found = problems(text)
    #expect(!found.isEmpty, "\(text.prefix(80))")
  }

  /// Entries b to z, each made of the one before it.
  private static func doubling(_ make: (String) -> String) -> String {
    let names = (0..<26).map { String(UnicodeScalar(UInt8(97 + $0))) }
    return zip(names, names.dropFirst()).map { ", \($1): \(make($0))" }.joined()
  }

  @Test(
    "texts that are nested, long or can be read in many ways end with a problem",
    arguments: [
      String(repeating: "(", count: 100_000), String(repeating: "[", count: 50_000) + "1",
      String(repeating: "-", count: 100_000) + "1", String(repeating: "{a:", count: 50_000),
      "if " + String(repeating: "not(", count: 5_000) + "true",
      String(repeating: "1+", count: 200_000) + "1", "1" + String(repeating: ".a", count: 100_000),
      "1" + String(repeating: "[1]", count: 100_000), "f" + String(repeating: "()", count: 100_000),
      "true" + String(repeating: " and true", count: 100_000),
      "1" + String(repeating: " in 1", count: 100_000),
      String(repeating: "[1..", count: 100), String(repeating: "1 in (", count: 100),
      String(repeating: "if 1 then ", count: 10_000), String(repeating: "for a in ", count: 10_000),
      "1 instance of " + String(repeating: "list<", count: 10_000),
      String(repeating: "function(a) ", count: 10_000), String(repeating: "a:", count: 100_000),
      String(repeating: "\"a\"", count: 100_000), String(repeating: "@", count: 100_000),
      String(repeating: "1,", count: 800_000),
    ])
  func texts(_ text: String) { #expect(!problems(text).isEmpty, "\(text.prefix(40))") }

  @Test(
    "unary tests that can be read in many ways end with a problem",
    arguments: [
      String(repeating: "not(", count: 100) + "1", String(repeating: "1 in (", count: 60) + "< 2",
      String(repeating: "not(", count: 5_000),
    ])
  func tests(_ text: String) {
    var scope = Scope()
    let slot = scope.add("x")
    let expression = FEELExpression(parsingTests: text, scope: scope, input: slot)
    #expect(!expression.problems.isEmpty)
  }

  @Test("sums of a thousand terms, and lists of a hundred thousand elements, are read")
  func large() {
    let sum = FEELExpression.evaluate(Array(repeating: "1", count: 900).joined(separator: " + "))
    #expect(sum.value.feelText == "900")
    let conditions = (1...900).map { "1 = \($0)" }.joined(separator: " or ")
    #expect(FEELExpression.evaluate(conditions).value.isTrue)
    let list = FEELExpression.evaluate(
      "count([" + Array(repeating: "1", count: 100_000).joined(separator: ",") + "])")
    #expect(list.value.feelText == "100000")
  }

  @Test("the caller sets how long an evaluation may take")
  func time() {
    let text = "count(for a in 1..3000, b in 1..3000 return a * b)"
    let found = problems(text, .init(steps: .max, time: .milliseconds(20)))
    #expect(found.first?.code == "feel.limit")
    let pattern = "matches(\"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!\", \"(a+)+$\")"
    let other = problems(pattern, .init(patternSteps: .max, time: .milliseconds(20)))
    #expect(other.first?.code == "feel.limit")
  }

  @Test("the caller sets the depth of calls")
  func depth() {
    let text = "{f: function(g, n) if n = 0 then 0 else 1 + g(g, n - 1), r: f(f, 50)}.r"
    #expect(FEELExpression.evaluate(text).value.feelText == "50")
    #expect(problems(text, .init(depth: 40)).contains { $0.code == "feel.limit" })
  }

  @Test("deep calls end with a problem on a thread with a small stack, too")
  func smallStack() async {
    let inner =
      String(repeating: "(1 + ", count: 100) + "g(g, n - 1)" + String(repeating: ")", count: 100)
    let text = "{f: function(g, n) if n = 0 then 0 else \(inner), r: f(f, 150)}.r"
    let isDone = await withCheckedContinuation { continuation in
      let thread = Thread {
        let result = FEELExpression.evaluate(text)
        continuation.resume(returning: result.value.isNull || result.value.feelText == "15000")
      }
      thread.stackSize = 512 << 10
      thread.start()
    }
    #expect(isDone)
  }

  @Test("the moment of `now` is the same throughout, and may be given")
  func now() {
    let result = FEELExpression.evaluate("for i in 1..3 return now()")
    #expect(result.value.listItems.map { Set($0.map(\.feelText)).count } == 1)
    let run = Run(now: try? feelMoment("2026-11-24T08:00:00+08:00"))
    #expect(FEELExpression.evaluate("today()", run: run).value.feelText == "@\"2026-11-24\"")
  }

  private func feelMoment(_ text: String) throws -> DateTimeValue {
    guard case .dateTime(let moment)? = ValueMath.temporal(text, .dateTime) else {
      throw Problem("test", .error, "not a moment")
    }
    return moment
  }

  @Test("every problem is told in both languages")
  func languages() {
    for text in [
      "1 / 0", "1 +", "未知", "abs(\"a\")", "{a: 1}.b", "1 < \"a\"", "(function(a: number) a)(\"x\")",
      "count(1..99999999999)", "date(\"x\")", "[2..1]", "5()", "for i in null return i",
    ] {
      for problem in FEELExpression.evaluate(text).problems {
        #expect(problem.message.chinese != problem.message.english, "\(text): \(problem.message)")
        #expect(problem.message.chinese.unicodeScalars.contains { $0.value > 0x3000 })
        #expect(
          problem.message.english.allSatisfy { $0.isASCII || "“”未知…".contains($0) },
          "\(problem.message.english)")
      }
    }
  }
}
