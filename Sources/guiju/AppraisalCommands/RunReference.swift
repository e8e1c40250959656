import Appraisals
import ArgumentParser
import Columns
import Diagnostics
import Foundation
import Rounds
import Store
import Tables

/// A run that a person names: a folder that `guiju evaluate --out` wrote, or a number in the library.
struct RunReference {
  /// The results, made again.
  let appraisal: Appraisal
  /// The rows.
  let population: Population
  private let lastYear: Population?
  private let opened: OpenedRun?
  /// The SHA-256 of what was kept, by file.
  let kept: [String: String]

  init(_ text: String, _ options: LibraryOptions) throws {
    let folder = RunFolder(path: text)
    if FileManager.default.fileExists(atPath: text + "/run.json") || Int64(text) == nil {
      let run = try LoadedRun(folder)
      appraisal = try run.appraisal()
      population = run.population
      lastYear = run.lastYear
      opened = nil
      kept = run.record.results
      return
    }
    let run = try options.open().openRun(Int64(text) ?? 0)
    appraisal = run.appraisal
    population = run.rows.population
    lastYear = run.lastYear?.population
    opened = run
    kept = ["results.csv": run.run.results]
  }

  /// Explains the results.
  func explainer() throws -> Explainer {
    if let opened { return try opened.explainer() }
    return try Explainer(
      appraisal.bundle, population, lastYear: lastYear, appraisal.options)
  }

  /// The run, on which changes are tried.
  func trial() throws -> Trial { try Trial(of: appraisal, population, lastYear: lastYear) }

  /// The SHA-256 of what comes of it now, by file.
  var found: [String: String] {
    let csv = ResultWriter(appraisal, population).csv()
    if opened != nil { return ["results.csv": Digests.sha256(csv)] }
    let summary = SummaryOutput.json(appraisal.summary(of: population)).text + "\n"
    return [
      "results.csv": Digests.sha256([UInt8]("\u{FEFF}".utf8) + csv),
      "results.json": Digests.sha256(
        JSONWriter().text(
          ResultWriter(appraisal, population).sheet(
            name: "评价结果", caption: appraisal.method.title))),
      "summary.json": Digests.sha256(summary),
    ]
  }
}
