import Diagnostics
import FEEL

/// A value that is always the same.
struct ConstantNode: Evaluable {
  let constant: Value

  func value(in frame: Frame) -> Value { constant }
}

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

/// A boxed context.
struct ContextNode: Evaluable {
  struct Entry: Sendable {
    var name: String
    var slot: Int
    var value: any Evaluable
  }

  let entries: [Entry]
  /// The value of the whole, if the last entry has no name.
  let result: (any Evaluable)?

  func value(in frame: Frame) -> Value {
    var pairs: [(String, Value)] = []
    for entry in entries {
      let value = entry.value.value(in: frame)
      frame.slots[entry.slot] = value
      if result == nil { pairs.append((entry.name, value)) }
    }
    return result?.value(in: frame) ?? Value.context(of: pairs)
  }
}

/// A boxed list.
struct ListNode: Evaluable {
  let elements: [any Evaluable]

  func value(in frame: Frame) -> Value { .list(elements.map { $0.value(in: frame) }) }
}

/// A relation.
struct RelationNode: Evaluable {
  let columns: [String]
  let rows: [[any Evaluable]]

  func value(in frame: Frame) -> Value {
    .list(
      rows.map { row in
        Value.context(of: zip(columns, row).map { ($0, $1.value(in: frame)) })
      })
  }
}

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
          "dmn.condition", .error, "the condition \(value.shortText) is neither true nor false",
          at: place))
      return .null
    }
  }
}

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

/// A boxed function, which sees the values around it as they are when it is made.
struct FunctionNode: Evaluable {
  let name: String
  let parameters: [FunctionParameter]
  let slots: [Int]
  let layout: Scope.Layout
  let body: any Evaluable
  /// The slot of the function itself, if it may call itself.
  let selfSlot: Int?

  func value(in frame: Frame) -> Value { function(capturing: frame.slots, frame.run) }

  private func function(capturing captured: [Value], _ run: Run) -> Value {
    Value.function(name: name, parameters: parameters, run) { arguments, run in
      let inner = Frame(copy: captured, count: layout.count, run: run)
      if let selfSlot { inner.slots[selfSlot] = function(capturing: captured, run) }
      for (slot, argument) in zip(slots, arguments) { inner.slots[slot] = argument }
      return body.value(in: inner)
    }
  }
}

/// A parameter of a function of a model.
struct FunctionParameter: Sendable {
  var name: String
  var type: ItemType?
}

/// A boxed iteration.
struct IterationNode: Evaluable {
  let kind: BoxedIteration.Kind
  let list: any Evaluable
  let slot: Int
  let partialSlot: Int
  let body: any Evaluable
  let place: Place

  func value(in frame: Frame) -> Value {
    let source = list.value(in: frame)
    guard let elements = source.iterated(frame.run) else {
      frame.run.report(
        Problem(
          "dmn.not-a-list", .error, "there is nothing to iterate over: \(source.feelText)",
          at: place))
      return .null
    }
    return switch kind {
    case .each: each(elements, frame)
    case .some: quantified(elements, frame, stopAt: true)
    case .every: quantified(elements, frame, stopAt: false)
    }
  }

  private func each(_ elements: [Value], _ frame: Frame) -> Value {
    var results: [Value] = []
    for element in elements {
      frame.slots[slot] = element
      frame.slots[partialSlot] = .list(results)
      results.append(body.value(in: frame))
    }
    return .list(results)
  }

  private func quantified(_ elements: [Value], _ frame: Frame, stopAt wanted: Bool) -> Value {
    var isUnknown = false
    for element in elements {
      frame.slots[slot] = element
      let value = body.value(in: frame)
      if value.isTrue == wanted, value.isTrue || value.isFalse { return .boolean(wanted) }
      if value.isNull { isUnknown = true } else if !value.isTrue, !value.isFalse { return .null }
    }
    return isUnknown ? .null : .boolean(!wanted)
  }
}

/// A boxed filter whose condition is itself boxed.
struct BoxedMatchNode: Evaluable {
  let list: any Evaluable
  let item: Int
  let match: any Evaluable

  func value(in frame: Frame) -> Value {
    let source = list.value(in: frame)
    let items = source.listItems ?? (source.isNull ? [] : [source])
    return .list(
      items.filter { element in
        frame.slots[item] = element
        return match.value(in: frame).isTrue
      })
  }
}
