import Diagnostics

/// One reading of a model: turns elements of XML into the types of the model.
final class ModelReading {
  /// An element with the comments before it.
  struct Node {
    var element: MarkupElement
    var comments: [String]

    var local: String { element.localName }
  }

  let file: String
  let version: DMNVersion
  /// Prefixes that stand for FEEL in this file.
  let feelPrefixes: Set<String>
  /// Prefixes that stand for the namespaces of imported models.
  let prefixes: [String: String]
  private(set) var problems: [Problem] = []
  var importNames: [String: String] = [:]

  init(file: String, version: DMNVersion, root: MarkupElement) {
    self.file = file
    self.version = version
    var feel: Set<String> = []
    var prefixes: [String: String] = [:]
    for attribute in root.attributes where attribute.name.hasPrefix("xmlns:") {
      let prefix = String(attribute.name.dropFirst(6))
      prefixes[prefix] = attribute.value
      if DMNVersion.isFEEL(attribute.value) { feel.insert(prefix) }
    }
    feelPrefixes = feel
    self.prefixes = prefixes
  }

  func report(_ problem: Problem) { problems.append(problem) }

  func place(_ position: TextPosition) -> Place {
    Place(file: file, line: position.line, column: position.column)
  }

  // MARK: - Elements

  /// Whether an element is the standard's own.
  func isStandard(_ element: MarkupElement) -> Bool {
    element.namespace == version.modelNamespace
  }

  /// The elements inside one, with the comments before each, and the comments behind the last.
  func contents(_ element: MarkupElement) -> (nodes: [Node], trailing: [String]) {
    var nodes: [Node] = []
    var comments: [String] = []
    for child in element.children {
      switch child {
      case .comment(let text): comments.append(text)
      case .element(let element):
        nodes.append(Node(element: element, comments: comments))
        comments = []
      case .text, .instruction: break
      }
    }
    return (nodes, comments)
  }

  /// Reads an element: its common part, and each child that its kind knows by `take`.
  ///
  /// `known` are the attributes that its kind knows. `take` reads a child and is false if the kind
  /// does not know it; it is handed the element's comments to add those of children that keep none.
  func info(
    _ node: Node, attributes known: Set<String> = [], take: (Node, inout [String]) -> Bool
  ) -> ElementInfo {
    let element = node.element
    var info = ElementInfo(
      id: element[attribute: "id"], label: element[attribute: "label"], comments: node.comments,
      position: element.position)
    for attribute in element.attributes {
      if attribute.name == "id" || attribute.name == "label" || known.contains(attribute.name) {
        continue
      }
      if attribute.name.hasPrefix("xmlns"), let raised = DMNVersion.upgrades[attribute.value] {
        info.attributes.append(MarkupAttribute(attribute.name, raised))
      } else {
        info.attributes.append(attribute)
      }
    }
    let (nodes, trailing) = contents(element)
    info.trailingComments = trailing
    for child in nodes {
      let own = isStandard(child.element)
      if own, take(child, &info.trailingComments) { continue }
      info.trailingComments += child.comments
      switch child.local {
      case "description" where own: info.description = child.element.text
      case "extensionElements" where own: info.extensions = raised(child.element)
      default:
        if own {
          report(
            Problem(
              "dmn.unknown-element", .warning,
              Wording(
                "“\(node.local)”里不该有“\(child.local)”",
                "“\(child.local)” has no meaning inside “\(node.local)”"),
              at: place(child.element.position),
              notes: [Wording("它原样保留，不起作用", "it is kept and has no effect")]))
        }
        info.carried.append(raised(child.element))
      }
    }
    return info
  }

  /// The common part of an element without children of its own.
  func info(_ node: Node, attributes known: Set<String> = []) -> ElementInfo {
    info(node, attributes: known) { _, _ in false }
  }

  /// The name of an element that must have one.
  func name(_ node: Node) -> String {
    if let name = node.element[attribute: "name"], !name.isEmpty { return name }
    report(
      Problem(
        "dmn.no-name", .warning, Wording("“\(node.local)”没有名称", "“\(node.local)” has no name"),
        at: place(node.element.position),
        suggestion: Wording("给它一个名称", "give it a name")))
    return ""
  }

  /// A type reference without the prefix of FEEL.
  func typeRef(_ text: String?) -> String? {
    guard let text else { return nil }
    let trimmed = text.trimmingXMLSpace
    guard !trimmed.isEmpty else { return nil }
    let (prefix, local) = MarkupElement.split(trimmed)
    if prefix.isEmpty { return trimmed }
    if feelPrefixes.contains(prefix) || prefix == "feel" { return local }
    if let namespace = prefixes[prefix] {
      if let name = importNames[namespace] { return "\(name).\(local)" }
      if version == .version11 { return local }
    }
    return trimmed
  }

  /// An element with the namespaces of its version raised to 1.5.
  func raised(_ element: MarkupElement) -> MarkupElement {
    guard version != .version15 else { return element }
    var result = element
    if let namespace = element.namespace {
      result.namespace = DMNVersion.upgrades[namespace] ?? namespace
    }
    result.attributes = element.attributes.map {
      $0.name.hasPrefix("xmlns")
        ? MarkupAttribute($0.name, DMNVersion.upgrades[$0.value] ?? $0.value) : $0
    }
    result.children = element.children.map {
      if case .element(let child) = $0 { .element(raised(child)) } else { $0 }
    }
    return result
  }
}

extension String {
  /// The text without the white space of XML around it.
  var trimmingXMLSpace: String {
    let blank: (UInt8) -> Bool = { $0 == 0x20 || $0 == 0x0A || $0 == 0x09 || $0 == 0x0D }
    guard let first = utf8.firstIndex(where: { !blank($0) }),
      let last = utf8.lastIndex(where: { !blank($0) })
    else { return "" }
    return String(self[first...last])
  }
}
