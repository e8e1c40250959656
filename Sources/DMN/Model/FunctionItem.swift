/// The signature of a function type.
public struct FunctionItem: Sendable, Hashable {
  /// What every element carries.
  public var info: ElementInfo
  /// The parameters.
  public var parameters: [InformationItem]
  /// The type of the result.
  public var outputTypeRef: String?

  /// Creates a signature.
  public init(
    parameters: [InformationItem] = [], outputTypeRef: String? = nil,
    info: ElementInfo = ElementInfo()
  ) {
    self.info = info
    self.parameters = parameters
    self.outputTypeRef = outputTypeRef
  }
}
