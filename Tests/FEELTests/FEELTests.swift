import Diagnostics
import FEEL
import Testing

@Suite("Expressions")
struct ExpressionTests {
  private func value(_ text: String, _ variables: [(String, Value)] = []) -> String {
    FEELExpression.evaluate(text, variables: variables).value.feelText
  }

  @Test(
    "values are exact to the last digit",
    arguments: [
      ("0.1 + 0.2", "0.3"), ("1 / 3", "0.3333333333333333333333333333333333"),
      ("2 / 3", "0.6666666666666666666666666666666667"),
      ("0.52 - 0.0000000000000000000000000000000001", "0.5199999999999999999999999999999999"),
      ("1.005 * 1000", "1005"), ("round half up(2.675, 2)", "2.68"), ("decimal(2.5, 0)", "2"),
      ("10 ** -3", "0.001"), ("sqrt(2)", "1.414213562373095048801688724209698"),
      ("exp(1)", "2.718281828459045235360287471352662"),
      ("modulo(-12, 5)", "3"), ("modulo(10.1, -4.5)", "-3.4"),
    ])
  func numbers(_ text: String, _ expected: String) { #expect(value(text) == expected) }

  @Test(
    "names may be Chinese, have spaces and hold operators",
    arguments: [
      ("亩均税收 / 基准值 * 30", "60"), ("if 亩均税收 >= 40 then \"A\" else \"B\"", "\"A\""),
      ("单位 能耗 + 1", "1.52"), ("进-出", "7"), ("亩均税收 - 基准值", "20"),
      ("企业.用 地 面积", "12"), ("[企业][用 地 面积 > 10].名", "[\"甲\"]"),
    ])
  func names(_ text: String, _ expected: String) {
    let firm: Value = .context(of: [("用 地 面积", .integer(12)), ("名", .string("甲"))])
    let variables: [(String, Value)] = [
      ("亩均税收", .integer(40)), ("基准值", .integer(20)),
      ("单位 能耗", .number(Decimal128("0.52") ?? .zero)), ("进-出", .integer(7)), ("企业", firm),
    ]
    #expect(value(text, variables) == expected)
  }

  @Test(
    "logic has three values",
    arguments: [
      ("null and false", "false"), ("null and true", "null"), ("null or true", "true"),
      ("null > 1", "null"), ("null = null", "true"), ("not(null)", "null"),
      ("some x in [1, null] satisfies x > 1", "null"),
      ("every x in [1, 2] satisfies x > 0", "true"),
    ])
  func logic(_ text: String, _ expected: String) { #expect(value(text) == expected) }

  @Test(
    "what cannot be computed is null and says why",
    arguments: [
      ("1 / 0", "feel.arithmetic"), ("1 + \"a\"", "feel.arithmetic"),
      ("未知 + 1", "feel.unknown-name"),
      ("abs(\"a\")", "feel.arguments"), ("{a: 1}.b", "feel.no-entry"), ("1 +", "feel.syntax"),
      ("10 ** 7000", "feel.arithmetic"), ("1 < \"a\"", "feel.type"),
    ])
  func problems(_ text: String, _ code: String) {
    let result = FEELExpression.evaluate(text)
    #expect(result.value.isNull)
    #expect(result.problems.contains { $0.code == code }, "\(result.problems)")
  }

  @Test("a problem tells its line and column")
  func places() {
    let result = FEELExpression.evaluate("1 +\n  乙方")
    #expect(result.problems.first?.place?.line == 2)
    #expect(result.problems.first?.place?.column == 3)
  }

  @Test(
    "hostile expressions end with a problem",
    arguments: [
      String(repeating: "(", count: 100_000), String(repeating: "[", count: 50_000) + "1",
      String(repeating: "-", count: 100_000) + "1", String(repeating: "{a:", count: 50_000),
      "{f: function(n) f(n)}.f(1)", "count(1..99999999999)",
      "count(for a in 1..999999999 return a)",
      "matches(\"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!\", \"(a+)+$\")",
      "if " + String(repeating: "not(", count: 5_000) + "true",
    ])
  func hostile(_ text: String) {
    let result = FEELExpression.evaluate(text, run: Run(limits: .init(steps: 100_000)))
    #expect(!result.problems.isEmpty)
    #expect(result.value.isNull)
  }

  @Test("random pieces of expressions never crash")
  func fuzz() {
    let pieces = [
      "1", "-", "(", ")", "[", "]", "{", "}", "a", ":", ",", "..", ".", "\"x\"", "@\"2026-01-01\"",
      "for", "in", "return", "if", "then", "else", "some", "satisfies", "function", "+", "*", "**",
      "<", "=", "not", "and", "or", "between", "instance of", "number", "date", "sum", "亩", "?",
      "/*",
      "//", "null", "true", "duration(\"P1Y\")", "sort", "0.5e9", "\\", "\u{0}", "partial", "item",
    ]
    var state: UInt64 = 7
    for _ in 0..<20_000 {
      var text = ""
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      for _ in 0..<(Int(state >> 60) + 1) {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        text += pieces[Int(state >> 33) % pieces.count] + (state >> 13 & 1 == 0 ? " " : "")
      }
      let result = FEELExpression.evaluate(
        text, variables: [("a", .integer(3))], run: Run(limits: .init(steps: 10_000)))
      _ = result.value.feelText
    }
  }
}
