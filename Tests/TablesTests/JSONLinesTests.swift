import Diagnostics
import Foundation
import Tables
import Testing
import Vocabulary

@Suite("Reading JSON lines")
struct JSONLinesTests {
  private func source(_ text: String) throws -> JSONLinesFile {
    try JSONLinesFile(bytes: Array(text.utf8), file: "t.jsonl")
  }

  @Test("members are columns, numbers keep their digits, null and absence are missing")
  func rows() throws {
    let source = try source(
      """
      {"企业": "甲\\u4e59\\n丙", "税收": 12345678901234567890.12, "规上": true}

      {"税收": null, "日期": "2024-01-31", "企业": "\\ud842\\udfb7"}
      """)
    let header = try source.header()
    #expect(header.titles == ["企业", "税收", "规上", "日期"])
    let kinds: [ColumnKind] = [.text, .decimal, .boolean, .date]
    let table = try source.read(
      kinds.enumerated().map { PlannedColumn(source: $0 + 1, name: header.titles[$0], kind: $1) },
      after: header)
    #expect(
      table.rows == [
        ["甲乙\n丙", "12345678901234567890.12", "true", "∅"], ["𠮷", "∅", "∅", "2024-01-31"],
      ])
    #expect(table.lines == [1, 3])
  }

  @Test("what is no object is told with its line; what is nested too")
  func faults() throws {
    let table = try source(
      "{\"a\": 1}\n[1]\n{\"a\": [1, {\"b\": 2}]}\n{\"a\": 01}\n{\"a\": 1} x\n{\"a\"\n"
    ).readText()
    #expect(
      table.shortFaults == [
        "tables.not-an-object:2:-", "tables.nested-value:3:1", "tables.not-an-object:4:-",
        "tables.not-an-object:5:-", "tables.not-an-object:6:-",
      ])
  }

  @Test("the reader agrees with Foundation on what is JSON, whatever is changed")
  func fuzz() throws {
    var generator = SeededGenerator(seed: 31)
    let pieces = [
      "{", "}", "[", "]", "\"a\"", ":", ",", "1", "-", ".5", "e3", "true", "null", "\"\\u00e9\"",
      " ", "\"\\\"\"", "0",
    ]
    var agreed = 0
    for _ in 0..<20_000 {
      let inner = (0..<Int.random(in: 0...8, using: &generator))
        .compactMap { _ in pieces.randomElement(using: &generator) }.joined()
      let text = "{\"a\":1,\"b\":\(inner)}"
      let table = try source("{\"a\": 0}\n\(text)\n").readText()
      let isOurs = !table.faults.contains { $0.reason == .notObject }
      let isTheirs = (try? JSONSerialization.jsonObject(with: Data(text.utf8))) is [String: Any]
      // Foundation lets a comma pass before a closing bracket, which the standard does not.
      let isLenient = text.contains(",}") || text.contains(", }") || text.contains(",]")
      if isOurs != isTheirs, isOurs || !isLenient {
        Issue.record("\(text): ours \(isOurs), Foundation \(isTheirs)")
        return
      }
      if isOurs { agreed += 1 }
    }
    #expect(agreed > 100)
    let deep = "{\"a\":" + String(repeating: "[", count: 100_000)
    #expect(try source("{\"a\":1}\n" + deep).readText().shortFaults == ["tables.not-an-object:2:-"])
  }
}
