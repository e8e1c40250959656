import FEEL

/// A boxed filter whose condition is itself boxed.
struct BoxedMatchNode: Evaluable {
  let list: any Evaluable
  let item: Int
  /// The slots of the entries of the elements, where their type tells the entries.
  let entries: [(name: String, slot: Int)]
  let match: any Evaluable

  func value(in frame: Frame) -> Value {
    let source = list.value(in: frame)
    if source.isNull { return .null }
    let items = source.listItems ?? [source]
    var found: [Value] = []
    for element in items {
      guard frame.run.step() else { return .null }
      frame.slots[item] = element
      for (name, slot) in entries { frame.slots[slot] = element.entry(name) ?? .null }
      switch match.value(in: frame) {
      case .boolean(true): found.append(element)
      case .number(let number):
        guard let place = number.integer, place != 0, abs(place) <= items.count else {
          return .null
        }
        return items[place > 0 ? place - 1 : items.count + place]
      default: break
      }
    }
    return .list(found)
  }
}
