import FEEL

/// Something that has a value in a frame.
protocol Evaluable: Sendable {
  func value(in frame: Frame) -> Value
}
