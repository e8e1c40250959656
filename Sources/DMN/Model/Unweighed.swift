/// A value that says where something came from and so does not count in equality.
@propertyWrapper
public struct Unweighed<Value: Sendable>: Sendable, Hashable {
  /// The value.
  public var wrappedValue: Value

  /// Wraps a value.
  public init(_ value: Value) { wrappedValue = value }

  /// Wraps a value, as a property wrapper.
  public init(wrappedValue: Value) { self.wrappedValue = wrappedValue }

  /// Always true.
  public static func == (a: Unweighed, b: Unweighed) -> Bool { true }

  /// Adds nothing.
  public func hash(into hasher: inout Hasher) {}
}
