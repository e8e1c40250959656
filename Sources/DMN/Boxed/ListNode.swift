import FEEL

/// A boxed list.
struct ListNode: Evaluable {
  let elements: [any Evaluable]

  func value(in frame: Frame) -> Value { .list(elements.map { $0.value(in: frame) }) }
}
