import Diagnostics
import FEEL

/// A boxed iteration.
struct IterationNode: Evaluable {
  let kind: BoxedIteration.Kind
  let list: any Evaluable
  let slot: Int
  let partialSlot: Int
  /// Whether the body mentions the results so far.
  let usesPartial: Bool
  let body: any Evaluable
  let place: Place

  func value(in frame: Frame) -> Value {
    let source = list.value(in: frame)
    guard let elements = source.iterated(frame.run) else {
      frame.run.report(
        Problem(
          "dmn.not-a-list", .error,
          Wording(
            "\(source.shortText) 里没有可以逐个取的元素",
            "there is nothing to go over in \(source.shortText)"),
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
      guard frame.run.step() else { return .null }
      frame.slots[slot] = element
      if usesPartial { frame.slots[partialSlot] = .list(results) }
      let value = body.value(in: frame)
      // The list is let go of, so that it grows in place.
      if usesPartial {
        frame.slots[partialSlot] = .null
        guard frame.run.keepsShallow(value) else { return .null }
      }
      results.append(value)
    }
    return .list(results)
  }

  private func quantified(_ elements: [Value], _ frame: Frame, stopAt wanted: Bool) -> Value {
    var isUnknown = false
    for element in elements {
      guard frame.run.step() else { return .null }
      frame.slots[slot] = element
      let value = body.value(in: frame)
      if value.isTrue == wanted, value.isTrue || value.isFalse { return .boolean(wanted) }
      if value.isNull { isUnknown = true } else if !value.isTrue, !value.isFalse { return .null }
    }
    return isUnknown ? .null : .boolean(!wanted)
  }
}
