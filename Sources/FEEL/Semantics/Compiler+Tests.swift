import Diagnostics

extension Compiler {
  /// Whether a value is accepted by one of some tests.
  func membership(_ value: Syntax, _ tests: [Syntax], _ at: Int) -> Code {
    let code = compile(value)
    var inner = self
    let slot = inner.scope.layout.slot()
    inner.inputSlot = slot
    let any = inner.anyOf(tests, isMembership: true)
    return { frame in
      let saved = frame.slots[slot]
      frame.slots[slot] = code(frame)
      let answer = any(frame)
      frame.slots[slot] = saved
      return answer
    }
  }

  /// Whether one of some tests accepts the value under test: true, false, or null for unknown.
  func anyOf(_ tests: [Syntax], isMembership: Bool = false) -> Code {
    let codes = tests.map { accepts($0, isMembership: isMembership) }
    if codes.count == 1 { return codes[0] }
    return { frame in
      var isUnknown = false
      for code in codes {
        switch code(frame) {
        case .boolean(true): return .boolean(true)
        case .boolean(false): break
        default: isUnknown = true
        }
      }
      return isUnknown ? .null : .boolean(false)
    }
  }

  func excluded(_ tests: [Syntax]) -> Code {
    let any = anyOf(tests)
    return { frame in
      switch any(frame) {
      case .boolean(let accepted): .boolean(!accepted)
      default: .null
      }
    }
  }

  /// A comparison with the value under test.
  func test(_ operation: ComparisonOperator, _ operand: Syntax, _ at: Int) -> Code {
    guard let slot = inputSlot else {
      report(
        "feel.no-input",
        Wording("这里的比较缺左边", "a comparison needs a left side here"), at)
      return { _ in .null }
    }
    let code = compile(operand)
    return { frame in
      Comparison.apply(operation, frame.slots[slot], code(frame)).map(Value.boolean) ?? .null
    }
  }

  /// Whether one test accepts the value under test.
  private func accepts(_ test: Syntax, isMembership: Bool) -> Code {
    guard let slot = inputSlot else { return { _ in .null } }
    switch test {
    case .test, .excluded, .anything, .tests: return compile(test)
    default: break
    }
    let before = findings.usesInput
    findings.usesInput = false
    let code = compile(test)
    let usesInput = findings.usesInput
    findings.usesInput = before || usesInput
    var isRange = false
    if case .range = test { isRange = true }
    let needsRange = isRange
    return { frame in
      let input = frame.slots[slot]
      let value = code(frame)
      if usesInput, !isMembership, case .boolean = value { return value }
      if usesInput, !isMembership, value.isNull { return .null }
      if needsRange, value.isNull { return .null }
      return TestAnswer.accepts(value, input)
    }
  }
}
