import DMN
import Diagnostics
import FEEL
import Foundation
import Testing

/// The tutorial shows what the program prints; here that is what it does print.
@Suite("The tutorial")
struct TutorialTests {
  private static let text: String = {
    let file = URL(filePath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent()
      .appending(path: "../../Sources/DMN/DMN.docc/FromTableToDecision.md").standardizedFileURL
    return (try? String(contentsOf: file, encoding: .utf8)) ?? ""
  }()

  private func blocks(_ language: String) -> [String] {
    Self.text.components(separatedBy: "```\(language)\n").dropFirst().compactMap {
      $0.components(separatedBy: "\n```").first
    }
  }

  /// What a console block shows behind its command.
  private func shown(_ number: Int) throws -> String {
    let block = try #require(blocks("console").dropFirst(number).first)
    return block.split(separator: "\n").dropFirst().joined(separator: "\n")
  }

  private func model(_ xml: String) throws -> DMNModel {
    try DMNReader().read(Data(xml.utf8), file: "用能准入.dmn").model
  }

  @Test("its table has the hole, and the corrected one has none")
  func check() throws {
    let xml = try #require(blocks("xml").first)
    func lines(_ xml: String) throws -> String {
      let report = ModelChecker().check(ModelSet(main: try model(xml)))
      return (report.problems.map(ProblemRenderer().text) + [report.summary.chinese])
        .joined(separator: "\n")
    }
    #expect(try lines(xml) == shown(0))
    #expect(try lines(corrected(xml)) == shown(1))
  }

  private func corrected(_ xml: String) -> String {
    xml.replacingOccurrences(of: "&gt; 0.52", with: "&gt;= 0.52")
  }

  @Test("its decisions and their traces are those shown")
  func decide() throws {
    let compiled = CompiledModel(try model(corrected(try #require(blocks("xml").first))))
    let options = EvaluationOptions(isTraced: true, findsMissing: true)
    let energy = JSONNode.number("0.52").value()
    let decided = compiled.evaluate("准入结论", inputs: ["单位能耗": energy], options: options)
    #expect(try decided.text() == shown(3))
    let undecided = compiled.evaluate(
      "准入结论", inputs: [:], options: EvaluationOptions(findsMissing: true))
    #expect(try undecided.text() == shown(4))
  }

  @Test("its test passes")
  func tests() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "dmn-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let xml = blocks("xml")
    try #require(xml.count == 2)
    try corrected(xml[0]).write(
      to: folder.appending(path: "用能准入.dmn"), atomically: true, encoding: .utf8)
    try xml[1].write(
      to: folder.appending(path: "用能准入-test.xml"), atomically: true, encoding: .utf8)
    let report = TestRunner().run([folder])
    #expect(report.summary == "1 passed, 0 failed")
    #expect(try shown(2).hasSuffix(report.summary))
  }
}
