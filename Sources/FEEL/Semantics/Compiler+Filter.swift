import Diagnostics

extension Compiler {
  func filter(_ list: @escaping Code, _ condition: Syntax, _ at: Int) -> Code {
    var inner = self
    let item = inner.scope.add("item")
    inner.filterSlots.append(item)
    let code = inner.compile(condition)
    let spot = spot(at)
    return { frame in
      let source = list(frame)
      if source.isNull { return .null }
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
            Wording(
              "筛选要用序号或条件，\(probe.shortText) 两者都不是",
              "a filter is a number or a condition; \(probe.shortText) is neither"),
            at: spot.place))
        return .null
      }
      return .list(found)
    }
  }
}
