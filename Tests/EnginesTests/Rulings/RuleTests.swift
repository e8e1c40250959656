import Diagnostics
import FEEL
import Foundation
import Packs
import Rulings
import Testing
import Vocabulary

@Suite("Rules of declarations")
struct RuleTests {
  private func rule(_ text: String, _ names: [(String, ValueKind)]) throws -> Rule {
    let file = try DeclarationFile(text: "rule: '\(text)'\n", name: "r.yaml")
    var scope = RecordScope()
    for (name, kind) in names { scope.add(name, kind) }
    return try RuleCompiler(folder: "/nowhere").rule(file.root, in: file, scope: scope)
  }

  private func ruling(_ text: String, _ values: [(String, ValueKind, Value)]) throws -> (
    Explanation.Verdict, Set<String>
  ) {
    var facts = Facts()
    for (name, _, value) in values { facts.set(name, value) }
    let found = try rule(text, values.map { ($0.0, $0.1) })
      .ruling(over: facts, on: "2024-05-01").explanation
    return (found.verdict, Set(found.missing))
  }

  @Test("a missing fact is never taken for no, also where FEEL's `if` would")
  func missing() throws {
    let text = "if 甲 < 乙 then true else false"
    #expect(
      try ruling(text, [("甲", .number, .null), ("乙", .number, .integer(5))])
        == (.undecided, ["甲"]))
    #expect(
      try ruling(text, [("甲", .number, .integer(4)), ("乙", .number, .integer(5))])
        == (.yes, []))
    #expect(
      try ruling(text, [("甲", .number, .null), ("乙", .number, .null)])
        == (.undecided, ["甲", "乙"]))
  }

  @Test("a missing fact that changes nothing is not asked for")
  func needless() throws {
    let values: [(String, ValueKind, Value)] = [
      ("甲", .number, .null), ("乙", .boolean, .boolean(true)),
    ]
    #expect(try ruling("甲 > 3 or 乙", values) == (.yes, []))
    #expect(try ruling("甲 > 3 and not(乙)", values) == (.no, []))
    #expect(try ruling("甲 > 3 and 乙", values) == (.undecided, ["甲"]))
  }

  @Test("where a rule speaks of null itself, to have no value is an answer")
  func nullable() throws {
    let text = "开工 = null and 约定 < 认定"
    let known = ValueMath.temporal("2023-01-01", .date) ?? .null
    let day = ValueMath.temporal("2024-01-01", .date) ?? .null
    #expect(
      try ruling(
        text,
        [
          ("开工", .date, .null), ("约定", .date, known), ("认定", .date, day),
        ]) == (.yes, []))
    #expect(
      try ruling(
        text,
        [
          ("开工", .date, .null), ("约定", .date, .null), ("认定", .date, day),
        ]) == (.undecided, ["约定"]))
    #expect(
      try ruling(
        text,
        [
          ("开工", .date, known), ("约定", .date, .null), ("认定", .date, day),
        ]) == (.no, []))
  }

  @Test(
    "what the search says is missing is what exhaustive trial over a grid says", arguments: 0..<40)
  func differential(_ seed: Int) throws {
    var chance = SeededGenerator(seed: UInt64(seed))
    let names = ["甲", "乙", "丙"]
    func term() -> String {
      let name = names.randomElement(using: &chance) ?? "甲"
      let sign = ["<", ">=", "=", ">"].randomElement(using: &chance) ?? "<"
      let other =
        Bool.random(using: &chance)
        ? names.randomElement(using: &chance) ?? "乙" : "\(Int.random(in: 0...3, using: &chance))"
      return "(\(name) \(sign) \(other))"
    }
    let joint = { ["and", "or"].randomElement(using: &chance) ?? "and" }
    let text = "\(term()) \(joint()) (\(term()) \(joint()) \(term()))"
    let rule = try rule(text, names.map { ($0, .number) })
    let known = names.map { _ in
      Bool.random(using: &chance) ? Value.integer(Int.random(in: 0...3, using: &chance)) : .null
    }
    func answer(_ values: [Value]) -> Explanation {
      var facts = Facts()
      for (name, value) in zip(names, values) { facts.set(name, value) }
      return rule.ruling(over: facts, on: "2024-05-01").explanation
    }
    // Every completion on a grid that reaches beyond all constants.
    var verdicts: Set<Explanation.Verdict> = []
    let grid = (-2...5).map { Value.integer($0) }
    for a in known[0].isNull ? grid : [known[0]] {
      for b in known[1].isNull ? grid : [known[1]] {
        for c in known[2].isNull ? grid : [known[2]] { verdicts.insert(answer([a, b, c]).verdict) }
      }
    }
    let found = answer(known)
    if verdicts.count > 1 {
      #expect(found.verdict == .undecided, "\(text) over \(known)")
      #expect(!found.missing.isEmpty)
    } else if found.verdict != .undecided {
      #expect(verdicts == [found.verdict], "\(text) over \(known)")
    }
  }

  @Test("terms: working days over holidays, months to the last day of a short one")
  func terms() throws {
    let calendar = WorkingCalendar.standard
    #expect(try Term(1, .working).end(after: day("2024-09-30"), calendar) == day("2024-10-08"))
    #expect(try Term(30, .days).end(after: day("2024-02-01"), calendar) == day("2024-03-02"))
    #expect(try Term(1, .months).end(after: day("2024-01-31"), calendar) == day("2024-02-29"))
    #expect(try Term(12, .months).end(after: day("2024-02-29"), calendar) == day("2025-02-28"))
    #expect(throws: Problem.self) { try Term(1, .working).end(after: day("2199-01-01"), calendar) }
  }
}
