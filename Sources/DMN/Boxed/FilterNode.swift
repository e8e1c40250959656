import FEEL

/// A boxed filter, of which FEEL does the filtering.
struct FilterNode: Evaluable {
  let list: any Evaluable
  let slot: Int
  let filter: any Evaluable

  func value(in frame: Frame) -> Value {
    frame.slots[slot] = list.value(in: frame)
    return filter.value(in: frame)
  }
}
