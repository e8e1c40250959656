import Diagnostics

extension Compiler {
  /// One variable of a loop, compiled.
  struct Loop: Sendable {
    var slot: Int
    var list: Code
    var end: Code?
    var place: Place?

    /// The elements to go over; nil if there are none.
    func elements(_ frame: Frame) -> [Value]? {
      let first = list(frame)
      guard let end else {
        if case .range(let range) = first { return Span.elements(range, frame.run) }
        if let items = first.listItems { return items }
        if first.isNull {
          frame.run.report(Self.problem(first, place))
          return nil
        }
        return [first]
      }
      guard let span = Span.elements(from: first, to: end(frame), frame.run) else {
        frame.run.report(Self.problem(first, place))
        return nil
      }
      return span
    }

    private static func problem(_ value: Value, _ place: Place?) -> Problem {
      Problem(
        "feel.iteration", .error, "there is nothing to go over in \(value.shortText)", at: place)
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
      loops.append(Loop(slot: slot, list: list, end: end, place: locate(at)))
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
        if usesPartial { frame.slots[partial] = .list(results) }
        results.append(code(frame))
        return results.count <= frame.run.limits.size
      }
      return done == nil ? .null : .list(results)
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

  // MARK: - Filters

  func filter(_ list: @escaping Code, _ condition: Syntax, _ at: Int) -> Code {
    var inner = self
    let item = inner.scope.add("item")
    inner.filterSlots.append(item)
    let code = inner.compile(condition)
    let place = locate(at)
    return { frame in
      let source = list(frame)
      if source.isNull { return .list([]) }
      let items = source.listItems ?? [source]
      let saved = frame.slots[item]
      defer { frame.slots[item] = saved }
      if let first = items.first {
        frame.slots[item] = first
      } else {
        frame.slots[item] = .null
      }
      // The first look tells a place from a condition.
      let probe = code(frame)
      if case .number(let number) = probe {
        guard let place = number.integer, place != 0, abs(place) <= items.count else {
          return .null
        }
        return items[place > 0 ? place - 1 : items.count + place]
      }
      if items.isEmpty { return .list([]) }
      var found: [Value] = []
      var seenOther = false
      for (index, element) in items.enumerated() {
        guard frame.run.step() else { return .null }
        frame.slots[item] = element
        let answer = index == 0 ? probe : code(frame)
        if answer.isTrue {
          found.append(element)
        } else if !answer.isFalse, !answer.isNull {
          seenOther = true
        }
      }
      if seenOther {
        frame.run.report(
          Problem(
            "feel.filter", .error,
            "a filter is a number or a condition; \(probe.shortText) is neither",
            at: place))
        return .null
      }
      return .list(found)
    }
  }
}

/// The whole numbers or days of a range, in order.
enum Span {
  static func elements(_ range: RangeValue, _ run: Run) -> [Value]? {
    guard var items = elements(from: range.lower, to: range.upper, run) else { return nil }
    if !range.includesLower, !items.isEmpty { items.removeFirst() }
    if !range.includesUpper, !items.isEmpty { items.removeLast() }
    return items
  }

  static func elements(from first: Value, to last: Value, _ run: Run) -> [Value]? {
    switch (first, last) {
    case (.number(let a), .number(let b)):
      guard let from = a.integer, let to = b.integer, let count = count(from, to, run) else {
        return nil
      }
      return (0..<count).map { .integer(from <= to ? from + $0 : from - $0) }
    case (.date(let a), .date(let b)):
      let (from, to) = (a.dayNumber, b.dayNumber)
      guard let count = count(from, to, run) else { return nil }
      return (0..<count).compactMap {
        DateValue(dayNumber: from <= to ? from + $0 : from - $0).map(Value.date)
      }
    default: return nil
    }
  }

  private static func count(_ from: Int, _ to: Int, _ run: Run) -> Int? {
    let (distance, overflow) = to.subtractingReportingOverflow(from)
    guard !overflow, distance.magnitude < run.limits.size else {
      run.exhaust("a range has more than \(run.limits.size) elements")
      return nil
    }
    return Int(distance.magnitude) + 1
  }
}
