/// A type that a model defines.
public struct ItemDefinition: Sendable, Hashable {
  /// What every element carries.
  public var info: ElementInfo
  /// The name of the type or of the component.
  public var name: String
  /// The language of the type, where it is not FEEL.
  public var typeLanguage: String?
  /// Whether values are lists of what the rest says; nil where the file does not say.
  public var isCollection: Bool?
  /// The type that this one restricts or names.
  public var typeRef: String?
  /// The values that an element (or the value itself) may have.
  public var allowedValues: UnaryTestsText?
  /// A constraint on the value as a whole, the list of a collection included.
  public var typeConstraint: UnaryTestsText?
  /// The components of a structured type.
  public var components: [ItemDefinition]
  /// The signature of a function type.
  public var function: FunctionItem?

  /// Creates a type.
  public init(
    name: String, typeRef: String? = nil, isCollection: Bool? = nil,
    allowedValues: UnaryTestsText? = nil, typeConstraint: UnaryTestsText? = nil,
    components: [ItemDefinition] = [], function: FunctionItem? = nil,
    info: ElementInfo = ElementInfo()
  ) {
    self.info = info
    self.name = name
    self.typeRef = typeRef
    self.isCollection = isCollection
    self.allowedValues = allowedValues
    self.typeConstraint = typeConstraint
    self.components = components
    self.function = function
  }
}
