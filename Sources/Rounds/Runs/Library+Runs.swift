public import Appraisals
public import Diagnostics
import Foundation
import GRDB
import Packs
public import Store
import Vocabulary

/// A run with all that it was made of, appraised again.
public struct OpenedRun: Sendable {
  /// The run.
  public let run: AppraisalRun
  /// The results.
  public let appraisal: Appraisal
  /// The rows.
  public let rows: LibraryPopulation
  /// The rows of the year before, where the method needs them.
  public let lastYear: LibraryPopulation?

  /// Explains its results.
  ///
  /// - Throws: Whatever ``Appraiser`` throws.
  public func explainer() throws(Problem) -> Explainer {
    let rows = rows
    return try Explainer(
      appraisal.bundle, rows.population, lastYear: lastYear?.population, appraisal.options
    ) { rows.source($0, $1) }
  }

  /// The table of results as CSV.
  public var results: [UInt8] { ResultWriter(appraisal, rows.population).csv() }
}

extension Library {
  /// Appraises the records of a year and keeps the run with its method.
  ///
  /// - Parameters:
  ///   - bundle: The method.
  ///   - options: Year, day, engine.
  ///   - round: The round that it is of.
  ///   - actor: Who makes it.
  ///   - reason: Why.
  /// - Returns: The run with its results.
  /// - Throws: What is wrong with the method or the data; the problems of the file.
  public func appraise(
    _ bundle: MethodBundle, _ options: AppraisalOptions, round: Int64? = nil, by actor: String,
    reason: String
  ) throws(Problem) -> OpenedRun {
    // Moments are kept to the millisecond.
    let moment = Date(
      timeIntervalSince1970: (Date().timeIntervalSince1970 * 1_000).rounded() / 1_000)
    let (rows, lastYear) = try rows(bundle, year: options.year, knownOn: moment)
    let appraisal = try Appraiser(bundle).appraise(
      rows.population.table, lastYear: lastYear?.population.table, options)
    let csv = ResultWriter(appraisal, rows.population).csv()
    var files = try PackSnapshot.files(of: bundle)
    files["results.csv"] = csv
    var run = AppraisalRun(
      id: 0, round: round, pack: bundle.pack, packVersion: bundle.packVersion,
      method: bundle.method.name, title: bundle.method.title,
      region: bundle.context.jurisdiction, year: options.year, asOf: "\(options.asOf)",
      knownOn: moment, units: appraisal.count, results: Digests.sha256(csv), actor: actor,
      reason: reason)
    let kept = run
    run.id = try write(LogAction("appraise", "\(run.pack)/\(run.method) \(run.year)", by: actor)) {
      db in
      let id = try RunTable(db: db).add(kept, files)
      if let round {
        try db.execute(
          sql: "UPDATE appraisal_round SET run_id = ? WHERE id = ?", arguments: [id, round])
      }
      return id
    }
    return OpenedRun(run: run, appraisal: appraisal, rows: rows, lastYear: lastYear)
  }

  private func rows(
    _ bundle: MethodBundle, year: Int, knownOn moment: Date
  ) throws(Problem) -> (LibraryPopulation, LibraryPopulation?) {
    let rows = try LibraryPopulation(bundle, self, year: year, knownOn: moment)
    let needsLastYear = bundle.method.schemes.flatMap(\.indicators).contains {
      $0.baseline?.isOfLastYear ?? false
    }
    let lastYear =
      needsLastYear
      ? try LibraryPopulation(bundle, self, year: year - 1, knownOn: moment) : nil
    return (rows, lastYear)
  }

  /// The runs, the newest first.
  ///
  /// - Parameter round: The round; all where `nil`.
  /// - Returns: The runs.
  /// - Throws: The problems of the file.
  public func runs(ofRound round: Int64? = nil) throws(Problem) -> [AppraisalRun] {
    try read { db in try RunTable(db: db).runs(ofRound: round) }
  }

  /// A run.
  ///
  /// - Throws: `appraisals.no-run`.
  public func run(_ id: Int64) throws(Problem) -> AppraisalRun {
    guard let run = try read({ db in try RunTable(db: db).run(id) }) else {
      throw Problem(
        "appraisals.no-run", .error, Wording("没有第 \(id) 次评价", "there is no run \(id)"))
    }
    return run
  }

  /// Makes a run again, by the method and the records as they were.
  ///
  /// - Parameter id: The run.
  /// - Returns: The results, which are those of the run to the byte where nothing was tampered with.
  /// - Throws: `appraisals.no-run`; whatever appraising throws.
  public func openRun(_ id: Int64) throws(Problem) -> OpenedRun {
    let run = try run(id)
    let files = try read { db in try RunTable(db: db).files(of: id) }
    let folder = FileManager.default.temporaryDirectory.path + "/guiju-run-\(UUID().uuidString)"
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try PackSnapshot.write(files, to: folder)
    let packs = try PackLoader().load(folder + "/packs/" + run.pack)
    let bundle = try MethodBundle(
      run.method, in: packs, for: OverlayContext(jurisdiction: run.region, year: run.year))
    guard let day = Day(run.asOf) else {
      throw Problem(
        "appraisals.no-run", .error, Wording("这次评价的日期不对", "the day of the run is none"))
    }
    let options = AppraisalOptions(year: run.year, asOf: day)
    let (rows, lastYear) = try rows(bundle, year: run.year, knownOn: run.knownOn)
    let appraisal = try Appraiser(bundle).appraise(
      rows.population.table, lastYear: lastYear?.population.table, options)
    return OpenedRun(run: run, appraisal: appraisal, rows: rows, lastYear: lastYear)
  }
}
