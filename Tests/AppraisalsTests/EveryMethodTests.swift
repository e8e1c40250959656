import Appraisals
import Columns
import Packs
import Tables
import Testing

@Suite("Every method of the pack")
struct EveryMethodTests {
  static let names = MethodBundle.names(in: (try? TestFolder.perMu().main) ?? missing)
  private static var missing: Pack { preconditionFailure("packs/per-mu is there") }

  static let firms = Result { try InventedFirms(count: 600, seed: 11) }

  /// A year of data that the method is for, taken from the demonstration's.
  private func year(_ bundle: MethodBundle) -> Int { min(2024, bundle.method.lastYear ?? 2024) }

  @Test(
    "gives the same bytes by columns and by the interpreter, on one thread and on two",
    arguments: names)
  func sameBytes(_ name: String) throws {
    let years = try Self.firms.get().years
    let bundle = try TestFolder.method(name, year: 2024)
    let year = year(bundle)
    let rows = MethodRows(bundle, years[2024] ?? []).population
    let before = MethodRows(bundle, years[2023] ?? []).population
    var bytes: Set<[UInt8]> = []
    for engine in CalculationOptions.Engine.allCases {
      for threads in [1, 2] {
        let run = try MethodRun(
          bundle, rows, lastYear: before, year: year, engine: engine, threads: threads)
        bytes.insert(run.bytes)
        let grades = Set(run.column("等级"))
        #expect(grades.count > 2, "\(name): \(grades)")
      }
    }
    #expect(bytes.count == 1)
  }

  /// Values that meet thresholds, tie, are zero, below zero or missing, whatever a field is of.
  static func contrived(_ bundle: MethodBundle, count: Int, seed: UInt64)
    -> [[String: String]]
  {
    var dice = Dice(seed)
    let numbers = [
      "0", "1", "3", "5", "10", "-20", "0.1", "33.33", "2.999999", "3.000001", "1000000.01", "3000",
      "",
    ]
    return (0..<count).map { number in
      var row: [String: String] = [:]
      for field in bundle.fields where field.formula == nil {
        let texts: [String] =
          switch field.kind.column {
          case .decimal: numbers
          case .integer: ["0", "1", "2", "3", ""]
          case .boolean: ["是", "否", ""]
          case .date:
            [
              "2015-01-01", "2018-12-31", "2019-01-01", "2020-12-31", "2023-01-01", "2025-06-30",
              "",
            ]
          case .text: field.constraints.allowed.map { $0 + ["", ""] } ?? ["3411", "1711", "甲", ""]
          }
        row[field.name] = texts.randomElement(using: &dice)
      }
      row["信用代码"] = "\(number)"
      row["企业名称"] = "企业\(number)"
      return row
    }
  }

  @Test(
    "the same on rows that are contrived to tie, to meet thresholds, to lack values",
    arguments: names)
  func contrivedRows(_ name: String) throws {
    let bundle = try TestFolder.method(name, year: 2024)
    let year = year(bundle)
    for seed in [1, 2] as [UInt64] {
      let rows = MethodRows(bundle, Self.contrived(bundle, count: 500, seed: seed)).population
      let before = MethodRows(bundle, Self.contrived(bundle, count: 300, seed: seed + 9)).population
      let runs = try CalculationOptions.Engine.allCases.map { engine in
        try MethodRun(bundle, rows, lastYear: before, year: year, engine: engine, threads: 2)
      }
      #expect(Set(runs.map(\.bytes)).count == 1, "\(name) \(seed)")
      #expect(runs[0].rows.count >= 3)
    }
  }
}
