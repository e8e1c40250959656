import DMN
import Diagnostics
import FEEL
import Foundation
import Testing

@Suite("Hit policies")
struct HitPolicyTests {
  private func grades(_ policy: String, _ aggregation: String? = nil) -> TableModel {
    TableModel(
      inputs: [("分", "number", nil)], outputs: [(nil, "30, 20, 10", nil)], policy: policy,
      aggregation: aggregation, rules: [">= 0 => 10", ">= 50 => 30", ">= 80 => 20"])
  }

  @Test("a unique table gives the value of the one rule that matches")
  func unique() throws {
    let table = TableModel(
      inputs: [("单位能耗", "number", nil)],
      rules: ["< 0.52 => \"准入\"", "> 0.52 => \"能耗置换\""])
    #expect(try table.decide("0.519999999999999999999999999999999") == "\"准入\"")
    #expect(try table.decide("0.5200000000000000000000000000000001") == "\"能耗置换\"")
    #expect(try table.decide("0.52") == "null")
  }

  @Test(
    "an index finds for null what the test itself says",
    arguments: ["not(13, 14)", "not(< 5)", "not(13, < 5)", "not(null)", "13", "< 5", "-", "null"])
  func indexedNull(test: String) throws {
    func table(_ rules: [String]) -> TableModel {
      TableModel(inputs: [("分", "number", nil)], policy: "FIRST", rules: rules)
    }
    // A table of one rule has no index.
    let alone = try table(["\(test) => 1"]).decide("null")
    let indexed = try table(["\(test) => 1", "99 => 2", "100 => 3"]).decide("null")
    #expect(alone == indexed)
  }

  @Test("a unique table with two matching rules gives null and says which")
  func uniqueViolated() throws {
    let result = try grades("UNIQUE").compiled().evaluate("结论", inputs: ["分": try feel("60")])
    #expect(result.value.isNull)
    #expect(result.problems.contains { $0.code == "dmn.several-rules" })
  }

  @Test("first, priority and any choose one rule")
  func single() throws {
    #expect(try grades("FIRST").decide("90") == "10")
    #expect(try grades("PRIORITY").decide("90") == "30")
    #expect(try grades("ANY").decide("90") == "null")
    #expect(try grades("ANY").decide("10") == "10")
  }

  @Test("rule order, output order and collect give lists")
  func several() throws {
    #expect(try grades("RULE ORDER").decide("90") == "[10, 30, 20]")
    #expect(try grades("OUTPUT ORDER").decide("90") == "[30, 20, 10]")
    #expect(try grades("COLLECT").decide("60") == "[10, 30]")
  }

  @Test(
    "a collecting table sums, counts, and takes the smallest and largest",
    arguments: [("SUM", "60"), ("COUNT", "3"), ("MIN", "10"), ("MAX", "30")])
  func aggregation(_ name: String, _ expected: String) throws {
    #expect(try grades("COLLECT", name).decide("90") == expected)
  }

  @Test("sums are exact to the last digit")
  func exact() throws {
    let table = TableModel(
      inputs: [("亩", "number", nil)], policy: "COLLECT", aggregation: "SUM",
      rules: ["- => 亩 * 0.1", "- => 亩 * 0.2", "- => 0.0000000000000000000000000000001"])
    #expect(try table.decide("1") == "0.3000000000000000000000000000001")
  }

  @Test("several outputs make a context, in the order of the priorities of all of them")
  func outputs() throws {
    let table = TableModel(
      inputs: [("分", "number", nil)],
      outputs: [("档", "\"甲\", \"乙\"", nil), ("费率", "0.3, 0.1, 0", nil)], policy: "PRIORITY",
      rules: [">= 0 => \"乙\" | 0.3", ">= 1 => \"甲\" | 0", ">= 2 => \"甲\" | 0.1"])
    #expect(try table.decide("3") == "{档: \"甲\", 费率: 0.1}")
    #expect(try table.decide("1") == "{档: \"甲\", 费率: 0}")
  }

  @Test("without a match the defaults are the value, and null without them")
  func defaults() throws {
    let table = TableModel(
      inputs: [("分", "number", nil)], outputs: [("档", nil, "\"丁\""), ("费率", nil, "0.5")],
      rules: ["> 100 => \"甲\" | 0"])
    #expect(try table.decide("3") == "{档: \"丁\", 费率: 0.5}")
    let bare = TableModel(inputs: [("分", "number", nil)], rules: ["> 100 => 1"])
    #expect(try bare.decide("3") == "null")
  }

  @Test("an input outside its allowed values gives null with a reason")
  func allowedInputs() throws {
    let table = TableModel(
      inputs: [("档", "string", "\"甲\", \"乙\"")], rules: ["- => 1"])
    #expect(try table.decide("\"甲\"") == "1")
    let result = try table.compiled().evaluate("结论", inputs: ["档": try feel("\"丙\"")])
    #expect(result.value.isNull)
    #expect(result.problems.contains { $0.code == "dmn.input-not-allowed" })
  }

  @Test("a table with indexed rules gives what the same rules give one by one")
  func indexed() throws {
    var rules: [String] = []
    for code in 0..<40 {
      for (band, value) in [("< 10", 1), ("[10..20)", 2), ("20", 3), ("> 20", 4)] {
        rules.append("\(code) | \(band) | not(\"禁止\") => \(code * 10 + value)")
      }
    }
    let table = TableModel(
      inputs: [("码", "number", nil), ("值", "number", nil), ("态", "string", nil)],
      policy: "FIRST", rules: rules)
    let compiled = try table.compiled()
    for code in 0..<41 {
      for (value, digit) in [("9.99", 1), ("10", 2), ("19.99", 2), ("20.0", 3), ("20.01", 4)] {
        for state in ["\"正常\"", "\"禁止\""] {
          let result = compiled.evaluate(
            "结论",
            inputs: ["码": try feel("\(code)"), "值": try feel(value), "态": try feel(state)])
          let matches = code < 40 && state == "\"正常\""
          #expect(result.value.feelText == (matches ? "\(code * 10 + digit)" : "null"))
        }
      }
    }
  }
}
