import Foundation
import Testing

@testable import Tables

@Suite("Reading on several cores")
struct ParallelReadingTests {
  private func table(_ text: String, parts: Int) throws -> TypedTable {
    var text = text
    let builder = text.withUTF8 { bytes in
      var reading = ParallelReading(
        text: bytes, dialect: Dialect(),
        plans: [
          PlannedColumn(source: 1, name: "a"),
          PlannedColumn(source: 2, name: "b", kind: .decimal),
          PlannedColumn(source: 3, name: "c", kind: .date),
        ], columnCount: 3, limits: .standard)
      reading.leastPart = 1
      reading.workers = parts
      return reading.builder(after: 1)
    }
    return try #require(builder).table(file: "t", sheet: nil)
  }

  @Test("every cut of any text gives what one reader gives, line ends in quotation marks included")
  func equal() throws {
    var generator = SeededGenerator(seed: 11)
    let pieces = [
      "甲", "\"", "\"\"", "\n", ",", "\r\n", "\"乙,\n丙\"", "1.5", "2024-01-31", "x", ",\"\n", "\n\n",
      "12345678901234567890",
    ]
    for _ in 0..<3000 {
      let body = (0..<Int.random(in: 0...40, using: &generator))
        .compactMap { _ in pieces.randomElement(using: &generator) }.joined()
      let text = "a,b,c\n" + body
      let one = try table(text, parts: 1)
      for parts in [2, 3, 7] {
        let several = try table(text, parts: parts)
        guard several.rows == one.rows, several.lines == one.lines, several.faults == one.faults,
          several.sound == one.sound, several.faultCount == one.faultCount
        else {
          Issue.record("\(parts) parts differ on \(text.debugDescription)")
          return
        }
      }
    }
  }
}
