import FEEL

/// A name that a step can use.
struct VisibleColumn {
  enum Source {
    /// A column that is there; its number for the loads.
    case stored(Column, Int)
    /// A lane of the program that is being made.
    case lane(Int)
  }

  var name: String
  var source: Source
}

/// What the steps of one pass see, and the moment that is now.
struct Surroundings {
  var columns: [String: VisibleColumn] = [:]
  var now: DateTimeValue?
  /// The first column seen with a dimension: all loads of its places are of that one.
  var dimensions: [ObjectIdentifier: Int] = [:]

  /// A run for a computation while the program is made.
  func run() -> Run { Run(now: now) }

  mutating func add(_ name: String, _ column: Column, number: Int) {
    let name = Names.normal(name)
    columns[name] = VisibleColumn(name: name, source: .stored(column, number))
    if case .coded(let codes, _) = column.form, dimensions[ObjectIdentifier(codes)] == nil {
      dimensions[ObjectIdentifier(codes)] = number
    }
  }

  mutating func add(_ name: String, lane: Int) {
    let name = Names.normal(name)
    columns[name] = VisibleColumn(name: name, source: .lane(lane))
  }

  /// The places of a column and their values, if it has such.
  func coded(_ name: String) -> (codes: Codes, values: [Value])? {
    guard case .stored(let column, _)? = columns[name]?.source,
      case .coded(let codes, let values) = column.form
    else { return nil }
    return (codes, values)
  }

  /// The names of columns that syntax mentions.
  func mentioned(_ syntax: Syntax) -> Set<String> {
    var found: Set<String> = []
    collect(syntax, &found)
    return found
  }

  private func collect(_ syntax: Syntax, _ found: inout Set<String>) {
    if case .name(let name, _) = syntax, columns[name] != nil { found.insert(name) }
    for part in syntax.parts { collect(part, &found) }
  }
}

extension Syntax {
  /// Whether the value under test is asked for.
  var asksInput: Bool {
    switch self {
    case .input, .test, .excluded, .tests, .anything: true
    case .membership(let value, _, _): value.asksInput
    default: parts.contains(where: \.asksInput)
    }
  }

  /// Where the syntax stands in its text.
  var offset: Int {
    switch self {
    case .name(_, let at), .input(let at), .path(_, _, let at), .negation(_, let at),
      .arithmetic(_, _, _, let at), .comparison(_, _, _, let at), .conjunction(_, _, let at),
      .disjunction(_, _, let at), .between(_, _, _, let at), .membership(_, _, let at),
      .instance(_, _, let at), .conditional(_, _, _, let at), .iteration(_, _, let at),
      .quantified(_, _, _, let at), .range(_, _, _, _, let at), .call(_, _, let at),
      .namedCall(_, _, let at), .filter(_, _, let at), .function(_, _, let at),
      .external(let at), .test(_, _, let at), .excluded(_, let at):
      at
    case .literal, .list, .context, .tests, .anything: parts.first?.offset ?? 0
    }
  }
}
