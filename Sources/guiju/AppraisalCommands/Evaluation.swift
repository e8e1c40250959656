import Appraisals
import ArgumentParser
import Columns
import Diagnostics
import Foundation
import Rounds
import Store
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
    guard let source = command.input.source else {
      return try runInLibrary(bundle, options, progress)
    }
    let population = try read(source, bundle, year: options.year)
    let lastYear = try command.input.lastYear.map {
      try read(PopulationReader.Source($0), bundle, year: options.year - 1)
    }
    clock.end("read_s")
    let appraisal = try Appraiser(bundle).appraise(
      population.table, lastYear: lastYear?.table, options)
    try finish(appraisal, population, progress)
  }

  /// Appraises the records of the library, which keeps the run.
  private mutating func runInLibrary(
    _ bundle: MethodBundle, _ options: AppraisalOptions, _ progress: ProgressBar
  ) throws {
    let library = try command.options.open()
    clock.end("read_s")
    let run = try library.appraise(bundle, options, by: command.by, reason: "guiju evaluate")
    try finish(run.appraisal, run.rows.population, progress, run: run.run.id)
  }

  private mutating func finish(
    _ appraisal: Appraisal, _ population: Population, _ progress: ProgressBar, run: Int64? = nil
  ) throws {
    let regions = appraisal.regionCounts(population)
    progress.clear()
    clock.end("evaluate_s")
    if let out = command.out { try write(appraisal, population, to: out) }
    clock.end("write_s")
    let report = EvaluationReport(
      appraisal: appraisal, population: population, regions: regions, clock: clock, run: run)
    if command.options.json {
      print(report.json(withTimings: command.timings).text)
    } else {
      report.show(withTimings: command.timings, command.options.lang)
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
    } else if out.hasSuffix(".json") {
      try RunFolder.writeJSON(writer, appraisal.method.title, to: out)
    } else if out.hasSuffix(".xlsx") {
      try WorkbookWriter().write(
        [writer.sheet(name: "结果", caption: appraisal.method.title)], to: out)
    } else if command.input.data == nil {
      throw ValidationError("--out 应为 .csv、.xlsx 或 .json 文件：评价已留在文库中")
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
