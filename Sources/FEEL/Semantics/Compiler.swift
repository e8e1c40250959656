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

  /// The place of an offset, for a problem that may come up when the code is run.
  func spot(_ offset: Int) -> Spot { Spot(offset, in: locate) }

  func report(_ code: String, _ message: Wording, _ at: Int, suggestion: Wording? = nil) {
    guard findings.problems.count < 100 else { return }
    findings.problems.append(
      Problem(code, .error, message, at: locate(at), suggestion: suggestion))
  }

  func compile(_ syntax: Syntax) -> Code {
    if StackRoom.isScarce(above: StackRoom.floor) {
      report(
        "feel.limit", Wording("表达式嵌套太深", "the expression is nested too deep"), 0)
      return { _ in .null }
    }
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
        "feel.external-function",
        Wording(
          "不运行其他语言的函数，调用它得 null", "functions of other languages are not run; calls give null"),
        at, suggestion: Wording("用 FEEL 写这个函数", "write the function in FEEL"))
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
      let spot = spot(at)
      code = { frame in
        if let found = frame.slots[slot].entry(name) { return found }
        if let outer { return outer(frame) }
        frame.run.report(Self.unknownName(name, spot.place))
        return .null
      }
    }
    if let code { return code }
    let known = scope.entries.map(\.name)
    let nearest = findings.problems.count < 20 ? Spelling.nearest(name, among: known) : nil
    report(
      "feel.unknown-name",
      Wording("没有名为“\(name)”的东西", "there is nothing of the name “\(name)”"), at,
      suggestion: nearest.map { Wording("是不是“\($0)”？", "did you mean “\($0)”?") })
    return { _ in .null }
  }

  private static func unknownName(_ name: String, _ place: Place?) -> Problem {
    Problem(
      "feel.unknown-name", .error,
      Wording(
        "各元素没有“\(name)”这一项，别处也没有这个名称",
        "the elements have no entry “\(name)”, and nothing else has the name"),
      at: place)
  }

  private func input(_ at: Int) -> Code {
    findings.usesInput = true
    guard let slot = inputSlot else {
      report(
        "feel.no-input",
        Wording(
          "“?”代表被检验的值，这里没有被检验的值", "“?” stands for the value under test, and there is none here"),
        at)
      return { _ in .null }
    }
    return { $0.slots[slot] }
  }

  private func path(_ base: @escaping Code, _ name: String, _ at: Int) -> Code {
    let spot = spot(at)
    return { frame in
      Properties.value(of: base(frame), name) {
        frame.run.report(Self.noEntry(name, $0, spot.place))
      }
    }
  }

  private static func noEntry(_ name: String, _ value: Value, _ place: Place?) -> Problem {
    var notes: [Wording] = []
    if case .context(let context) = value {
      let names = context.entries.prefix(20).map(\.name).joined(separator: ", ")
      notes = [Wording("它有：\(names)", "it has \(names)")]
    }
    return Problem(
      "feel.no-entry", .error,
      Wording("\(value.shortText) 没有“\(name)”", "\(value.shortText) has no “\(name)”"), at: place,
      notes: notes)
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
      for (index, (name, slot, code)) in compiled.enumerated() {
        let value = code(frame)
        // Each entry may hold the one before it: a long chain of them must stay shallow.
        if index > 400, !frame.run.keepsShallow(value) { return .null }
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
    let spot = spot(at)
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
          Wording(
            "\(from.shortText) 和 \(to.shortText) 不能作区间的两端",
            "\(from.shortText) and \(to.shortText) are not the ends of a range"), at: spot.place))
      return .null
    }
  }
}
