/// One writing of a model: turns its types into elements of XML.
struct ModelWriting {
  let prefix: String

  /// The elements that make up one element of the model.
  typealias Content = [MarkupNode]

  /// An element of the standard with its common part, in the order that the schema asks for.
  func element(
    _ name: String, _ info: ElementInfo, _ attributes: [(String, String?)] = [],
    _ content: Content = []
  ) -> MarkupElement {
    var all: [MarkupAttribute] = []
    if let id = info.id { all.append(MarkupAttribute("id", id)) }
    if let label = info.label { all.append(MarkupAttribute("label", label)) }
    for (name, value) in attributes {
      if let value { all.append(MarkupAttribute(name, value)) }
    }
    all += info.attributes
    var children: Content = []
    if let description = info.description { children.append(text("description", description)) }
    if let extensions = info.extensions { children.append(.element(extensions)) }
    children += content
    children += info.carried.map(MarkupNode.element)
    children += info.trailingComments.map(MarkupNode.comment)
    return MarkupElement(
      qualified(name), namespace: DMNVersion.version15.modelNamespace, attributes: all,
      children: children)
  }

  /// The comments before an element, and the element.
  func nodes(
    _ name: String, _ info: ElementInfo, _ attributes: [(String, String?)] = [],
    _ content: Content = []
  ) -> Content {
    info.comments.map(MarkupNode.comment) + [.element(element(name, info, attributes, content))]
  }

  /// An element that holds only text.
  func text(_ name: String, _ text: String) -> MarkupNode {
    .element(
      MarkupElement(
        qualified(name), namespace: DMNVersion.version15.modelNamespace,
        children: text.isEmpty ? [] : [.text(text)]))
  }

  /// An element that holds only a reference.
  func reference(_ name: String, _ href: String) -> MarkupNode {
    .element(
      MarkupElement(
        qualified(name), namespace: DMNVersion.version15.modelNamespace,
        attributes: [MarkupAttribute("href", href)]))
  }

  func qualified(_ name: String) -> String { prefix.isEmpty ? name : "\(prefix):\(name)" }

  // MARK: - The model

  func root(_ model: DMNModel) -> MarkupElement {
    var content: Content = []
    for item in model.imports {
      content += nodes(
        "import", item.info,
        [
          ("name", item.name), ("namespace", item.namespace), ("importType", item.importType),
          ("locationURI", item.locationURI),
        ])
    }
    for item in model.items { content += self.item("itemDefinition", item) }
    for element in model.elements { content += self.node(element) }
    for rank in 0..<3 {
      content += model.carried.filter { Self.rank($0.localName) == rank }.map(MarkupNode.element)
    }
    if let diagrams = model.diagrams { content.append(.element(diagrams)) }
    var root = element(
      "definitions", model.info,
      [
        ("name", model.name), ("namespace", model.namespace),
        ("expressionLanguage", model.expressionLanguage), ("typeLanguage", model.typeLanguage),
        ("exporter", model.exporter), ("exporterVersion", model.exporterVersion),
      ], content)
    root.attributes = declarations(model) + root.attributes
    return root
  }

  /// The model's declarations, and its own namespace if they lack it.
  private func declarations(_ model: DMNModel) -> [MarkupAttribute] {
    let name = prefix.isEmpty ? "xmlns" : "xmlns:\(prefix)"
    if model.namespaces.contains(where: { $0.name == name }) { return model.namespaces }
    return [MarkupAttribute(name, DMNVersion.version15.modelNamespace)] + model.namespaces
  }

  private static func rank(_ name: String) -> Int {
    switch name {
    case "group", "textAnnotation", "association": 0
    case "elementCollection": 1
    default: 2
    }
  }

  func item(_ name: String, _ item: ItemDefinition) -> Content {
    var content: Content = []
    if let type = item.typeRef { content.append(text("typeRef", type)) }
    if let tests = item.allowedValues { content += self.tests("allowedValues", tests) }
    if let tests = item.typeConstraint { content += self.tests("typeConstraint", tests) }
    for component in item.components { content += self.item("itemComponent", component) }
    if let function = item.function {
      content += nodes(
        "functionItem", function.info, [("outputTypeRef", function.outputTypeRef)],
        function.parameters.flatMap { information("parameters", $0) })
    }
    return nodes(
      name, item.info,
      [
        ("name", item.name), ("typeLanguage", item.typeLanguage),
        ("isCollection", item.isCollection.map { $0 ? "true" : "false" }),
      ], content)
  }

  func information(_ name: String, _ item: InformationItem) -> Content {
    nodes(name, item.info, [("name", item.name), ("typeRef", item.typeRef)])
  }

  func tests(_ name: String, _ tests: UnaryTestsText) -> Content {
    nodes(
      name, tests.info,
      [("typeRef", tests.typeRef), ("expressionLanguage", tests.text.language)],
      [text("text", tests.text.text)])
  }

  func literal(_ name: String, _ literal: LiteralExpression) -> Content {
    nodes(
      name, literal.info,
      [("typeRef", literal.typeRef), ("expressionLanguage", literal.text?.language)],
      literal.text.map { [text("text", $0.text)] } ?? [])
  }
}
