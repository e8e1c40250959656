/// A range of values, open or closed at each end; a missing end has no limit.
public struct RangeValue: Sendable {
  /// The two ends.
  private final class Storage: Sendable {
    let lower: Value
    let upper: Value

    init(_ lower: Value, _ upper: Value) {
      self.lower = lower
      self.upper = upper
    }
  }

  private let storage: Storage
  /// Whether the lower end belongs to the range.
  public let includesLower: Bool
  /// Whether the upper end belongs to the range.
  public let includesUpper: Bool
  /// Whether the range was written as a comparison, such as `< 5`.
  public let isComparison: Bool

  /// Creates a range; null stands for no limit.
  public init(
    _ lower: Value, _ upper: Value, includesLower: Bool, includesUpper: Bool,
    isComparison: Bool = false
  ) {
    storage = Storage(lower, upper)
    self.includesLower = includesLower
    self.includesUpper = includesUpper
    self.isComparison = isComparison
  }

  /// The lower end; null if there is no limit.
  public var lower: Value { storage.lower }
  /// The upper end; null if there is no limit.
  public var upper: Value { storage.upper }

  /// Whether a value is in the range; nil if it cannot be compared with the ends.
  public func contains(_ value: Value) -> Bool? {
    if !lower.isNull {
      guard let order = ValueOrder.compare(lower, value) else { return nil }
      if order > 0 || (order == 0 && !includesLower) { return false }
    }
    if !upper.isNull {
      guard let order = ValueOrder.compare(value, upper) else { return nil }
      if order > 0 || (order == 0 && !includesUpper) { return false }
    }
    return !(lower.isNull && upper.isNull)
  }
}

extension RangeValue {
  /// The whole numbers or days of the range in order; nil if it is of something else, or too long.
  public func elements(_ run: Run) -> [Value]? { Span.elements(self, run) }
}

extension RangeValue {
  /// A range between two ends that belong together; nil if they do not.
  init?(
    checking lower: Value, _ upper: Value, includesLower: Bool, includesUpper: Bool,
    isComparison: Bool = false
  ) {
    if !isComparison {
      guard !(lower.isNull || upper.isNull) else { return nil }
      guard let order = ValueOrder.compare(lower, upper) else { return nil }
      if order > 0 { return nil }
    } else if lower.isNull, upper.isNull {
      return nil
    }
    self.init(
      lower, upper, includesLower: includesLower, includesUpper: includesUpper,
      isComparison: isComparison)
  }
}
