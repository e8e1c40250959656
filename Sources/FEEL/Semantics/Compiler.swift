import Diagnostics

/// What an expression does in a frame.
typealias Code = @Sendable (Frame) -> Value

/// Turns syntax into code: names into slots, constants into values.
struct Compiler {
  let locate: @Sendable (Int) -> Place?
  var scope: Scope
  /// The slot of the value under test, in unary tests.
  var inputSlot: Int?
  /// The slots of the elements that the filters around are looking at, innermost last.
  var filterSlots: [Int] = []
  let findings: Findings

  /// What was found while compiling.
  final class Findings {
    var problems: [Problem] = []
    var names: Set<String> = []
    var usesInput = false
  }

  func report(_ code: String, _ message: Wording, _ at: Int, suggestion: Wording? = nil) {
    findings.problems.append(
      Problem(code, .error, message, at: locate(at), suggestion: suggestion))
  }

  func compile(_ syntax: Syntax) -> Code {
    switch syntax {
    case .literal(let value): return { _ in value }
    case .name(let name, let at): return self.name(name, at)
    case .input(let at): return input(at)
    case .path(let base, let name, let at): return path(compile(base), name, at)
    case .negation(let operand, let at): return negation(operand, at)
    case .arithmetic(let operation, let a, let b, let at):
      return arithmetic(operation, compile(a), compile(b), at)
    case .comparison(let operation, let a, let b, let at):
      return comparison(operation, compile(a), compile(b), at)
    case .conjunction(let a, let b, _): return conjunction(compile(a), compile(b))
    case .disjunction(let a, let b, _): return disjunction(compile(a), compile(b))
    case .between(let value, let low, let high, let at):
      return between(compile(value), compile(low), compile(high), at)
    case .membership(let value, let tests, let at): return membership(value, tests, at)
    case .instance(let value, let type, let at): return instance(compile(value), type, at)
    case .conditional(let condition, let then, let otherwise, let at):
      return conditional(compile(condition), compile(then), compile(otherwise), at)
    case .iteration(let iterators, let body, let at): return iteration(iterators, body, at)
    case .quantified(let isEvery, let iterators, let body, let at):
      return quantified(isEvery, iterators, body, at)
    case .list(let elements):
      let codes = elements.map(compile)
      return { frame in .list(codes.map { $0(frame) }) }
    case .context(let entries): return context(entries)
    case .range(let low, let high, let includesLower, let includesUpper, let at):
      return range(low, high, includesLower, includesUpper, at)
    case .call(let function, let arguments, let at): return call(function, arguments, at)
    case .namedCall(let function, let arguments, let at):
      return namedCall(function, arguments, at)
    case .filter(let list, let condition, let at): return filter(compile(list), condition, at)
    case .function(let parameters, let body, _): return function(parameters, body)
    case .external(let at):
      report(
        "feel.external-function", "functions of other languages are not run; calls give null", at,
        suggestion: "write the function in FEEL")
      return { _ in .null }
    case .test(let operation, let operand, let at): return test(operation, operand, at)
    case .excluded(let tests, _): return excluded(tests)
    case .tests(let tests): return anyOf(tests)
    case .anything: return { _ in .boolean(true) }
    }
  }

  // MARK: - Names

  private func name(_ name: String, _ at: Int) -> Code {
    findings.names.insert(name)
    var code: Code?
    if let slot = scope.entry(name)?.slot {
      code = { $0.slots[slot] }
    } else if let builtin = Builtin.all[name] {
      let value = Value.function(FunctionValue(builtin))
      code = { _ in value }
    }
    for slot in filterSlots {
      let outer = code
      let place = locate(at)
      code = { frame in
        if let found = frame.slots[slot].entry(name) { return found }
        if let outer { return outer(frame) }
        frame.run.report(Self.unknownName(name, place))
        return .null
      }
    }
    if let code { return code }
    let known = scope.entries.map(\.name)
    let nearest = Spelling.nearest(name, among: known)
    report(
      "feel.unknown-name", "there is nothing of the name “\(name)”", at,
      suggestion: nearest.map { "did you mean “\($0)”?" })
    return { _ in .null }
  }

  private static func unknownName(_ name: String, _ place: Place?) -> Problem {
    Problem(
      "feel.unknown-name", .error,
      "the elements have no entry “\(name)”, and nothing else has the name",
      at: place)
  }

  private func input(_ at: Int) -> Code {
    findings.usesInput = true
    guard let slot = inputSlot else {
      report("feel.no-input", "“?” stands for the value under test, and there is none here", at)
      return { _ in .null }
    }
    return { $0.slots[slot] }
  }

  private func path(_ base: @escaping Code, _ name: String, _ at: Int) -> Code {
    let place = locate(at)
    return { frame in
      Properties.value(of: base(frame), name) { frame.run.report(Self.noEntry(name, $0, place)) }
    }
  }

  private static func noEntry(_ name: String, _ value: Value, _ place: Place?) -> Problem {
    var notes: [Wording] = []
    if case .context(let context) = value {
      let names = context.entries.prefix(20).map(\.name).joined(separator: ", ")
      notes = [Wording("它有：\(names)", "it has \(names)")]
    }
    return Problem(
      "feel.no-entry", .error, "\(value.shortText) has no “\(name)”", at: place, notes: notes)
  }

  // MARK: - Simple operations

  private func negation(_ operand: Syntax, _ at: Int) -> Code {
    if case .literal(.number(let number)) = operand { return { _ in .number(-number) } }
    let code = compile(operand)
    let place = locate(at)
    return { frame in
      switch code(frame) {
      case .number(let number): return .number(-number)
      case .daysDuration(let value):
        return .daysDuration(DaysDuration(nanoseconds: -value.nanoseconds))
      case .yearsDuration(let value): return .yearsDuration(YearsDuration(months: -value.months))
      case .null: return .null
      case let value:
        frame.run.report(
          Problem("feel.type", .error, "\(value.shortText) has no negative", at: place))
        return .null
      }
    }
  }

  private func arithmetic(
    _ operation: ArithmeticOperator, _ a: @escaping Code, _ b: @escaping Code, _ at: Int
  ) -> Code {
    let place = locate(at)
    return { frame in
      let left = a(frame)
      let right = b(frame)
      if let result = Arithmetic.apply(operation, left, right) { return result }
      frame.run.report(Arithmetic.problem(operation, left, right, place))
      return .null
    }
  }

  private func comparison(
    _ operation: ComparisonOperator, _ a: @escaping Code, _ b: @escaping Code, _ at: Int
  ) -> Code {
    let place = locate(at)
    return { frame in
      let left = a(frame)
      let right = b(frame)
      if let answer = Comparison.apply(operation, left, right) { return .boolean(answer) }
      if !left.isNull, !right.isNull {
        frame.run.report(
          Problem(
            "feel.type", .error,
            "\(left.shortText) and \(right.shortText) cannot be compared by \(operation.rawValue)",
            at: place))
      }
      return .null
    }
  }

  private func conjunction(_ a: @escaping Code, _ b: @escaping Code) -> Code {
    { frame in
      let left = a(frame)
      if left.isFalse { return left }
      let right = b(frame)
      if right.isFalse { return right }
      return left.isTrue && right.isTrue ? right : .null
    }
  }

  private func disjunction(_ a: @escaping Code, _ b: @escaping Code) -> Code {
    { frame in
      let left = a(frame)
      if left.isTrue { return left }
      let right = b(frame)
      if right.isTrue { return right }
      return left.isFalse && right.isFalse ? right : .null
    }
  }

  private func between(
    _ value: @escaping Code, _ low: @escaping Code, _ high: @escaping Code, _ at: Int
  ) -> Code {
    let above = comparison(.greaterOrEqual, value, low, at)
    let below = comparison(.lessOrEqual, value, high, at)
    return conjunction(above, below)
  }

  private func conditional(
    _ condition: @escaping Code, _ then: @escaping Code, _ otherwise: @escaping Code, _ at: Int
  ) -> Code {
    let place = locate(at)
    return { frame in
      switch condition(frame) {
      case .boolean(true): return then(frame)
      case .boolean(false), .null: return otherwise(frame)
      case let value:
        frame.run.report(
          Problem(
            "feel.condition", .error, "the condition \(value.shortText) is neither true nor false",
            at: place))
        return .null
      }
    }
  }

  private func context(_ entries: [EntrySyntax]) -> Code {
    var inner = self
    var parts: [(String, Int, Code)] = []
    for entry in entries {
      let code = inner.compile(entry.value)
      parts.append((entry.name, inner.scope.add(entry.name), code))
    }
    let compiled = parts
    return { frame in
      var context = ContextValue()
      for (name, slot, code) in compiled {
        let value = code(frame)
        frame.slots[slot] = value
        context[name] = value
      }
      return .context(context)
    }
  }

  private func range(
    _ low: Syntax?, _ high: Syntax?, _ includesLower: Bool, _ includesUpper: Bool, _ at: Int
  ) -> Code {
    let lower = compile(low ?? .literal(.null))
    let upper = compile(high ?? .literal(.null))
    let isComparison = low == nil || high == nil
    let place = locate(at)
    return { frame in
      let (from, to) = (lower(frame), upper(frame))
      if let range = RangeValue(
        checking: from, to, includesLower: includesLower, includesUpper: includesUpper,
        isComparison: isComparison)
      {
        return .range(range)
      }
      frame.run.report(
        Problem(
          "feel.range", .error,
          "\(from.shortText) and \(to.shortText) are not the ends of a range", at: place))
      return .null
    }
  }

  private func instance(_ value: @escaping Code, _ syntax: TypeSyntax, _ at: Int) -> Code {
    guard let type = type(syntax)?.unconstrained else {
      report("feel.unknown-type", "there is no such type", at)
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

  // MARK: - Types

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
