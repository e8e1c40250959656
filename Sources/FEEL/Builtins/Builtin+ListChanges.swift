extension Builtin {
  static let listChanges: [Builtin] = [
    function("insert before", "list", "position", "newItem") { a in
      guard let list = a.list(0), let position = a.integer(1), let item = a[2],
        let place = place(position, list.count)
      else { return nil }
      var result = list
      result.insert(item, at: place)
      return .list(result)
    },
    function("remove", "list", "position") { a in
      guard let list = a.list(0), let position = a.integer(1),
        let place = place(position, list.count)
      else { return nil }
      var result = list
      result.remove(at: place)
      return .list(result)
    },
    Builtin(
      "list replace",
      [
        signature(["list", "position", "newItem"]) { a in
          guard let list = a.list(0), let item = a[2], let position = a.integer(1) else {
            return nil
          }
          guard let place = place(position, list.count) else { return nil }
          var result = list
          result[place] = item
          return .list(result)
        },
        signature(["list", "match", "newItem"]) { a in
          guard let list = a.list(0), let match = a.function(1), let item = a[2],
            match.parameters.count == 2
          else { return nil }
          var result: [Value] = []
          for old in list {
            let answer = Value.function(match).called(with: [old, item], a.run, spot: a.place)
            guard case .boolean(let replaces) = answer else { return nil }
            result.append(replaces ? item : old)
          }
          return .list(result)
        },
      ]),
  ]

  /// The index of a position that counts from 1, or backwards from −1.
  private static func place(_ position: Int, _ count: Int) -> Int? {
    guard position != 0, position.magnitude <= count else { return nil }
    return position > 0 ? position - 1 : count + position
  }
}
