import Foundation
import Testing

@testable import Tables

@Suite("writing JSON") struct JSONWriterTests {
  @Test("keeps digits, says null where nothing is, and escapes what must be")
  func values() throws {
    let sheet = TableSheet(
      name: "a", columns: [Column("名"), Column("数"), Column("数"), Column("日")],
      rows: [
        [
          .text("引\"号\\\n\u{1}"), .number("123456789012345678.90"), .number("-0.5"),
          .date("2024-01-31"),
        ],
        [.empty, .number("007"), .number("1e5"), .link(text: "看", address: "http://x")],
      ])
    let text = JSONWriter().text(sheet)
    #expect(text.contains("123456789012345678.90"), "no digit is lost")
    let rows = try #require(
      try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [[String: Any]])
    #expect(rows.count == 2 && rows[0]["名"] as? String == "引\"号\\\n\u{1}")
    #expect(rows[0]["数 2"] as? Double == -0.5 && rows[0]["日"] as? String == "2024-01-31")
    #expect(rows[1]["名"] is NSNull)
    // What is no number of JSON's is words.
    #expect(rows[1]["数"] as? String == "007" && rows[1]["数 2"] as? String == "1e5")
    #expect(rows[1]["日"] as? String == "看")
  }

  @Test("a table without rows is an empty list")
  func empty() throws {
    let text = JSONWriter().text(TableSheet(name: "a", columns: [Column("x")], rows: []))
    let rows = try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [Any]
    #expect(rows?.isEmpty == true)
  }
}
