import Diagnostics

extension Builtin {
  static let lists: [Builtin] = [
    function("list contains", "list", "element") { a in
      guard let list = a.list(0), let element = a[1] else { return nil }
      return .boolean(list.contains { ValueOrder.isEqual($0, element) })
    },
    function("count", "list") { a in a.list(0).map { .integer($0.count) } },
    variadic("min") { a in extreme(a, largest: false) },
    variadic("max") { a in extreme(a, largest: true) },
    variadic("all") { a in quantified(a, stopAt: false) },
    variadic("any") { a in quantified(a, stopAt: true) },
    function("sublist", "list", "start position", "length?") { a in
      guard let list = a.list(0), let start = a.integer(1), start != 0 else { return nil }
      let from = start > 0 ? start - 1 : list.count + start
      guard from >= 0, from < max(1, list.count) else {
        return a.fail(Wording("列表没有这个位置", "the list has no such place"))
      }
      guard let given = a.single(2), !given.isNull else {
        return .list(Array(list[min(from, list.count)...]))
      }
      guard let length = a.integer(2), length >= 0, length <= list.count - from else { return nil }
      return .list(Array(list[from..<(from + length)]))
    },
    Builtin(
      "append",
      [
        Signature(parameters: [Parameter(name: "list"), Parameter(name: "item")], isVariadic: true)
        { a in
          guard case .list(let all)? = a[0], let first = all.first, !first.isNull else {
            return nil
          }
          let list = first.listItems ?? [first]
          guard a.run.allows(list.count + all.count), a.run.spend(list.count) else { return .null }
          return .list(list + all.dropFirst())
        }
      ]),
    variadicLists("concatenate") { lists in lists.flatMap { $0 } },
    variadicLists("union") { lists in
      lists.flatMap { $0 }
    } after: {
      distinct($0, $1)
    },
    function("distinct values", "list") { a in
      a.list(0).map { distinct($0, a.run).map(Value.list) ?? .null }
    },
    function("reverse", "list") { a in a.list(0).map { .list($0.reversed()) } },
    function("index of", "list", "match") { a in
      guard let list = a.list(0), let match = a[1] else { return nil }
      return .list(
        list.indices.filter { ValueOrder.isEqual(list[$0], match) }.map { .integer($0 + 1) })
    },
    function("flatten", "list") { a in
      guard let list = a.list(0) else { return nil }
      var flat: [Value] = []
      return flatten(list, a.run, &flat) ? .list(flat) : .null
    },
    Builtin(
      "sort",
      [
        signature(["list", "precedes?"]) { a in
          guard let list = a.list(0) else { return nil }
          guard let given = a[1], !given.isNull else { return sorted(list) }
          guard let precedes = a.function(1) else { return nil }
          return sorted(list, precedes, a)
        }
      ]),
  ]

  static func variadic(
    _ name: String, _ body: @escaping @Sendable ([Value]) -> Value?
  ) -> Builtin {
    Builtin(
      name,
      [
        signature(["list"]) { a in a.list(0).flatMap { body($0) } },
        Signature(parameters: [Parameter(name: "list")], isVariadic: true) { a in
          guard case .list(let all)? = a[0], all.count > 1 else { return nil }
          return body(all)
        },
      ])
  }

  private static func variadicLists(
    _ name: String, _ body: @escaping @Sendable ([[Value]]) -> [Value],
    after: @escaping @Sendable ([Value], Run) -> [Value]? = { list, _ in list }
  ) -> Builtin {
    Builtin(
      name,
      [
        Signature(parameters: [Parameter(name: "list")], isVariadic: true) { a in
          guard case .list(let all)? = a[0], !all.contains(where: \.isNull) else { return nil }
          let lists = all.map { $0.listItems ?? [$0] }
          let count = lists.reduce(0) { $0 + $1.count }
          guard a.run.allows(count), a.run.spend(count) else { return .null }
          return after(body(lists), a.run).map(Value.list) ?? .null
        }
      ])
  }

  /// The elements without those equal to an earlier one; nil at the end of the run.
  static func distinct(_ list: [Value], _ run: Run) -> [Value]? {
    var found: [Value] = []
    var keys: Set<ValueKey> = []
    // Elements that cannot be looked up, such as contexts, are compared one by one.
    var others: [Value] = []
    for item in list {
      if let key = ValueKey(item) {
        if keys.insert(key).inserted { found.append(item) }
      } else {
        guard run.spend(others.count) else { return nil }
        if others.contains(where: { ValueOrder.isEqual($0, item) }) { continue }
        others.append(item)
        found.append(item)
      }
    }
    return found
  }

  private static func flatten(_ list: [Value], _ run: Run, _ flat: inout [Value]) -> Bool {
    guard run.spend(list.count), !run.isStackScarce else { return false }
    for item in list {
      if let inner = item.listItems {
        guard flatten(inner, run, &flat) else { return false }
      } else {
        flat.append(item)
      }
    }
    return run.allows(flat.count)
  }

  static func extreme(_ list: [Value], largest: Bool) -> Value? {
    guard var best = list.first else { return .null }
    guard ValueOrder.compare(best, best) != nil else { return nil }
    for item in list.dropFirst() {
      guard let order = ValueOrder.compare(item, best) else { return nil }
      if largest ? order > 0 : order < 0 { best = item }
    }
    return best
  }

  private static func quantified(_ list: [Value], stopAt wanted: Bool) -> Value? {
    var isUnknown = false
    for item in list {
      if case .boolean(let value) = item {
        if value == wanted { return .boolean(wanted) }
      } else if item.isNull {
        isUnknown = true
      } else {
        return nil
      }
    }
    return isUnknown ? .null : .boolean(!wanted)
  }

  private static func sorted(_ list: [Value]) -> Value? {
    guard let first = list.first else { return .list([]) }
    guard list.allSatisfy({ ValueOrder.compare($0, first) != nil }) else { return nil }
    return .list(list.sorted(by: ValueOrder.isLess))
  }

  private static func sorted(_ list: [Value], _ precedes: FunctionValue, _ a: Arguments) -> Value? {
    guard precedes.parameters.count == 2 || precedes.builtin != nil else { return nil }
    let function = Value.function(precedes)
    // A merge sort of our own: a function that contradicts itself must not upset it.
    return merged(list) {
      function.called(with: [$0, $1], a.run, spot: a.place).isTrue
    }.map(Value.list)
  }

  private static func merged(_ list: [Value], _ isBefore: (Value, Value) -> Bool) -> [Value]? {
    guard list.count > 1 else { return list }
    let middle = list.count / 2
    guard let left = merged(Array(list[..<middle]), isBefore),
      let right = merged(Array(list[middle...]), isBefore)
    else { return nil }
    var result: [Value] = []
    var (i, j) = (0, 0)
    while i < left.count, j < right.count {
      if isBefore(right[j], left[i]) {
        result.append(right[j])
        j += 1
      } else {
        result.append(left[i])
        i += 1
      }
    }
    return result + left[i...] + right[j...]
  }
}
