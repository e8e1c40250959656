import Diagnostics

/// Looks for operations that can have no value because of the types of their parts.
///
/// Only what is certain is told: a name whose type is not known may be anything.
struct TypeInspector {
  /// The kinds of the values of names, where they are known.
  var kinds: [String: ValueKind]
  /// The kind of the value under test.
  var input: ValueKind?
  let findings: Findings

  /// What was found.
  final class Findings {
    var mismatches: [(message: Wording, offset: Int)] = []
  }

  private func report(_ message: Wording, _ offset: Int) {
    findings.mismatches.append((message, offset))
  }

  /// The kind of a value that syntax has; nil if it can be of several.
  @discardableResult
  func kind(_ syntax: Syntax) -> ValueKind? {
    switch syntax {
    case .literal(let value): return value.kind
    case .name(let name, _): return kinds[name]
    case .input: return input
    case .negation(let operand, let at): return negation(operand, at)
    case .arithmetic(let operation, let a, let b, let at): return arithmetic(operation, a, b, at)
    case .comparison(let operation, let a, let b, let at):
      compare(kind(a), kind(b), operation.rawValue, at)
      return .boolean
    case .between(let value, let low, let high, let at):
      let own = kind(value)
      compare(own, kind(low), "between", at)
      compare(own, kind(high), "between", at)
      return .boolean
    case .conjunction(let a, let b, let at): return logic("and", a, b, at)
    case .disjunction(let a, let b, let at): return logic("or", a, b, at)
    case .conditional(let condition, let then, let otherwise, let at):
      if let found = kind(condition), found != .boolean { notBoolean("if", found, at) }
      let (first, second) = (kind(then), kind(otherwise))
      return first == second ? first : nil
    case .membership(let value, let tests, _):
      var inner = self
      inner.input = kind(value)
      tests.forEach { inner.test($0) }
      return .boolean
    case .tests(let tests), .excluded(let tests, _):
      tests.forEach { test($0) }
      return .boolean
    case .test, .anything:
      test(syntax)
      return .boolean
    case .instance(let value, _, _):
      kind(value)
      return .boolean
    case .call(let function, let arguments, _):
      arguments.forEach { kind($0) }
      guard case .name(let name, _) = function, kinds[name] == nil else { return nil }
      return Self.results[name]
    default: return structure(syntax)
    }
  }

  /// The kinds of what has parts with names of their own.
  private func structure(_ syntax: Syntax) -> ValueKind? {
    switch syntax {
    case .iteration(let iterators, let body, _):
      inside(iterators).kind(body)
      return .list
    case .quantified(_, let iterators, let body, _):
      inside(iterators).kind(body)
      return .boolean
    case .context(let entries):
      var inner = self
      for entry in entries { inner.kinds[entry.name] = inner.kind(entry.value) }
      return .context
    case .filter(let list, let condition, _):
      kind(list)
      // Any name may be that of an entry of the elements.
      TypeInspector(kinds: [:], input: input, findings: findings).kind(condition)
      return nil
    case .function(let parameters, let body, _):
      var inner = self
      for parameter in parameters { inner.kinds[parameter.name] = nil }
      inner.kind(body)
      return .function
    case .list(let elements):
      elements.forEach { kind($0) }
      return .list
    case .range(let low, let high, _, _, let at):
      if let low, let high { compare(kind(low), kind(high), "..", at) }
      return .range
    default:
      syntax.parts.forEach { kind($0) }
      return nil
    }
  }

  private func inside(_ iterators: [IteratorSyntax]) -> TypeInspector {
    var inner = self
    inner.kinds["partial"] = nil
    for iterator in iterators {
      inner.kind(iterator.list)
      iterator.end.map { _ = inner.kind($0) }
      inner.kinds[iterator.name] = nil
    }
    return inner
  }

  private func test(_ syntax: Syntax) {
    switch syntax {
    case .test(let operation, let operand, let at):
      compare(input, kind(operand), operation.rawValue, at)
    case .range(let low, let high, _, _, let at):
      for end in [low, high] { compare(input, end.flatMap { kind($0) }, "in", at) }
    case .literal(let value) where value.kind != .boolean:
      compare(input, value.kind, "=", 0)
    default: kind(syntax)
    }
  }

  private func negation(_ operand: Syntax, _ at: Int) -> ValueKind? {
    let found = kind(operand)
    guard let found, ![.number, .daysDuration, .yearsDuration].contains(found) else { return found }
    report(
      Wording(
        "\(found.name.chinese)没有相反数，结果总是 null",
        "a \(found.name.english) has no negative: always null"),
      at)
    return nil
  }

  private func logic(_ word: String, _ a: Syntax, _ b: Syntax, _ at: Int) -> ValueKind? {
    for side in [a, b] {
      if let found = kind(side), found != .boolean { notBoolean(word, found, at) }
    }
    return .boolean
  }

  private func notBoolean(_ word: String, _ found: ValueKind, _ at: Int) {
    report(
      Wording(
        "“\(word)”要布尔值，这里是\(found.name.chinese)",
        "“\(word)” wants a boolean, and this is a \(found.name.english)"), at)
  }

  private func compare(_ a: ValueKind?, _ b: ValueKind?, _ operation: String, _ at: Int) {
    guard let a, let b, a != b, a != .list, b != .list, a != .range, b != .range else { return }
    report(
      Wording(
        "\(a.name.chinese)和\(b.name.chinese)不能用“\(operation)”比较，结果总是 null",
        "a \(a.name.english) and a \(b.name.english) cannot be compared by “\(operation)”: always null"
      ),
      at)
  }

  private func arithmetic(
    _ operation: ArithmeticOperator, _ a: Syntax, _ b: Syntax, _ at: Int
  ) -> ValueKind? {
    guard let first = kind(a), let second = kind(b) else { return nil }
    if let result = Self.result(operation, first, second) { return result }
    report(
      Wording(
        "\(first.name.chinese)和\(second.name.chinese)不能用“\(operation.rawValue)”运算，结果总是 null",
        "“\(operation.rawValue)” does not go with a \(first.name.english) and a \(second.name.english): always null"
      ),
      at)
    return nil
  }
}
