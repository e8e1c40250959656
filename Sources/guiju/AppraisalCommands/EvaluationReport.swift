import Appraisals
import Columns
import Foundation

/// What `guiju evaluate` prints.
struct EvaluationReport {
  let appraisal: Appraisal
  let population: Population
  let regions: [Summary.RegionCount]
  let clock: StageClock
  /// The number of the run in the library, where it is kept there.
  let run: Int64?

  /// The report as JSON; with timings, `rows`, seconds by stage, `settled_exactly`, `peak_mb`.
  func json(withTimings: Bool) -> JSONText {
    guard withTimings else {
      return SummaryOutput.json(appraisal.summary(of: population), run: run)
    }
    func seconds(_ name: String) -> JSONText {
      .double(
        ((clock.stages.first { $0.name == name }?.seconds ?? 0) * 10_000).rounded() / 10_000)
    }
    return .object([
      "rows": .int(population.table.rowCount), "read_s": seconds("read_s"),
      "evaluate_s": seconds("evaluate_s"), "write_s": seconds("write_s"),
      "settled_exactly": .int(appraisal.settled), "peak_mb": .int(Self.peakMegabytes),
      "engine": .string(appraisal.options.engine.rawValue),
      "row_by_row": .array(appraisal.rowByRow.map(JSONText.problem)),
      "regions": SummaryOutput.regions(regions),
    ])
  }

  func show(withTimings: Bool, _ lang: Language) {
    if let run { print(lang("评价次 \(run)", "run \(run)")) }
    for line in SummaryOutput.lines(appraisal.summary(of: population), lang) { print(line) }
    if withTimings {
      ProblemOutput.show(appraisal.rowByRow)
      let stages = clock.stages.map { "\($0.name) \(String(format: "%.3f", $0.seconds))" }
      print(
        stages.joined(separator: "  ")
          + "  settled_exactly \(appraisal.settled)  peak_mb \(Self.peakMegabytes)")
    }
  }

  private static var peakMegabytes: Int {
    var usage = rusage()
    getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
    return usage.ru_maxrss / 1024
  }
}
