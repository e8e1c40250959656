extension ModelReading {
  /// The model in a document.
  func model(_ document: MarkupDocument) -> DMNModel {
    let root = Node(element: document.root, comments: [])
    var model = DMNModel(
      name: name(root), namespace: root.element[attribute: "namespace"] ?? "", file: file)
    model.version = version
    model.prefix = MarkupElement.split(root.element.name).prefix
    model.expressionLanguage = root.element[attribute: "expressionLanguage"].map(raisedURI)
    model.typeLanguage = root.element[attribute: "typeLanguage"].map(raisedURI)
    model.exporter = root.element[attribute: "exporter"]
    model.exporterVersion = root.element[attribute: "exporterVersion"]
    model.surroundings = [document.prolog, document.epilog]
    readImportNames(document.root)
    model.info = info(
      root,
      attributes: [
        "name", "namespace", "expressionLanguage", "typeLanguage", "exporter", "exporterVersion",
      ]
    ) { child, _ in take(child, into: &model) }
    model.namespaces = model.info.attributes.filter { $0.name.hasPrefix("xmlns") }
    model.info.attributes.removeAll { $0.name.hasPrefix("xmlns") }
    // A diagram of version 1.2 to 1.4 stands in another namespace and so was only carried.
    if let index = model.info.carried.firstIndex(where: { $0.localName == "DMNDI" }) {
      model.diagrams = model.info.carried.remove(at: index)
    }
    return model
  }

  private func raisedURI(_ uri: String) -> String { DMNVersion.upgrades[uri] ?? uri }

  private func readImportNames(_ root: MarkupElement) {
    for element in root.elements where element.localName == "import" {
      guard let namespace = element[attribute: "namespace"] else { continue }
      importNames[namespace] =
        element[attribute: "name"] ?? prefixes.first { $0.value == namespace }?.key
    }
  }

  private func take(_ child: Node, into model: inout DMNModel) -> Bool {
    switch child.local {
    case "import": model.imports.append(modelImport(child))
    case "itemDefinition": model.items.append(item(child))
    case "decision": model.elements.append(.decision(decision(child)))
    case "inputData": model.elements.append(.inputData(inputData(child)))
    case "businessKnowledgeModel":
      model.elements.append(.businessKnowledgeModel(knowledgeModel(child)))
    case "decisionService": model.elements.append(.decisionService(service(child)))
    case "knowledgeSource": model.elements.append(.knowledgeSource(knowledgeSource(child)))
    case "group", "textAnnotation", "association", "elementCollection", "performanceIndicator",
      "organizationUnit":
      model.carried.append(raised(child.element))
    default: return false
    }
    return true
  }

  private func modelImport(_ node: Node) -> ModelImport {
    let element = node.element
    let namespace = element[attribute: "namespace"] ?? ""
    return ModelImport(
      name: element[attribute: "name"] ?? importNames[namespace] ?? "", namespace: namespace,
      importType: raisedURI(element[attribute: "importType"] ?? ""),
      locationURI: element[attribute: "locationURI"],
      info: info(node, attributes: ["name", "namespace", "importType", "locationURI"]))
  }

  func item(_ node: Node) -> ItemDefinition {
    let element = node.element
    var item = ItemDefinition(name: name(node))
    item.typeLanguage = element[attribute: "typeLanguage"].map(raisedURI)
    item.isCollection = element[attribute: "isCollection"].map { $0 == "true" || $0 == "1" }
    item.info = info(node, attributes: ["name", "typeLanguage", "isCollection"]) { child, loose in
      switch child.local {
      case "typeRef":
        item.typeRef = typeRef(child.element.text)
        loose += child.comments
      case "allowedValues": item.allowedValues = unaryTests(child)
      case "typeConstraint": item.typeConstraint = unaryTests(child)
      case "itemComponent": item.components.append(self.item(child))
      case "functionItem": item.function = functionItem(child)
      default: return false
      }
      return true
    }
    return item
  }

  private func functionItem(_ node: Node) -> FunctionItem {
    var function = FunctionItem(outputTypeRef: typeRef(node.element[attribute: "outputTypeRef"]))
    function.info = info(node, attributes: ["outputTypeRef"]) { child, _ in
      guard child.local == "parameters" else { return false }
      function.parameters.append(informationItem(child))
      return true
    }
    return function
  }

  func informationItem(_ node: Node) -> InformationItem {
    InformationItem(
      name: node.element[attribute: "name"] ?? "",
      typeRef: typeRef(node.element[attribute: "typeRef"]),
      info: info(node, attributes: ["name", "typeRef"]))
  }

  func unaryTests(_ node: Node) -> UnaryTestsText {
    var tests = UnaryTestsText(
      ExpressionText(""), typeRef: typeRef(node.element[attribute: "typeRef"]))
    tests.info = info(node, attributes: ["typeRef", "expressionLanguage"]) { child, loose in
      guard child.local == "text" else { return false }
      tests.text = ExpressionText(child.element.text, source: child.element.source)
      loose += child.comments
      return true
    }
    tests.text.language = node.element[attribute: "expressionLanguage"].map(raisedURI)
    return tests
  }

  func literal(_ node: Node) -> LiteralExpression {
    var literal = LiteralExpression(nil, typeRef: typeRef(node.element[attribute: "typeRef"]))
    literal.info = info(node, attributes: ["typeRef", "expressionLanguage"]) { child, loose in
      guard child.local == "text" else { return false }
      literal.text = ExpressionText(child.element.text, source: child.element.source)
      loose += child.comments
      return true
    }
    literal.text?.language = node.element[attribute: "expressionLanguage"].map(raisedURI)
    return literal
  }
}
