import FEEL

/// A boxed function, which sees the values around it as they are when it is made.
struct FunctionNode: Evaluable {
  let name: String
  let parameters: [FunctionParameter]
  let slots: [Int]
  let layout: Scope.Layout
  let body: any Evaluable
  /// The slot of the function itself, if it may call itself.
  let selfSlot: Int?

  func value(in frame: Frame) -> Value { function(capturing: frame.slots) }

  private func function(capturing captured: [Value]) -> Value {
    Value.function(name: name, parameters: parameters, captured: captured) { arguments, run in
      let inner = Frame(copy: captured, count: layout.count, run: run)
      if let selfSlot { inner.slots[selfSlot] = function(capturing: captured) }
      for (slot, argument) in zip(slots, arguments) { inner.slots[slot] = argument }
      return body.value(in: inner)
    }
  }
}
