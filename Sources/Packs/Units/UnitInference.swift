import Diagnostics
import FEEL
import Vocabulary

/// Walks the syntax of an expression and finds units from the bottom up.
struct UnitInference {
  /// What was found on the way.
  final class Findings {
    var problems: [Problem] = []
  }

  /// The names in sight.
  var names: [String: InferredUnit]
  /// The unit of the value under test.
  let input: InferredUnit
  let locate: (Int) -> Place?
  let findings = Findings()

  init(names: [String: InferredUnit], input: InferredUnit, locate: @escaping (Int) -> Place?) {
    self.names = names
    self.input = input
    self.locate = locate
  }

  func unit(of syntax: Syntax) -> InferredUnit {
    switch syntax {
    case .literal(let value): return literal(value)
    case .name(let name, _): return names[name] ?? .unknown
    case .input: return input
    case .path(let inner, let name, _): return entry(name, of: unit(of: inner))
    case .negation(let inner, _): return unit(of: inner)
    case .arithmetic(let sign, let a, let b, let at):
      return arithmetic(sign, unit(of: a), unit(of: b), exponent: b, at)
    case .comparison(_, let a, let b, let at):
      _ = matched(unit(of: a), unit(of: b), Self.comparing, at)
      return .other
    case .conjunction(let a, let b, _), .disjunction(let a, let b, _):
      _ = (unit(of: a), unit(of: b))
      return .other
    case .between(let value, let low, let high, let at):
      let value = unit(of: value)
      _ = matched(value, unit(of: low), Self.comparing, at)
      _ = matched(value, unit(of: high), Self.comparing, at)
      return .other
    case .membership(let value, let tests, let at):
      let value = unit(of: value)
      for test in tests { self.test(test, value.element, at) }
      return .other
    case .instance(let inner, _, _):
      _ = unit(of: inner)
      return .other
    case .conditional(let condition, let then, let otherwise, let at):
      _ = unit(of: condition)
      return matched(unit(of: then), unit(of: otherwise), Self.choosing, at)
    case .iteration(let iterators, let body, _):
      return .list(bound(iterators).unit(of: body))
    case .quantified(_, let iterators, let body, _):
      _ = bound(iterators).unit(of: body)
      return .other
    case .list(let elements): return .list(joined(elements.map(unit), Self.listing, elements))
    case .context(let entries): return context(entries)
    case .range(let low, let high, _, _, let at):
      let ends = [low, high].compactMap { $0 }.map(unit)
      return ends.count == 2
        ? matched(ends[0], ends[1], Self.comparing, at) : ends.first ?? .unknown
    case .call(let function, let arguments, let at): return call(function, arguments, at)
    case .namedCall(_, let arguments, _):
      for argument in arguments { _ = unit(of: argument.value) }
      return .unknown
    case .filter(let list, let condition, _): return filter(unit(of: list), condition)
    case .function(let parameters, let body, _):
      var inner = self
      for parameter in parameters { inner.names[parameter.name] = .unknown }
      _ = inner.unit(of: body)
      return .unknown
    case .test, .tests, .excluded:
      test(syntax, input, 0)
      return .other
    case .external, .anything: return .unknown
    }
  }

  static let comparing = Wording("比较", "of the comparison")
  static let adding = Wording("加减", "of the sum")
  static let choosing = Wording("if 与 else ", "of the if")
  static let listing = Wording("列表各项", "of the list")

  // MARK: - Values

  private func literal(_ value: Value) -> InferredUnit {
    switch value {
    case .number(let number): .literal(ScaledDecimal(number.description)?.ratio)
    case .null: .unknown
    default: .other
    }
  }

  private func entry(_ name: String, of unit: InferredUnit) -> InferredUnit {
    switch unit {
    case .context(let entries): entries[name] ?? .unknown
    case .list(let element): .list(entry(name, of: element))
    default: .unknown
    }
  }

  private func context(_ entries: [EntrySyntax]) -> InferredUnit {
    var inner = self
    var result: [String: InferredUnit] = [:]
    for entry in entries {
      let unit = inner.unit(of: entry.value)
      result[entry.name] = unit
      inner.names[entry.name] = unit
    }
    return .context(result)
  }

  // MARK: - Alike

  /// The unit of two values that must be alike.
  func matched(
    _ a: InferredUnit, _ b: InferredUnit, _ doing: Wording, _ at: Int
  ) -> InferredUnit {
    switch (a, b) {
    case (.units(let left), .units(let right)):
      let common = left.filter(right.contains)
      if common.isEmpty {
        report(UnitFault.unlike(left[0], right[0], doing, locate(at)))
        return .unknown
      }
      return .among(common)
    case (.units, .literal), (.units, .unknown): return a
    case (.literal, .units), (.unknown, .units): return b
    case (.literal(let left), .literal(let right)): return .literal(left == right ? left : nil)
    case (.list(let left), .list(let right)): return .list(matched(left, right, doing, at))
    case (.other, .other): return .other
    default: return .unknown
    }
  }

  func joined(
    _ units: [InferredUnit], _ doing: Wording, _ places: [Syntax]
  ) -> InferredUnit {
    guard var result = units.first else { return .unknown }
    for (index, unit) in units.enumerated().dropFirst() {
      result = matched(result, unit, doing, places[index].beginning ?? 0)
    }
    return result
  }

  /// Holds a unary test against the value under test.
  private func test(_ test: Syntax, _ value: InferredUnit, _ at: Int) {
    switch test {
    case .test(_, let operand, let at): _ = matched(value, unit(of: operand), Self.comparing, at)
    case .tests(let tests), .excluded(let tests, _):
      for inner in tests { self.test(inner, value, at) }
    case .anything: break
    case .range(_, _, _, _, let at): _ = matched(value, unit(of: test), Self.comparing, at)
    default:
      // A condition says by itself whether it holds; anything else is compared.
      let found = unit(of: test).element
      if found != .other { _ = matched(value, found, Self.comparing, test.beginning ?? at) }
    }
  }

  // MARK: - Scopes

  private func bound(_ iterators: [IteratorSyntax]) -> UnitInference {
    var inner = self
    for iterator in iterators {
      let list = inner.unit(of: iterator.list)
      if let end = iterator.end { _ = inner.unit(of: end) }
      inner.names[iterator.name] = list.element
    }
    return inner
  }

  private func filter(_ list: InferredUnit, _ condition: Syntax) -> InferredUnit {
    if case .literal(.number) = condition { return list.element }
    var inner = self
    inner.names["item"] = list.element
    if case .context(let entries) = list.element {
      inner.names.merge(entries) { _, new in new }
    }
    _ = inner.unit(of: condition)
    return list
  }

  func report(_ problem: Problem) { findings.problems.append(problem) }
}
