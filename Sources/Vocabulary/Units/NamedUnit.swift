/// A unit with a name of its own, such as 亩 or 万元.
public struct NamedUnit: Sendable, Hashable {
  /// The name as it is printed.
  public let symbol: String
  /// How many base units make one.
  public let scale: Ratio
  /// What it measures.
  public let dimension: Dimension
}
