import Diagnostics
import FEEL

/// A boxed call with named arguments.
struct InvocationNode: Evaluable {
  let function: any Evaluable
  let arguments: [(name: String, value: any Evaluable)]
  let place: Place

  func value(in frame: Frame) -> Value {
    let callee = function.value(in: frame)
    let values = arguments.map { ($0.name, $0.value.value(in: frame)) }
    return callee.call(named: values, at: place, in: frame)
  }
}
