/// Named entries, each of which may use those before it.
public struct BoxedContext: Sendable, Hashable {
  /// One entry; the last may be without a variable and is then the value of the whole.
  public struct Entry: Sendable, Hashable {
    /// What every element carries.
    public var info: ElementInfo
    /// The name and type.
    public var variable: InformationItem?
    /// The value.
    public var value: BoxedExpression?

    /// Creates an entry.
    public init(
      _ variable: InformationItem?, _ value: BoxedExpression?, info: ElementInfo = ElementInfo()
    ) {
      self.info = info
      self.variable = variable
      self.value = value
    }
  }

  /// What every element carries.
  public var info: ElementInfo
  /// The type of the value.
  public var typeRef: String?
  /// The entries.
  public var entries: [Entry]

  /// Creates a context.
  public init(entries: [Entry], typeRef: String? = nil, info: ElementInfo = ElementInfo()) {
    self.info = info
    self.typeRef = typeRef
    self.entries = entries
  }
}
