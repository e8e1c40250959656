import Diagnostics
import FEEL
import Vocabulary

extension UnitInference {
  func arithmetic(
    _ sign: ArithmeticOperator, _ a: InferredUnit, _ b: InferredUnit, exponent: Syntax, _ at: Int
  ) -> InferredUnit {
    switch sign {
    case .add, .subtract: matched(a, b, Self.adding, at)
    case .multiply: product(a, b)
    case .divide: product(a, inverse(b))
    case .power: power(a, b, exponent, at)
    }
  }

  private func product(_ a: InferredUnit, _ b: InferredUnit) -> InferredUnit {
    switch (a, b) {
    case (.units(let left), .units(let right)):
      .among(left.flatMap { a in right.compactMap { a.times($0) } })
    case (.units(let units), .literal(let number)), (.literal(let number), .units(let units)):
      scaled(units, by: number)
    case (.literal(let left), .literal(let right)):
      .literal(left.flatMap { left in right.flatMap { left.times($0) } })
    default: .unknown
    }
  }

  /// A quantity times a written number: scaled, or the same in a unit that is so many times smaller.
  private func scaled(_ units: [Unit], by number: Ratio?) -> InferredUnit {
    guard let number else { return .unknown }
    guard number > .zero, number != .one, let inverse = number.inverse else { return .units(units) }
    return .among(units + units.compactMap { $0.scaled(by: inverse) })
  }

  private func inverse(_ unit: InferredUnit) -> InferredUnit {
    switch unit {
    case .units(let units): .among(units.compactMap { $0.power(-1) })
    case .literal(let number): .literal(number?.inverse)
    default: .unknown
    }
  }

  private func power(
    _ base: InferredUnit, _ exponent: InferredUnit, _ syntax: Syntax, _ at: Int
  ) -> InferredUnit {
    if let unit = exponent.candidates?.first(where: { $0 != .one }) {
      report(UnitFault.power(unit, locate(at)))
      return .unknown
    }
    guard case .units(let units) = base else { return .unknown }
    if units == [.one] { return base }
    guard case .number(let number)? = syntax.constant, let whole = number.integer else {
      return .unknown
    }
    return .among(units.compactMap { $0.power(whole) })
  }

  // MARK: - Functions

  /// Functions whose value has the unit of their arguments, all of which must be alike.
  private static let keeping: Set<String> = [
    "sum", "min", "max", "mean", "median", "stddev", "abs", "modulo", "mode",
  ]
  /// Functions whose value has the unit of their first argument, whatever the others are.
  private static let keepingFirst: Set<String> = [
    "floor", "ceiling", "decimal", "round up", "round down", "round half up", "round half down",
    "distinct values", "reverse", "sort", "sublist", "flatten",
  ]
  private static let logarithmic: Set<String> = ["exp", "log"]
  private static let wordy: Set<String> = [
    "string", "upper case", "lower case", "substring", "string join", "date", "time",
    "date and time", "duration", "contains", "starts with", "ends with", "matches", "not", "is",
    "all", "any", "list contains", "today", "now", "day of week", "month of year",
  ]

  func call(_ function: Syntax, _ arguments: [Syntax], _ at: Int) -> InferredUnit {
    guard case .name(let name, _) = function, names[name] == nil else {
      for argument in arguments { _ = unit(of: argument) }
      return .unknown
    }
    let units = arguments.map(unit)
    if Self.keeping.contains(name) {
      let flat = units.map(\.element)
      let result = joined(flat, Self.listing, arguments)
      return name == "mode" ? .list(result) : result
    }
    if Self.keepingFirst.contains(name) { return units.first ?? .unknown }
    if Self.logarithmic.contains(name) {
      if let unit = units.first?.candidates?.first(where: { $0 != .one }) {
        report(UnitFault.power(unit, locate(at)))
      }
      return .unknown
    }
    switch name {
    case "count", "string length": return .literal(nil)
    case "list contains", "is": _ = joined(units.map(\.element), Self.comparing, arguments)
    case "concatenate", "union", "append", "insert before":
      return units.first ?? .unknown
    default: break
    }
    return Self.wordy.contains(name) ? .other : .unknown
  }
}

extension Syntax {
  /// Where the syntax begins or has its sign, in Unicode scalars, where it knows.
  var beginning: Int? {
    switch self {
    case .name(_, let at), .input(let at), .path(_, _, let at), .negation(_, let at),
      .arithmetic(_, _, _, let at), .comparison(_, _, _, let at), .conjunction(_, _, let at),
      .disjunction(_, _, let at), .between(_, _, _, let at), .membership(_, _, let at),
      .instance(_, _, let at), .conditional(_, _, _, let at), .iteration(_, _, let at),
      .quantified(_, _, _, let at), .range(_, _, _, _, let at), .call(_, _, let at),
      .namedCall(_, _, let at), .filter(_, _, let at), .function(_, _, let at),
      .external(let at), .test(_, _, let at), .excluded(_, let at):
      at
    case .literal, .list, .context, .tests, .anything: nil
    }
  }
}
