/// A call with named arguments.
public struct Invocation: Sendable, Hashable {
  /// An argument.
  public struct Binding: Sendable, Hashable {
    /// The parameter.
    public var parameter: InformationItem
    /// The argument.
    public var value: BoxedExpression?

    /// Creates a binding.
    public init(_ parameter: InformationItem, _ value: BoxedExpression?) {
      self.parameter = parameter
      self.value = value
    }
  }

  /// What every element carries.
  public var info: ElementInfo
  /// The type of the value.
  public var typeRef: String?
  /// The function that is called.
  public var function: BoxedExpression?
  /// The arguments.
  public var bindings: [Binding]

  /// Creates a call.
  public init(
    function: BoxedExpression?, bindings: [Binding], typeRef: String? = nil,
    info: ElementInfo = ElementInfo()
  ) {
    self.info = info
    self.typeRef = typeRef
    self.function = function
    self.bindings = bindings
  }
}
