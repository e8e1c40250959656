import Diagnostics
import FEEL

/// A value brought to the type that its expression declares.
struct TypedNode: Evaluable {
  let inner: any Evaluable
  let type: ItemType
  let name: String
  let place: Place

  func value(in frame: Frame) -> Value {
    type.coerced(inner.value(in: frame), called: name, at: place, frame.run)
  }
}
