import Appraisals
import Columns
import Packs
import Testing

@Suite("The two engines")
struct EngineTests {
  @Test("give the same bytes for the benchmark's method on contrived rows")
  func sameBytes() throws {
    let folder = TestFolder.packs + "/benchmark"
    let packs = try PackLoader().load(folder)
    let bundle = try MethodBundle("workload", in: packs, for: OverlayContext(year: 2024))
    let population = try WorkloadRows(count: 3_000, seed: 7).population(bundle)
    var texts: [[UInt8]] = []
    for engine in CalculationOptions.Engine.allCases {
      for threads in [1, 2] {
        var options = AppraisalOptions(year: 2024, asOf: TestFolder.day)
        options.engine = engine
        options.threads = threads
        let appraisal = try Appraiser(bundle).appraise(population.table, options)
        texts.append(ResultWriter(appraisal, population).csv())
      }
    }
    #expect(Set(texts).count == 1)
    #expect(texts[0].count > 100_000)
  }
}
