public import Diagnostics
public import Foundation

/// A file of test cases in the format of the public test kit (`testCases.xsd`).
///
/// A pack's tests are written in it too, so that other engines can run them.
public struct TestSuite: Sendable, Hashable {
  /// The file, as messages name it.
  public var file: String
  /// The model's file, relative to this one.
  public var modelName: String
  /// The cases.
  public var cases: [TestCase]

  /// Reads a file of test cases.
  ///
  /// - Parameter url: The file.
  /// - Returns: The cases in it.
  /// - Throws: A ``Problem`` if it cannot be read or holds no test cases.
  public static func read(contentsOf url: URL) throws(Problem) -> TestSuite {
    let data: Data
    do { data = try Data(contentsOf: url) } catch {
      throw Problem(
        "dmn.unreadable", .error, Wording("读不到文件", "the file cannot be read"),
        at: Place(file: url.relativePath),
        notes: [Wording(error.localizedDescription)])
    }
    return try read(data, file: url.relativePath)
  }

  /// Reads test cases.
  ///
  /// - Parameters:
  ///   - data: The bytes of the file.
  ///   - file: The name by which messages call it.
  /// - Returns: The cases in it.
  /// - Throws: A ``Problem`` if the bytes are not test cases.
  public static func read(_ data: Data, file: String) throws(Problem) -> TestSuite {
    let root = try MarkupReader().read(data, file: file).root
    guard root.localName == "testCases" else {
      throw Problem(
        "dmn.not-tests", .error, Wording("根元素不是“testCases”", "the root element is not “testCases”"),
        at: Place(file: file, line: root.position.line, column: root.position.column))
    }
    var suite = TestSuite(file: file, modelName: "", cases: [])
    for element in root.elements {
      switch element.localName {
      case "modelName": suite.modelName = element.text.trimmingXMLSpace
      case "testCase": suite.cases.append(TestCase(element, number: suite.cases.count + 1))
      default: break
      }
    }
    return suite
  }
}
