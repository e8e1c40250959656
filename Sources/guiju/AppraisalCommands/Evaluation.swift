import Appraisals
import ArgumentParser
import Columns
import Diagnostics
import Foundation
import Tables

/// One run of `guiju evaluate`.
struct Evaluation {
  private let command: EvaluateCommand
  private var clock = StageClock()

  init(_ command: EvaluateCommand) { self.command = command }

  mutating func run() throws {
    var (bundle, options) = try command.method.bundle()
    options.engine = command.engine.engine
    options.threads = max(1, command.threads)
    let progress = ProgressBar(total: 100)
    options.progress = { progress.show(Int($0 * 100), "") }
    let population = try read(command.input.source, bundle, year: options.year)
    let lastYear = try command.input.lastYear.map {
      try read(PopulationReader.Source($0), bundle, year: options.year - 1)
    }
    clock.end("read_s")
    let appraisal = try Appraiser(bundle).appraise(
      population.table, lastYear: lastYear?.table, options)
    let regions = appraisal.regionCounts(population)
    progress.clear()
    clock.end("evaluate_s")
    if let out = command.out { try write(appraisal, population, to: out) }
    clock.end("write_s")
    let report = EvaluationReport(
      appraisal: appraisal, population: population, regions: regions, clock: clock)
    if command.json {
      print(report.json(withTimings: command.timings).text)
    } else {
      report.show(withTimings: command.timings, command.lang)
    }
  }

  private func read(
    _ source: PopulationReader.Source, _ bundle: MethodBundle, year: Int
  ) throws -> Population {
    let reader = PopulationReader(bundle, decisions: try ColumnDecisions.read(command.input.maps))
    let reading = try reader.read(source, joined: try command.input.joined(bundle), year: year)
    guard let population = reading.population else { throw ProblemList(reading.problems) }
    return population
  }

  private func write(
    _ appraisal: Appraisal, _ population: Population, to out: String
  ) throws {
    let writer = ResultWriter(appraisal, population)
    if out.hasSuffix(".csv") {
      try writer.writeCSV(to: out, threads: max(1, command.threads))
    } else if out.hasSuffix(".xlsx") {
      try WorkbookWriter().write(
        [writer.sheet(name: "结果", caption: appraisal.method.title)], to: out)
    } else {
      try RunFolder(path: out).write(appraisal, population, writer, command.input)
    }
  }
}

/// Measures stages that follow each other.
struct StageClock {
  private var last = ContinuousClock.now
  private(set) var stages: [(name: String, seconds: Double)] = []

  /// Ends a stage.
  mutating func end(_ name: String) {
    let now = ContinuousClock.now
    stages.append((name, (now - last) / .seconds(1)))
    last = now
  }
}
