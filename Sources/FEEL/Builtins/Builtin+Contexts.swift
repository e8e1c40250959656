import Diagnostics

extension Builtin {
  static let contexts: [Builtin] = [
    Builtin(
      "get value",
      [
        signature(["m", "key"]) { a in
          guard let context = a.context(0), let key = a.string(1) else { return nil }
          return context[key] ?? a.fail(Wording("没有名为“\(key)”的项", "there is no entry “\(key)”"))
        },
        signature(["context", "key"]) { a in
          guard let context = a.context(0), let key = a.string(1) else { return nil }
          return context[key] ?? a.fail(Wording("没有名为“\(key)”的项", "there is no entry “\(key)”"))
        },
      ]),
    Builtin("get entries", [["m"], ["context"]].map { names in signature(names, entries) }),
    function("context", "entries") { a in
      guard let list = a.list(0) else { return nil }
      var context = ContextValue()
      for item in list {
        guard case .context(let entry) = item, case .string(let key)? = entry["key"],
          let value = entry["value"]
        else { return nil }
        guard context[key] == nil else {
          return a.fail(Wording("键“\(key)”给了两次", "the key “\(key)” is given twice"))
        }
        context[key] = value
      }
      return .context(context)
    },
    Builtin(
      "context put",
      [
        signature(["context", "key", "value"]) { a in
          guard let context = a.context(0), let key = a.string(1), let value = a[2] else {
            return nil
          }
          var result = context
          result[key] = value
          return .context(result)
        },
        signature(["context", "keys", "value"]) { a in
          guard let context = a.context(0), let keys = a.list(1), !keys.isEmpty, let value = a[2]
          else { return nil }
          return put(context, keys[...], value)
        },
      ]),
    function("context merge", "contexts") { a in
      guard let list = a.list(0) else { return nil }
      var result = ContextValue()
      for item in list {
        guard case .context(let context) = item else { return nil }
        for entry in context.entries { result[entry.name] = entry.value }
      }
      return .context(result)
    },
  ]

  private static let entries: @Sendable (Arguments) -> Value? = { a in
    guard let context = a.context(0) else { return nil }
    return .list(
      context.entries.map { .context(of: [("key", .string($0.name)), ("value", $0.value)]) })
  }

  private static func put(
    _ context: ContextValue, _ keys: ArraySlice<Value>, _ value: Value
  ) -> Value? {
    guard case .string(let key)? = keys.first else { return nil }
    var result = context
    if keys.count == 1 {
      result[key] = value
      return .context(result)
    }
    guard case .context(let inner)? = context[key],
      let changed = put(inner, keys.dropFirst(), value)
    else { return nil }
    result[key] = changed
    return .context(result)
  }
}
