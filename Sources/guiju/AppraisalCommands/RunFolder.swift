import Appraisals
import Columns
import Diagnostics
import Foundation
import Packs
import Store
import Tables

/// A folder that holds all of a run: method, data, results, and the record of them.
///
/// ```
/// RUN/run.json                what it was made of, with SHA-256
/// RUN/results.csv .json .xlsx the results
/// RUN/summary.json            counts, sums
/// RUN/packs/NAME/…            the pack and those that it uses
/// RUN/data/…                  the data
/// ```
struct RunFolder {
  /// The folder.
  let path: String

  /// Writes a run.
  func write(
    _ appraisal: Appraisal, _ population: Population, _ writer: ResultWriter,
    _ input: PopulationOptions
  ) throws {
    let files = FileManager.default
    guard !files.fileExists(atPath: path + "/run.json") else {
      throw Problem(
        "appraisals.run-there", .error,
        Wording("文件夹中已有一次评价", "the folder holds a run already"), at: Place(file: path),
        suggestion: Wording("请换一个文件夹；评价一经写出不改动", "take another folder; a run is never changed"))
    }
    do {
      try files.createDirectory(atPath: path + "/data", withIntermediateDirectories: true)
      try copyPacks(appraisal.bundle)
    } catch {
      throw Problem(
        "appraisals.unwritable", .error, Wording("文件夹无法写入", "the folder cannot be written"),
        at: Place(file: path), notes: [Wording(error.localizedDescription)])
    }
    var record = RunRecord(
      method: appraisal.method.name, title: appraisal.method.title, pack: appraisal.bundle.pack,
      packVersion: appraisal.bundle.packVersion, year: appraisal.options.year,
      asOf: "\(appraisal.options.asOf)", region: appraisal.bundle.context.jurisdiction,
      data: try copy(input.data ?? "", "rows", sheet: population.sheet))
    for (link, source) in try input.joined(appraisal.bundle) {
      record.joined[link] = try copy(source.path, "joined-" + link)
    }
    if let lastYear = input.lastYear { record.lastYear = try copy(lastYear, "last-year") }
    for map in input.maps {
      guard let cut = map.lastIndex(of: "=") else { continue }
      record.columns[String(map[..<cut])] = String(map[map.index(after: cut)...])
    }
    for part in MethodPart.allCases {
      record.parts[part.rawValue] = Digests.sha256(part.text(of: appraisal.bundle))
    }
    try writeResults(appraisal, population, writer, &record)
    try put(JSONEncoder.sorted.encode(record), "run.json")
  }

  private func writeResults(
    _ appraisal: Appraisal, _ population: Population, _ writer: ResultWriter,
    _ record: inout RunRecord
  ) throws {
    try writer.writeCSV(to: path + "/results.csv", marksEncoding: true)
    let summary = SummaryOutput.json(appraisal.summary(of: population)).text + "\n"
    try put(Data(summary.utf8), "summary.json")
    try Self.writeJSON(writer, appraisal.method.title, to: path + "/results.json")
    for name in ["results.csv", "results.json", "summary.json"] {
      record.results[name] = try FileDigest(path: path + "/" + name).sha256
    }
    if population.table.rowCount < WorkbookWriter.rowLimit - 2 {
      try WorkbookWriter().write(
        ResultWorkbook.sheets(appraisal, population, writer), to: path + "/results.xlsx")
    }
  }

  /// Writes results as JSON, a list of objects named by the titles of the columns.
  static func writeJSON(_ writer: ResultWriter, _ caption: String, to path: String) throws {
    let text = JSONWriter().text(writer.sheet(name: "评价结果", caption: caption))
    do { try Data(text.utf8).write(to: URL(fileURLWithPath: path), options: .atomic) } catch {
      throw Problem(
        "appraisals.unwritable", .error, Wording("结果无法写出", "the results cannot be written"),
        at: Place(file: path), notes: [Wording(error.localizedDescription)])
    }
  }

  private func copy(_ file: String, _ name: String, sheet: String? = nil) throws -> RunRecord.Input
  {
    let url = URL(fileURLWithPath: file)
    let target = "data/\(name).\(url.pathExtension)"
    try FileManager.default.copyItem(atPath: file, toPath: path + "/" + target)
    return RunRecord.Input(
      path: target, name: url.lastPathComponent, sheet: sheet,
      sha256: try FileDigest(path: path + "/" + target).sha256)
  }

  /// Copies the pack and those that it uses.
  private func copyPacks(_ bundle: MethodBundle) throws {
    for (name, folder) in bundle.packFolders {
      let target = path + "/packs/" + name
      try FileManager.default.createDirectory(
        atPath: path + "/packs", withIntermediateDirectories: true)
      try FileManager.default.copyItem(atPath: folder, toPath: target)
    }
  }

  private func put(_ data: Data, _ name: String) throws {
    try data.write(to: URL(fileURLWithPath: path + "/" + name), options: .atomic)
  }

  /// The record of the run.
  ///
  /// - Throws: `appraisals.no-run` where the folder holds none.
  func record() throws(Problem) -> RunRecord {
    do {
      let data = try Data(contentsOf: URL(fileURLWithPath: path + "/run.json"))
      return try JSONDecoder().decode(RunRecord.self, from: data)
    } catch {
      throw Problem(
        "appraisals.no-run", .error, Wording("这里没有一次评价的记录", "there is no record of a run here"),
        at: Place(file: path + "/run.json"), notes: [Wording("\(error)")],
        suggestion: Wording(
          "给出 guiju evaluate --out 写出的文件夹", "name a folder that guiju evaluate --out wrote"))
    }
  }
}

extension JSONEncoder {
  /// Members in the order of their names, so that the same record is the same bytes.
  static var sorted: JSONEncoder {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
    return encoder
  }
}
