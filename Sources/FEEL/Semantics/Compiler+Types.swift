import Diagnostics

extension Compiler {
  func instance(_ value: @escaping Code, _ syntax: TypeSyntax, _ at: Int) -> Code {
    guard let type = type(syntax)?.unconstrained else {
      report("feel.unknown-type", Wording("没有这个类型", "there is no such type"), at)
      return { _ in .null }
    }
    return { frame in
      let value = value(frame)
      if value.isNull {
        if case .null = type.shape { return .boolean(true) }
        return .boolean(false)
      }
      return .boolean(type.accepts(value, frame.run))
    }
  }

  /// A type as written; nil if it names one that does not exist.
  func type(_ syntax: TypeSyntax) -> FEELType? {
    switch syntax {
    case .name(let name): return scope.types[name] ?? FEELType.builtIn(name)
    case .list(let inner):
      return type(inner).map { FEELType(name: "list<\($0.name)>", shape: .list($0)) }
    case .range(let inner):
      return type(inner).map { FEELType(name: "range<\($0.name)>", shape: .range($0)) }
    case .context(let entries):
      var components: [FEELType.Component] = []
      for entry in entries {
        guard let type = type(entry.type) else { return nil }
        components.append(FEELType.Component(name: entry.name, type: type))
      }
      return FEELType(name: "context", shape: .context(components))
    case .function(let parameters, let result):
      let types = parameters.compactMap(type)
      guard types.count == parameters.count, let result = type(result) else { return nil }
      return FEELType(name: "function", shape: .function(types, result))
    }
  }
}
