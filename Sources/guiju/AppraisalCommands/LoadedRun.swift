import Appraisals
import Diagnostics
import Foundation
import Packs
import Store
import Tables
import Vocabulary

/// A run that was kept, ready to be repeated.
struct LoadedRun {
  let record: RunRecord
  let bundle: MethodBundle
  let population: Population
  let lastYear: Population?
  let options: AppraisalOptions

  /// Loads a run from its folder.
  ///
  /// - Throws: `appraisals.no-run`; `appraisals.changed-data` where a file is not the one of the run.
  init(_ folder: RunFolder) throws {
    record = try folder.record()
    guard let day = Day(record.asOf) else {
      throw Problem(
        "appraisals.no-run", .error, Wording("run.json 中的日期不对", "the day in run.json is none"),
        at: Place(file: folder.path + "/run.json"))
    }
    let packs = try PackLoader().load(folder.path + "/packs/" + record.pack)
    bundle = try MethodBundle(
      record.method, in: packs,
      for: OverlayContext(jurisdiction: record.region, year: record.year))
    var decisions = KeptMapping()
    if !record.columns.isEmpty {
      decisions = try ColumnDecisions.read(record.columns.map { "\($0)=\($1)" })
    }
    let reader = PopulationReader(bundle, decisions: decisions)
    var joined: [String: PopulationReader.Source] = [:]
    for (link, input) in record.joined { joined[link] = try Self.source(input, folder) }
    population = try Self.read(
      reader, try Self.source(record.data, folder), joined, record.year, named: record.data.name)
    if let input = record.lastYear {
      lastYear = try Self.read(
        reader, try Self.source(input, folder), joined, record.year - 1, named: input.name)
    } else {
      lastYear = nil
    }
    options = AppraisalOptions(year: record.year, asOf: day)
  }

  /// The file of the run, which must be the one whose hash was kept.
  private static func source(
    _ input: RunRecord.Input, _ folder: RunFolder
  ) throws -> PopulationReader.Source {
    let path = folder.path + "/" + input.path
    guard try FileDigest(path: path).sha256 == input.sha256 else {
      throw Problem(
        "appraisals.changed-data", .error,
        Wording("文件已被改动，与评价时不同", "the file is not the one of the run any more"),
        at: Place(file: path), notes: [Wording("SHA-256 \(input.sha256)")])
    }
    return PopulationReader.Source(path, sheet: input.sheet)
  }

  private static func read(
    _ reader: PopulationReader, _ source: PopulationReader.Source,
    _ joined: [String: PopulationReader.Source], _ year: Int, named name: String
  ) throws -> Population {
    let reading = try reader.read(source, joined: joined, year: year)
    guard var population = reading.population else { throw ProblemList(reading.problems) }
    population.file = name
    return population
  }

  /// The appraisal, made again.
  func appraisal() throws(Problem) -> Appraisal {
    try Appraiser(bundle).appraise(population.table, lastYear: lastYear?.table, options)
  }
}
