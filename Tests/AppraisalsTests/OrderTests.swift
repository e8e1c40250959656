import Appraisals
import Columns
import Testing

@Suite("The order of rows and the number of threads")
struct OrderTests {
  @Test(
    "change nothing for any firm; results come in the order of the rows",
    arguments: EveryMethodTests.names.filter { !$0.hasSuffix("rollup") })
  func permutation(_ name: String) throws {
    let years = try EveryMethodTests.firms.get().years
    let bundle = try TestFolder.method(name, year: 2024)
    let year = min(2024, bundle.method.lastYear ?? 2024)
    let rows = years[2024] ?? []
    let before = MethodRows(bundle, years[2023] ?? []).population
    func results(_ order: [Int], threads: Int) throws -> [[String: String]] {
      let population = MethodRows(bundle, order.map { rows[$0] }).population
      let run = try MethodRun(bundle, population, lastYear: before, year: year, threads: threads)
      let codes = order.map { rows[$0]["信用代码"] ?? "" }
      #expect(run.column("信用代码") == codes)
      return run.rows
    }
    let straight = try results(Array(rows.indices), threads: 1)
    var dice = Dice(5)
    for threads in [1, 2] {
      let order = rows.indices.shuffled(using: &dice)
      let mixed = try results(order, threads: threads)
      for (place, row) in order.enumerated() where mixed[place] != straight[row] {
        Issue.record("\(name): \(mixed[place]) is not \(straight[row])")
        break
      }
    }
  }

  @Test(
    "nor do they change what regions, industries and parks come to",
    arguments: EveryMethodTests.names.filter { $0.hasSuffix("rollup") })
  func rollUp(_ name: String) throws {
    let rows = try EveryMethodTests.firms.get().years[2024] ?? []
    let bundle = try TestFolder.method(name, year: 2024)
    var dice = Dice(6)
    let runs = try [(rows, 1), (rows.shuffled(using: &dice), 1), (rows.shuffled(using: &dice), 2)]
      .map { rows, threads in
        try MethodRun(
          bundle, MethodRows(bundle, rows).population, year: 2024, threads: threads)
      }
    let key = bundle.method.units?.by[0] ?? ""
    let sorted = runs.map { run in run.rows.sorted { ($0[key] ?? "") < ($1[key] ?? "") } }
    #expect(sorted[1] == sorted[0] && sorted[2] == sorted[0] && sorted[0].count >= 3)
  }
}
