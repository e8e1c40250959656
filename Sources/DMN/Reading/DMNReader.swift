public import Diagnostics
public import Foundation

/// Reads decision models of DMN 1.1 to 1.5.
///
/// ```swift
/// let read = try DMNReader().read(contentsOf: URL(filePath: "准入.dmn"))
/// read.model.elements.map(\.name)
/// ```
public struct DMNReader: Sendable {
  /// A model and what was odd about its file.
  public struct Result: Sendable {
    /// The model.
    public var model: DMNModel
    /// Warnings, such as elements that the standard does not know.
    public var problems: [Problem]
  }

  /// How much XML is read.
  public var limits: MarkupLimits

  /// Creates a reader.
  public init(limits: MarkupLimits = MarkupLimits()) { self.limits = limits }

  /// Reads the model in a file.
  ///
  /// - Throws: A ``Problem`` if there is no such file or no model in it.
  public func read(contentsOf url: URL) throws(Problem) -> Result {
    let data: Data
    do { data = try Data(contentsOf: url) } catch {
      throw Problem(
        "dmn.unreadable", .error, Wording("读不到文件", "the file cannot be read"),
        at: Place(file: url.relativePath),
        notes: [Wording(error.localizedDescription)],
        suggestion: Wording("核对文件名和权限", "check its name and its permissions"))
    }
    return try read(data, file: url.relativePath)
  }

  /// Reads a model.
  ///
  /// - Parameters:
  ///   - data: The bytes of the file.
  ///   - file: The name by which messages call it.
  /// - Returns: The model, and warnings about its file.
  /// - Throws: A ``Problem`` if the bytes are not a model.
  public func read(_ data: Data, file: String) throws(Problem) -> Result {
    let document = try MarkupReader(limits: limits).read(data, file: file)
    let root = document.root
    guard root.localName == "definitions", let namespace = root.namespace,
      let version = DMNVersion(modelNamespace: namespace)
    else {
      throw Problem(
        "dmn.not-a-model", .error,
        Wording(
          "根元素不是 DMN 1.1 至 1.5 的“definitions”",
          "the root element is not “definitions” of DMN 1.1 to 1.5"),
        at: Place(file: file, line: root.position.line, column: root.position.column),
        notes: [
          Wording(
            "它的命名空间是 \(root.namespace ?? "空的")", "its namespace is \(root.namespace ?? "missing")")
        ],
        suggestion: Wording("把模型导出为 DMN 1.5", "export the model as DMN 1.5"))
    }
    let reading = ModelReading(file: file, version: version, root: root)
    let model = reading.model(document)
    return Result(model: model, problems: reading.problems)
  }
}
