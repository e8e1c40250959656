import Appraisals
import Diagnostics
import Foundation
import Packs
import Testing

/// The guide shows a whole method, data and results; here that is what comes of them.
@Suite("The guide to writing methods")
struct MethodGuideTests {
  private static let text: String = {
    let file = URL(fileURLWithPath: TestFolder.packs).deletingLastPathComponent()
      .appending(path: "docs/methods.md")
    return (try? String(contentsOf: file, encoding: .utf8)) ?? ""
  }()

  private func block(_ language: String) throws -> String {
    let parts = Self.text.components(separatedBy: "```\(language)\n")
    return try #require(parts.dropFirst().first?.components(separatedBy: "\n```").first) + "\n"
  }

  @Test("its method is sound and gives the results that it shows")
  func example() throws {
    let folder = try TestFolder.temporary()
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let pack = folder + "/my-county"
    try FileManager.default.createDirectory(
      atPath: pack + "/appraisals", withIntermediateDirectories: true)
    func write(_ name: String, _ text: String) throws {
      try text.write(toFile: folder + "/" + name, atomically: true, encoding: .utf8)
    }
    try write(
      "my-county/pack.yaml", "name: my-county\ntitle: 某县\nversion: 1.0.0\nuses: [core]\n")
    try write("my-county/appraisals/my-county.yaml", try block("yaml"))
    try write("firms.csv", try block("csv"))
    let report = MethodCheckTests.report([pack])
    #expect(report.problems.map { ProblemRenderer(language: .english).text($0) } == [])

    let packs = try PackLoader(searchPaths: [TestFolder.packs]).load(pack)
    let bundle = try MethodBundle("my-county", in: packs, for: OverlayContext(year: 2024))
    let reading = try PopulationReader(bundle).read(
      PopulationReader.Source(folder + "/firms.csv"), year: 2024)
    let population = try #require(reading.population, "\(reading.problems)")
    let run = try MethodRun(bundle, population, year: 2024)
    let shown = try #require(
      Self.text.components(separatedBy: "```\n").first { $0.hasPrefix("信用代码,状态") }
    ).split(separator: "\n").map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
    for (row, cells) in shown.dropFirst().enumerated() {
      #expect(zip(shown[0], cells).map { run.cell(row, $0.0) } == cells)
    }
    #expect(shown.count == run.rows.count + 1)
  }

  @Test("it names every code of problems that the check of methods has")
  func codes() throws {
    let sources = URL(fileURLWithPath: TestFolder.packs).deletingLastPathComponent()
      .appending(path: "Sources/Appraisals/Check")
    let files = try FileManager.default.contentsOfDirectory(atPath: sources.path)
    var codes: Set<String> = []
    for file in files {
      let text = try String(contentsOf: sources.appending(path: file), encoding: .utf8)
      for match in text.matches(of: /"appraisals\.([a-z-]+)"/) { codes.insert(String(match.1)) }
    }
    #expect(codes.count > 25)
    for code in codes.sorted() { #expect(Self.text.contains(code), "\(code)") }
  }
}
