extension Syntax {
  /// The value, if the syntax is a constant: a literal, its negative, a list of constants, or a date,
  /// time or duration made of a text.
  public var constant: Value? {
    switch self {
    case .literal(let value): return value
    case .negation(let operand, _):
      guard case .number(let number)? = operand.constant else { return nil }
      return .number(-number)
    case .list(let elements):
      let values = elements.compactMap(\.constant)
      return values.count == elements.count ? .list(values) : nil
    case .call(.name(let name, _), let arguments, _):
      guard
        ["date", "time", "date and time", "duration", "number"].contains(name),
        arguments.count == 1, case .string(let text)? = arguments[0].constant
      else { return nil }
      let run = Run()
      let value = Builtin.all[name]?.call([.string(text)], run, at: Spot(nil)) ?? .null
      return value.isNull ? nil : value
    default: return nil
    }
  }
}

extension FEELExpression {
  /// The value, if it is the same in every frame.
  public var constant: Value? { problems.isEmpty ? syntax?.constant : nil }
}

extension FEELType {
  /// Reads a type as FEEL writes types; nil if the text is none.
  public convenience init?(written text: String, named: (String) -> FEELType?) {
    var parser = Parser(text, names: [], members: [])
    guard let syntax = try? parser.type(), (try? parser.finish()) != nil else { return nil }
    guard let type = Self.resolved(syntax, named) else { return nil }
    self.init(name: text, shape: type.shape, constraints: type.constraints)
  }

  private static func resolved(_ syntax: TypeSyntax, _ named: (String) -> FEELType?) -> FEELType? {
    switch syntax {
    case .name(let name): return named(name) ?? builtIn(name)
    case .list(let inner):
      return resolved(inner, named).map { FEELType(name: "list<\($0.name)>", shape: .list($0)) }
    case .range(let inner):
      return resolved(inner, named).map { FEELType(name: "range<\($0.name)>", shape: .range($0)) }
    case .context(let entries):
      var components: [Component] = []
      for entry in entries {
        guard let type = resolved(entry.type, named) else { return nil }
        components.append(Component(name: entry.name, type: type))
      }
      return FEELType(name: "context", shape: .context(components))
    case .function(let parameters, let result):
      let types = parameters.compactMap { resolved($0, named) }
      guard types.count == parameters.count, let result = resolved(result, named) else {
        return nil
      }
      return FEELType(name: "function", shape: .function(types, result))
    }
  }
}
