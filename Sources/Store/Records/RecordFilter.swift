/// A condition on one field of records, as a person puts it together in a form.
public struct RecordFilter: Sendable, Hashable {
  /// How a value is compared.
  public enum Comparison: String, Sendable, Hashable, CaseIterable {
    /// The value is the one given.
    case equal = "eq"
    /// The value is the one given, or more, or later.
    case atLeast = "ge"
    /// The value is the one given, or less, or earlier.
    case atMost = "le"
    /// The value holds the words given.
    case contains = "has"
    /// There is no value.
    case missing = "none"
    /// There is a value.
    case present = "some"

    /// Whether something is compared with.
    public var needsValue: Bool { self != .missing && self != .present }
  }

  /// The field.
  public var field: String
  /// How its value is compared.
  public var comparison: Comparison
  /// With what, as it is typed.
  public var value: String

  /// Creates a condition.
  public init(field: String, comparison: Comparison, value: String = "") {
    self.field = field
    self.comparison = comparison
    self.value = value
  }
}
