/// A function.
public struct FunctionDefinition: Sendable, Hashable {
  /// The language of a function's body.
  public enum Kind: String, Sendable, Hashable {
    case feel = "FEEL"
    case java = "Java"
    case pmml = "PMML"
  }

  /// What every element carries.
  public var info: ElementInfo
  /// The type of the value.
  public var typeRef: String?
  /// The language of the body; nil where the file does not say, which means FEEL.
  public var kind: Kind?
  /// The parameters.
  public var parameters: [InformationItem]
  /// The body.
  public var body: BoxedExpression?

  /// Creates a function.
  public init(
    parameters: [InformationItem], body: BoxedExpression?, kind: Kind? = nil,
    typeRef: String? = nil, info: ElementInfo = ElementInfo()
  ) {
    self.info = info
    self.typeRef = typeRef
    self.kind = kind
    self.parameters = parameters
    self.body = body
  }
}
