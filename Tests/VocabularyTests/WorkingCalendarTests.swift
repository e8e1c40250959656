import Diagnostics
import Testing
import Vocabulary

@Suite("Working days")
struct WorkingCalendarTests {
  private let calendar = WorkingCalendar.standard

  private func day(_ text: String) throws -> Day { try #require(Day(text)) }

  @Test(
    "holidays are free and the weekends that make up for them are worked",
    arguments: [
      ("2024-02-09", true), ("2024-02-10", false), ("2024-02-18", true), ("2024-02-19", true),
      ("2024-10-12", true), ("2024-10-13", false), ("2025-01-28", false), ("2025-03-03", true),
    ])
  func worked(text: String, isWorked: Bool) throws {
    #expect(try calendar.isWorked(day(text)) == isWorked)
  }

  @Test("working days are counted over holidays, forwards and backwards")
  func counting() throws {
    #expect(try calendar.adding(workingDays: 1, to: day("2024-09-30")) == day("2024-10-08"))
    #expect(try calendar.adding(workingDays: 5, to: day("2024-09-30")) == day("2024-10-12"))
    #expect(try calendar.adding(workingDays: 0, to: day("2024-10-01")) == day("2024-10-01"))
    #expect(try calendar.adding(workingDays: -1, to: day("2024-10-08")) == day("2024-09-30"))
    #expect(try calendar.workingDays(after: day("2024-09-30"), through: day("2024-10-12")) == 5)
  }

  @Test("adding and counting are inverse")
  func inverse() throws {
    var generator = SeededGenerator(seed: 8)
    let start = try day("2024-01-01")
    for _ in 0..<200 {
      let from = try #require(start.adding(days: Int.random(in: 0...500, using: &generator)))
      let count = Int.random(in: 1...60, using: &generator)
      let to = try calendar.adding(workingDays: count, to: from)
      #expect(try calendar.workingDays(after: from, through: to) == count)
    }
  }

  @Test("a year without a list cannot be told; an edited list can")
  func unknownYear() throws {
    let problem = #expect(throws: Problem.self) { try calendar.isWorked(day("2031-03-03")) }
    #expect(problem?.code == "vocabulary.no-holidays")
    let edited = try WorkingCalendar(text: calendar.text + "2031-01-01,holiday,元旦\n", file: "h.csv")
    #expect(try edited.isWorked(day("2031-03-03")))
    #expect(edited.entries.count == calendar.entries.count + 1)
    let bad = #expect(throws: Problem.self) {
      try WorkingCalendar(text: "date,kind,name\n2031-01-01,free,x\n", file: "h.csv")
    }
    #expect(bad?.place?.line == 2)
  }

  @Test("the list is one day a line, each once, and agrees with the weekdays")
  func list() {
    #expect(Set(calendar.entries.map(\.day)).count == calendar.entries.count)
    for entry in calendar.entries where entry.isWorked { #expect(entry.day.weekday > 5) }
  }
}
