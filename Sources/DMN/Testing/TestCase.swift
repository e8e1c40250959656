/// One case: inputs, and what decisions must give.
public struct TestCase: Sendable, Hashable {
  /// What a case asks.
  public enum Target: Sendable, Hashable {
    /// The decisions that its results name.
    case decisions
    /// A decision service.
    case service(String)
    /// A knowledge model.
    case knowledgeModel(String)
  }

  /// An input.
  public struct Input: Sendable, Hashable {
    /// The name of the input data or input decision.
    public var name: String
    /// The namespace of the model it belongs to, if it is an imported one.
    public var namespace: String?
    /// The value.
    public var value: TestValue
  }

  /// What a decision must give.
  public struct Expectation: Sendable, Hashable {
    /// The name of the decision.
    public var name: String
    /// The namespace of the model it belongs to, if it is an imported one.
    public var namespace: String?
    /// The value; nil where only the run is wanted.
    public var value: TestValue?
    /// Whether the evaluation is meant to fail, which gives null.
    public var isError: Bool
  }

  /// The identifier within its file.
  public var id: String
  /// What it shows, for people.
  public var description: String?
  /// What it asks.
  public var target: Target
  /// The inputs.
  public var inputs: [Input]
  /// The expectations.
  public var expectations: [Expectation]
  /// Where it stands.
  public var position: TextPosition

  init(_ element: MarkupElement, number: Int) {
    id = element[attribute: "id"] ?? String(number)
    position = element.position
    inputs = []
    expectations = []
    switch (element[attribute: "type"], element[attribute: "invocableName"]) {
    case ("decisionService", .some(let name)): target = .service(name)
    case ("bkm", .some(let name)): target = .knowledgeModel(name)
    default: target = .decisions
    }
    for child in element.elements {
      switch child.localName {
      case "description": description = child.text.trimmingXMLSpace
      case "inputNode":
        inputs.append(
          Input(
            name: child[attribute: "name"] ?? "", namespace: child[attribute: "namespace"],
            value: TestValue(child)))
      case "resultNode":
        let expected = child.elements.first { $0.localName == "expected" }
        expectations.append(
          Expectation(
            name: child[attribute: "name"] ?? "", namespace: child[attribute: "namespace"],
            value: expected.map { TestValue($0) },
            isError: child[attribute: "errorResult"] == "true"))
      default: break
      }
    }
  }
}
