/// A function as a value.
public struct FunctionValue: Sendable {
  /// A parameter.
  public struct Parameter: Sendable {
    /// The name.
    public var name: String
    /// The type that arguments must have; nil for any.
    public var type: FEELType?

    /// Creates a parameter.
    public init(_ name: String, type: FEELType? = nil) {
      self.name = name
      self.type = type
    }
  }

  /// The name, for messages.
  public let name: String
  /// The parameters.
  public let parameters: [Parameter]
  /// The type of the result, where it is known.
  public let resultType: FEELType?
  /// What a call does.
  let body: @Sendable ([Value], Run) -> Value
  /// The values that the body sees from where the function was made.
  let captured: [Value]
  /// A built-in function, which has several signatures.
  let builtin: Builtin?

  /// Creates a function.
  ///
  /// - Parameters:
  ///   - name: The name, for messages.
  ///   - parameters: The parameters.
  ///   - resultType: The type of the result.
  ///   - captured: The values that the body sees from where the function was made.
  ///   - body: What a call does, given one argument for each parameter.
  public init(
    name: String, parameters: [Parameter], resultType: FEELType? = nil, captured: [Value] = [],
    body: @escaping @Sendable ([Value], Run) -> Value
  ) {
    self.name = name
    self.parameters = parameters
    self.resultType = resultType
    self.body = body
    self.captured = captured
    builtin = nil
  }

  init(_ builtin: Builtin) {
    name = builtin.name
    parameters = builtin.signatures.first?.map { Parameter($0.name) } ?? []
    resultType = nil
    body = { _, _ in .null }
    captured = []
    self.builtin = builtin
  }
}
