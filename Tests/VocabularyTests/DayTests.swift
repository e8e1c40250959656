import Testing
import Vocabulary

@Suite("Days")
struct DayTests {
  @Test("numbers and parts agree over the whole calendar")
  func parts() throws {
    let first = try #require(Day("0001-01-01")), last = try #require(Day("9999-12-31"))
    #expect(first.adding(days: -1) == nil && last.adding(days: 1) == nil)
    var expected = (1, 1, 1)
    for number in stride(from: Int(first.number), through: Int(last.number), by: 1) {
      let day = try #require(Day(number: number))
      let parts = day.parts
      guard parts == expected, Day(year: parts.year, month: parts.month, day: parts.day) == day
      else {
        Issue.record("\(number) is \(parts), not \(expected)")
        return
      }
      if expected.2 < Day.lastDay(year: expected.0, month: expected.1) {
        expected.2 += 1
      } else {
        expected = expected.1 < 12 ? (expected.0, expected.1 + 1, 1) : (expected.0 + 1, 1, 1)
      }
    }
  }

  @Test("known days have their weekdays and texts")
  func known() throws {
    #expect(Day("1970-01-01")?.number == 0)
    #expect(Day("2024-02-29")?.weekday == 4)
    #expect(Day("2023-02-29") == nil && Day("2023-13-01") == nil && Day("2023-1-1") == nil)
    #expect(Day("2024-02-29")?.description == "2024-02-29")
  }
}
