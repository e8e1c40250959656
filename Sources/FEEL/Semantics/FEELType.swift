public import Diagnostics

/// A type: FEEL's own, or one that a model defines, with its constraints.
public final class FEELType: Sendable {
  /// What values of the type are made of.
  public enum Shape: Sendable {
    /// Anything.
    case any
    /// Null only.
    case null
    /// Values of one of FEEL's kinds.
    case simple(ValueKind)
    /// Lists.
    case list(FEELType)
    /// Contexts with at least these entries.
    case context([Component])
    /// Ranges whose ends are of a type.
    case range(FEELType)
    /// Functions: the types of the parameters, where they are known, and of the result.
    case function([FEELType]?, FEELType?)
  }

  /// An entry of a structured type.
  public struct Component: Sendable {
    /// The name.
    public var name: String
    /// The type.
    public var type: FEELType

    /// Creates an entry.
    public init(name: String, type: FEELType) {
      self.name = name
      self.type = type
    }
  }

  /// The name, as messages call it.
  public let name: String
  /// What values are made of.
  public let shape: Shape
  /// What values must satisfy besides.
  public let constraints: [any TypeConstraining]

  /// Creates a type.
  public init(name: String, shape: Shape, constraints: [any TypeConstraining] = []) {
    self.name = name
    self.shape = shape
    self.constraints = constraints
  }

  /// The type of everything.
  public static let any = FEELType(name: "Any", shape: .any)

  /// Whether a value is of the type; null is of every type.
  public func accepts(_ value: Value, _ run: Run) -> Bool {
    if value.isNull { return true }
    return fits(value, run) && constraints.allSatisfy { $0.holds(for: value, run) }
  }

  /// The type without constraints, its parts included: what `instance of` asks.
  var unconstrained: FEELType {
    let plain: Shape =
      switch shape {
      case .list(let element): .list(element.unconstrained)
      case .context(let components):
        .context(components.map { Component(name: $0.name, type: $0.type.unconstrained) })
      case .range(let end): .range(end.unconstrained)
      case .any, .null, .simple, .function: shape
      }
    return FEELType(name: name, shape: plain)
  }

  private func fits(_ value: Value, _ run: Run) -> Bool {
    switch shape {
    case .any: return true
    case .null: return false
    case .simple(let kind): return value.kind == kind
    case .list(let element):
      guard let items = value.listItems else { return false }
      if case .any = element.shape, element.constraints.isEmpty { return true }
      return run.spend(items.count) && items.allSatisfy { element.accepts($0, run) }
    case .context(let components):
      guard case .context(let context) = value else { return false }
      return components.allSatisfy { component in
        context[component.name].map { component.type.accepts($0, run) } ?? false
      }
    case .range(let end):
      guard case .range(let range) = value else { return false }
      return end.accepts(range.lower, run) && end.accepts(range.upper, run)
    case .function(let parameters, let result):
      guard case .function(let function) = value else { return false }
      return function.conforms(to: parameters, result)
    }
  }

  /// A value brought to the type by the standard's conversions, or null with a reason.
  ///
  /// A list of one becomes its element and an element a list of one, where only that fits; a date
  /// becomes the midnight that starts it.
  public func coerced(_ value: Value, called name: String, at place: Place?, _ run: Run) -> Value {
    if accepts(value, run) { return value }
    if let converted = converted(value, run) { return converted }
    run.report(
      Problem(
        "feel.wrong-type", .error,
        Wording(
          "“\(name)”的类型应为“\(self.name)”，值 \(value.shortText) 不是",
          "“\(name)” must be of the type “\(self.name)”; the value \(value.shortText) is not"),
        at: place, suggestion: Wording("改正值或类型", "correct the value or the type")))
    return .null
  }

  /// The value after the one conversion that makes it fit; nil if there is none.
  public func converted(_ value: Value, _ run: Run) -> Value? {
    if case .list(let element) = shape, value.listItems == nil, element.accepts(value, run) {
      let list = Value.list([value])
      return accepts(list, run) ? list : nil
    }
    if let items = value.listItems, items.count == 1, accepts(items[0], run) { return items[0] }
    if case .simple(.dateTime) = shape, case .date(let date) = value,
      let midnight = TimeValue(second: 0, zone: .offset(0))
    {
      let start = Value.dateTime(DateTimeValue(date: date, time: midnight))
      return accepts(start, run) ? start : nil
    }
    return nil
  }
}
