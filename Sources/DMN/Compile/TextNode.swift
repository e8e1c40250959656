import FEEL

/// A text of FEEL as a node.
struct TextNode: Evaluable {
  let expression: FEELExpression

  func value(in frame: Frame) -> Value {
    if frame.slots.count < expression.slotCount {
      frame.slots.append(
        contentsOf: repeatElement(.null, count: expression.slotCount - frame.slots.count))
    }
    return expression.value(in: frame)
  }
}
