import Diagnostics
import Vocabulary

/// A change to a YAML declaration.
struct OverlayChange {
  private let change: Overlay.Change

  init(_ change: Overlay.Change) { self.change = change }

  /// The declaration with the change.
  ///
  /// - Throws: `packs.overlay-path` where there is no such place, with the nearest name;
  ///   `packs.overlay-change` where the change is not one of a YAML file.
  func applied(to root: DeclarationNode) throws(Problem) -> DeclarationNode {
    guard !change.path.isEmpty, let value = change.value else {
      throw change.node.problem(
        "packs.overlay-change",
        Wording("改 YAML 要写 path 和 value", "a change of a YAML file needs path and value"))
    }
    return try replaced(root, change.path[...], value)
  }

  private func replaced(
    _ node: DeclarationNode, _ path: ArraySlice<String>, _ value: DeclarationNode
  ) throws(Problem) -> DeclarationNode {
    guard let step = path.first else { return value }
    var node = node
    let rest = path.dropFirst()
    switch node.content {
    case .entries(var entries):
      if let index = entries.firstIndex(where: { $0.name == step }) {
        entries[index].value = try replaced(entries[index].value, rest, value)
      } else if rest.isEmpty {
        // The last name may be new; whether it is known, its shape tells.
        entries.append(
          DeclarationNode.Entry(name: step, position: value.position, value: value))
      } else {
        throw absent(step, among: entries.map(\.name))
      }
      node.content = .entries(entries)
    case .list(var elements):
      // An element of a list is called by its name, or counted from 1.
      let names = elements.map { $0["name"]?.text ?? $0["id"]?.text ?? $0.text ?? "" }
      let index = names.firstIndex(of: step) ?? Int(step).map { $0 - 1 }
      guard let index, elements.indices.contains(index) else { throw absent(step, among: names) }
      elements[index] = try replaced(elements[index], rest, value)
      node.content = .list(elements)
    case .scalar: throw absent(step, among: [])
    }
    return node
  }

  private func absent(_ step: String, among names: [String]) -> Problem {
    let near = NearestName.among(names, to: step)
    return (change.node["path"] ?? change.node).problem(
      "packs.overlay-path",
      Wording("\(change.file) 中没有 “\(step)”", "there is no “\(step)” in \(change.file)"),
      suggestion: near.map { Wording("是不是 “\($0)”？", "do you mean “\($0)”?") })
  }
}
