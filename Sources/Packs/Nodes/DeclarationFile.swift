public import Diagnostics
import Foundation
import Yams

/// A YAML file of a pack, read into nodes that know their places.
public struct DeclarationFile: Sendable {
  /// The file, as the person named it.
  public let name: String
  /// The whole declaration.
  public let root: DeclarationNode
  /// The lines of the text, for places inside texts of several lines.
  let lines: [[Unicode.Scalar]]

  /// The bytes of the largest file.
  static let largest = 2 << 20
  /// How deep lists and entries may stand in each other.
  static let deepest = 64
  private static let mostNodes = 200_000

  /// Reads a file.
  ///
  /// - Parameters:
  ///   - path: The file.
  ///   - name: What messages shall call it; the path where it is `nil`.
  /// - Throws: `packs.unreadable`; what ``init(text:name:)`` throws.
  public init(path: String, name: String? = nil) throws(Problem) {
    let data: Data
    do {
      data = try Data(contentsOf: URL(fileURLWithPath: path))
    } catch {
      throw PackProblem.unreadable(name ?? path, error.localizedDescription)
    }
    guard data.count <= Self.largest else { throw PackProblem.tooLarge(name ?? path) }
    guard let text = String(validating: data, as: UTF8.self) else {
      throw PackProblem.notUTF8(name ?? path)
    }
    try self.init(text: text, name: name ?? path)
  }

  /// Reads a declaration.
  ///
  /// Anchors and aliases of YAML are refused: a declaration says each thing where it is meant, and a
  /// small file cannot swell into a large one.
  ///
  /// - Parameters:
  ///   - text: The YAML.
  ///   - name: What messages shall call it.
  /// - Throws: `packs.yaml` with line and column where the text is no YAML; `packs.yaml-alias`;
  ///   `packs.too-deep`; `packs.too-large`; `packs.empty`.
  public init(text: String, name: String) throws(Problem) {
    self.name = name
    guard text.utf8.count <= Self.largest else { throw PackProblem.tooLarge(name) }
    try YAMLGuard.check(text, name: name)
    let parser: Parser
    let node: Node?
    do {
      parser = try Parser(yaml: text, encoding: .utf8)
      node = try parser.singleRoot()
    } catch let error as YamlError {
      throw PackProblem.yaml(error, name)
    } catch {
      throw PackProblem.unreadable(name, error.localizedDescription)
    }
    guard let node else { throw PackProblem.empty(name) }
    var conversion = NodeConversion(file: name, nodesLeft: Self.mostNodes)
    root = try conversion.node(node, depth: 0)
    // Nodes know their anchors only as long as their parser lives.
    withExtendedLifetime(parser) {}
    lines = text.split(separator: "\n", omittingEmptySubsequences: false).map {
      Array($0.unicodeScalars)
    }
  }
}

/// Turns nodes of Yams into nodes of ours.
private struct NodeConversion {
  let file: String
  var nodesLeft: Int

  mutating func node(_ node: Node, depth: Int) throws(Problem) -> DeclarationNode {
    let position = DeclarationNode.Position(
      file: file, line: node.mark?.line ?? 1, column: node.mark?.column ?? 1)
    nodesLeft -= 1
    guard nodesLeft > 0 else { throw PackProblem.tooLarge(file) }
    guard depth < DeclarationFile.deepest else { throw PackProblem.tooDeep(position.place) }
    guard node.anchor == nil else { throw PackProblem.alias(position.place) }
    switch node {
    case .scalar(let scalar):
      let isPlain = scalar.style == .plain || scalar.style == .any
      return DeclarationNode(.scalar(scalar.string, isPlain: isPlain), at: position)
    case .sequence(let sequence):
      var elements: [DeclarationNode] = []
      for element in sequence { elements.append(try self.node(element, depth: depth + 1)) }
      return DeclarationNode(.list(elements), at: position)
    case .mapping(let mapping):
      var entries: [DeclarationNode.Entry] = []
      for (key, value) in mapping {
        let key = try self.node(key, depth: depth + 1)
        guard let name = key.text else {
          throw key.problem(
            "packs.yaml-key", Wording("名称应为文字", "the name of an entry is a text"))
        }
        entries.append(
          DeclarationNode.Entry(
            name: name, position: key.position, value: try self.node(value, depth: depth + 1)))
      }
      return DeclarationNode(.entries(entries), at: position)
    case .alias: throw PackProblem.alias(position.place)
    }
  }
}
