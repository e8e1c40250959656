import Diagnostics
import FEEL
import Foundation
import Testing

/// Cases in files of text: `expression ⇒ value`, and `! code` for a problem that must be told.
///
/// A line that is empty or starts with `//` is no case. To add a case, add a line.
struct CaseFile: CustomTestStringConvertible {
  struct Case {
    var line: Int
    var expression: String
    var value: String
    var problem: String?
  }

  let url: URL
  var testDescription: String { url.lastPathComponent }

  static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Cases")

  static let all: [CaseFile] = {
    let files = try? FileManager.default.contentsOfDirectory(
      at: folder, includingPropertiesForKeys: nil)
    return (files ?? []).filter { $0.pathExtension == "txt" }
      .sorted { $0.path < $1.path }.map(CaseFile.init)
  }()

  func cases() throws -> [Case] {
    let lines = try String(contentsOf: url, encoding: .utf8)
      .split(separator: "\n", omittingEmptySubsequences: false)
    return try lines.enumerated().compactMap { index, line in
      if line.isEmpty || line.hasPrefix("//") { return nil }
      let parts = line.components(separatedBy: " ⇒ ")
      try #require(parts.count == 2, "\(url.lastPathComponent):\(index + 1): no “⇒”")
      let expected = parts[1].components(separatedBy: " ! ")
      return Case(
        line: index + 1, expression: parts[0], value: expected[0],
        problem: expected.count > 1 ? expected[1] : nil)
    }
  }
}

@Suite("Cases in files")
struct CaseFileTests {
  @Test("every case has its value, and the problem it names", arguments: CaseFile.all)
  func run(_ file: CaseFile) throws {
    for test in try file.cases() {
      let result = FEELExpression.evaluate(test.expression)
      let place = "\(file.url.lastPathComponent):\(test.line): \(test.expression)"
      #expect(result.value.feelText == test.value, "\(place)")
      let codes = Set(result.problems.map(\.code))
      if let problem = test.problem {
        #expect(codes.contains(problem), "\(place): \(codes)")
      } else {
        #expect(codes.isEmpty, "\(place): \(codes)")
      }
    }
  }

  @Test("there are files of cases") func present() { #expect(CaseFile.all.count >= 9) }
}
