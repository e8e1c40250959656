import Diagnostics

extension Compiler {
  /// One variable of a loop, compiled.
  struct Loop: Sendable {
    var slot: Int
    var list: Code
    var end: Code?
    var spot: Spot

    /// The elements to go over; nil if there are none.
    func elements(_ frame: Frame) -> [Value]? {
      let first = list(frame)
      guard let end else {
        if case .range(let range) = first { return Span.elements(range, frame.run) }
        if let items = first.listItems { return items }
        if first.isNull {
          frame.run.report(Self.problem(first, spot.place))
          return nil
        }
        return [first]
      }
      guard let span = Span.elements(from: first, to: end(frame), frame.run) else {
        frame.run.report(Self.problem(first, spot.place))
        return nil
      }
      return span
    }

    private static func problem(_ value: Value, _ place: Place?) -> Problem {
      Problem(
        "feel.iteration", .error,
        Wording(
          "\(value.shortText) 里没有可以逐个取的元素",
          "there is nothing to go over in \(value.shortText)"), at: place,
        suggestion: Wording(
          "给一个列表，或整数、日期的区间", "give a list, or a range of whole numbers or dates"))
    }
  }

  private func loops(_ iterators: [IteratorSyntax], _ at: Int) -> (loops: [Loop], inner: Compiler) {
    var inner = self
    var loops: [Loop] = []
    for iterator in iterators {
      let list = inner.compile(iterator.list)
      let end = iterator.end.map { inner.compile($0) }
      var element: FEELType?
      if case .name(let name, _) = iterator.list,
        case .list(let type)? = scope.entry(name)?.type?.shape
      {
        element = type
      }
      let slot = inner.scope.add(iterator.name, type: element)
      loops.append(Loop(slot: slot, list: list, end: end, spot: spot(at)))
    }
    return (loops, inner)
  }

  func iteration(_ iterators: [IteratorSyntax], _ body: Syntax, _ at: Int) -> Code {
    var (loops, inner) = loops(iterators, at)
    let partial = inner.scope.add("partial")
    let code = inner.compile(body)
    let usesPartial = findings.names.contains("partial")
    let compiled = loops
    loops = []
    return { frame in
      var results: [Value] = []
      let done = Self.walk(compiled[...], frame) { frame in
        guard usesPartial else {
          results.append(code(frame))
          return frame.run.allows(results.count)
        }
        frame.slots[partial] = .list(results)
        let value = code(frame)
        // The list is let go of, so that it grows in place.
        frame.slots[partial] = .null
        results.append(value)
        return frame.run.allows(results.count) && frame.run.keepsShallow(value)
      }
      return done == nil || frame.run.isExhausted ? .null : .list(results)
    }
  }

  func quantified(
    _ isEvery: Bool, _ iterators: [IteratorSyntax], _ body: Syntax, _ at: Int
  ) -> Code {
    let (loops, inner) = loops(iterators, at)
    let code = inner.compile(body)
    return { frame in
      var answer: Bool?
      var isUnknown = false
      var isMisfit = false
      let done = Self.walk(loops[...], frame) { frame in
        switch code(frame) {
        case .boolean(let value):
          if value != isEvery {
            answer = value
            return false
          }
        case .null: isUnknown = true
        default:
          isMisfit = true
          return false
        }
        return true
      }
      if done == nil || isMisfit { return .null }
      if let answer { return .boolean(answer) }
      return isUnknown ? .null : .boolean(isEvery)
    }
  }

  /// Goes over all combinations; false if the body stopped it, nil if there was nothing to go over.
  private static func walk(
    _ loops: ArraySlice<Loop>, _ frame: Frame, _ body: (Frame) -> Bool
  ) -> Bool? {
    guard let loop = loops.first else { return body(frame) }
    guard let elements = loop.elements(frame) else { return nil }
    for element in elements {
      guard frame.run.step() else { return nil }
      frame.slots[loop.slot] = element
      guard let goesOn = walk(loops.dropFirst(), frame, body) else { return nil }
      if !goesOn { return false }
    }
    return true
  }
}
