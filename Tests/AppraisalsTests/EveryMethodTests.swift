import Appraisals
import Columns
import Packs
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
}
