import Diagnostics
public import FEEL
public import Foundation

/// Runs files of test cases against the models they name.
///
/// ```swift
/// let report = TestRunner().run([URL(filePath: "packs/per-mu")])
/// print(report.summary)  // 12 passed, 0 failed
/// ```
public struct TestRunner: Sendable {
  /// Numbers this close count as equal, as in the public test kit.
  public var tolerance: Decimal128
  private let loader: ModelLoader

  /// Creates a runner.
  ///
  /// - Parameter loader: Loads the models.
  public init(loader: ModelLoader = ModelLoader()) {
    self.loader = loader
    tolerance = Decimal128("0.00000001") ?? .zero
  }

  /// Runs files, and all files of test cases below folders.
  public func run(_ paths: [URL]) -> TestReport {
    var report = TestReport()
    for path in paths {
      let files = Self.files(path)
      if files.isEmpty {
        report.problems.append(
          Problem(
            "dmn.no-tests", .error, Wording("没有测试用例", "there are no test cases"),
            at: Place(file: path.relativePath),
            suggestion: Wording(
              "给出测试用例文件，或含测试用例的文件夹", "name a file of test cases, or a folder with some")))
      }
      for file in files { run(file, &report) }
    }
    return report
  }

  /// The files of test cases at a path.
  private static func files(_ path: URL) -> [URL] {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path.path, isDirectory: &isFolder) else {
      return [path]
    }
    guard isFolder.boolValue else { return [path] }
    guard let walker = FileManager.default.enumerator(at: path, includingPropertiesForKeys: nil)
    else { return [] }
    return walker.compactMap { $0 as? URL }
      .filter { $0.pathExtension == "xml" && isTests($0) }
      .sorted { $0.path < $1.path }
  }

  private static func isTests(_ url: URL) -> Bool {
    guard let handle = try? FileHandle(forReadingFrom: url),
      let head = try? handle.read(upToCount: 4_096)
    else { return false }
    return String(decoding: head, as: UTF8.self).contains("testCases")
  }

  private func run(_ file: URL, _ report: inout TestReport) {
    do throws(Problem) {
      let suite = try TestSuite.read(contentsOf: file)
      let model = file.deletingLastPathComponent().appending(path: suite.modelName)
      let compiled = CompiledModel(try loader.load(model))
      for test in suite.cases {
        report.outcomes += run(test, of: suite, on: compiled)
      }
    } catch {
      report.problems.append(error)
    }
  }

  /// Runs one case.
  func run(
    _ test: TestCase, of suite: TestSuite, on model: CompiledModel
  ) -> [TestReport.Outcome] {
    var inputs: [String: Value] = [:]
    for input in test.inputs {
      let name = input.namespace.map { "\($0)#\(input.name)" } ?? input.name
      inputs[name] = Value(input.value)
    }
    return test.expectations.map { expectation in
      let start = ContinuousClock.now
      let result = evaluate(test, expectation, inputs, model)
      let expected = expectation.value.map { Value($0) } ?? .null
      let (isClose, isExact) = compare(result.value, expected)
      return TestReport.Outcome(
        file: suite.file, id: test.id, name: expectation.name,
        verdict: isClose || expectation.value == nil ? .passed : .failed, isExact: isExact,
        expected: expected.feelText, actual: result.value.feelText, problems: result.problems,
        place: Place(file: suite.file, line: test.position.line, column: test.position.column),
        seconds: start.duration(to: .now) / .seconds(1))
    }
  }

  private func evaluate(
    _ test: TestCase, _ expectation: TestCase.Expectation, _ inputs: [String: Value],
    _ model: CompiledModel
  ) -> DecisionResult {
    switch test.target {
    case .decisions: return model.evaluate(expectation.name, inputs: inputs)
    case .knowledgeModel(let name): return model.call(name, inputs: inputs)
    case .service(let name):
      var result = model.evaluate(name, inputs: inputs)
      // A service of several decisions gives a context; the case asks for one entry of it.
      if model.outputs(ofService: name).count > 1, expectation.name != name,
        let entry = result.value.entry(expectation.name.normalizedName)
      {
        result.value = entry
      }
      return result
    }
  }

  private func compare(_ actual: Value, _ expected: Value) -> (isClose: Bool, isExact: Bool) {
    if ValueOrder.isEqual(actual, expected) { return (true, true) }
    return (ValueMath.isClose(actual, expected, within: tolerance), false)
  }
}
