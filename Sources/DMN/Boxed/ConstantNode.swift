import FEEL

/// A value that is always the same.
struct ConstantNode: Evaluable {
  let constant: Value

  func value(in frame: Frame) -> Value { constant }
}
