import Diagnostics
import FEEL

/// A boxed conditional.
struct ConditionalNode: Evaluable {
  let condition: any Evaluable
  let then: any Evaluable
  let otherwise: any Evaluable
  let place: Place

  func value(in frame: Frame) -> Value {
    switch condition.value(in: frame) {
    case .boolean(true): return then.value(in: frame)
    case .boolean(false), .null: return otherwise.value(in: frame)
    case let value:
      frame.run.report(
        Problem(
          "dmn.condition", .error,
          Wording(
            "条件的值 \(value.shortText) 既不是 true 也不是 false",
            "the condition \(value.shortText) is neither true nor false"),
          at: place))
      return .null
    }
  }
}
