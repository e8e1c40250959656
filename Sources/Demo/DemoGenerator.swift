public import Diagnostics
import Foundation
import Vocabulary

/// Invents the records of a province: enterprises, their years, parcels and projects.
///
/// Places and industries are real, everything else is made up, and says so: names end in （虚构）, and
/// credit codes have an organisation code of `XN…`, which no register gives out. The same seed gives the
/// same bytes, and the first thousand of a million enterprises are those of a thousand.
///
/// ```swift
/// try DemoGenerator(enterprises: 2_000, seed: 1).write(to: "demo")
/// ```
public struct DemoGenerator: Sendable {
  /// How many enterprises there are.
  public let enterprises: Int
  /// The seed.
  public let seed: UInt64
  /// The years of which there are records.
  public let years: ClosedRange<Int>
  /// Whether values are missing, oddly written and wrong as in real files.
  public let hasMistakes: Bool
  private let world: DemoWorld

  /// Creates a generator.
  ///
  /// - Parameters:
  ///   - enterprises: How many enterprises, 0 … 100,000,000.
  ///   - seed: The seed.
  ///   - years: The years of which there are records.
  ///   - hasMistakes: Whether values are missing, oddly written and wrong as in real files.
  public init(
    enterprises: Int, seed: UInt64, years: ClosedRange<Int> = 2022...2024, hasMistakes: Bool = true
  ) {
    self.enterprises = min(max(0, enterprises), 100_000_000)
    self.seed = seed
    self.years = years
    self.hasMistakes = hasMistakes
    world = DemoWorld(seed: seed)
  }

  /// What was written.
  public struct Summary: Sendable, Hashable {
    /// The files with how many rows each has.
    public var rows: [String: Int]
  }

  /// Writes all tables into a folder, which is made where it is not there.
  ///
  /// - Parameters:
  ///   - folder: The folder.
  ///   - progress: Told now and then how many enterprises are done.
  /// - Returns: What was written.
  /// - Throws: `demo.unwritable`.
  @discardableResult
  public func write(to folder: String, progress: (Int) -> Void = { _ in }) throws(Problem)
    -> Summary
  {
    do {
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    } catch {
      throw LineFile.unwritable(folder, error.localizedDescription)
    }
    let mistakes = DemoMistakes(isOn: hasMistakes)
    let enterpriseFile = try LineFile(
      folder + "/enterprises.csv", header: DemoRows.enterpriseTitles)
    let yearFile = try LineFile(folder + "/enterprise-years.csv", header: DemoRows.yearTitles)
    let parcelFile = try LineFile(folder + "/parcels.csv", header: DemoRows.parcelTitles)
    let projectFile = try LineFile(folder + "/projects.csv", header: DemoRows.projectTitles)
    for number in 0..<enterprises {
      let enterprise = DemoEnterprise(number: number, world: world, seed: seed, years: years)
      var random = DemoRandom(seed: seed ^ 0x5EED, stream: UInt64(truncatingIfNeeded: number))
      let rows = DemoRows(enterprise: enterprise, mistakes: mistakes)
      let line = rows.enterprise(&random)
      try enterpriseFile.write(line)
      if mistakes.repeats(&random) { try enterpriseFile.write(line) }
      for year in enterprise.years { try yearFile.write(rows.year(year, &random)) }
      for parcel in enterprise.parcels { try parcelFile.write(rows.parcel(parcel, &random)) }
      for line in rows.projects(&random) { try projectFile.write(line) }
      if number % 1000 == 999 { progress(number + 1) }
    }
    var summary = Summary(rows: [:])
    for file in [enterpriseFile, yearFile, parcelFile, projectFile] {
      try file.close()
      summary.rows[URL(fileURLWithPath: file.path).lastPathComponent] = file.count
    }
    let notice = try LineFile(
      folder + "/说明.txt", header: DemoRows.notice(enterprises, seed), marks: false)
    try notice.close()
    return summary
  }
}
