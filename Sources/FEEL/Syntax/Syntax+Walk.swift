extension Syntax {
  /// The parts directly inside.
  public var parts: [Syntax] {
    switch self {
    case .literal, .name, .input, .external, .anything: []
    case .path(let inner, _, _), .negation(let inner, _), .instance(let inner, _, _),
      .function(_, let inner, _), .test(_, let inner, _):
      [inner]
    case .arithmetic(_, let a, let b, _), .comparison(_, let a, let b, _),
      .conjunction(let a, let b, _), .disjunction(let a, let b, _), .filter(let a, let b, _):
      [a, b]
    case .between(let a, let b, let c, _), .conditional(let a, let b, let c, _): [a, b, c]
    case .membership(let a, let tests, _): [a] + tests
    case .iteration(let iterators, let body, _), .quantified(_, let iterators, let body, _):
      iterators.flatMap { [$0.list, $0.end].compactMap { $0 } } + [body]
    case .list(let elements), .tests(let elements), .excluded(let elements, _): elements
    case .context(let entries): entries.map(\.value)
    case .range(let low, let high, _, _, _): [low, high].compactMap { $0 }
    case .call(let function, let arguments, _): [function] + arguments
    case .namedCall(let function, let arguments, _): [function] + arguments.map(\.value)
    }
  }

  /// The simple constants anywhere inside.
  func collectConstants(into found: inout [Value]) {
    if let constant, ValueKey(constant) != nil {
      found.append(constant)
      return
    }
    for part in parts { part.collectConstants(into: &found) }
  }
}

extension FEELExpression {
  /// The simple constants that the text names.
  public var constants: [Value] {
    var found: [Value] = []
    syntax?.collectConstants(into: &found)
    return found
  }
}
