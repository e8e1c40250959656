import Diagnostics

extension Compiler {
  func negation(_ operand: Syntax, _ at: Int) -> Code {
    if case .literal(.number(let number)) = operand { return { _ in .number(-number) } }
    let code = compile(operand)
    let spot = spot(at)
    return { frame in
      switch code(frame) {
      case .number(let number): return .number(-number)
      case .daysDuration(let value):
        return .daysDuration(DaysDuration(nanoseconds: -value.nanoseconds))
      case .yearsDuration(let value): return .yearsDuration(YearsDuration(months: -value.months))
      case .null: return .null
      case let value:
        frame.run.report(
          Problem(
            "feel.type", .error,
            Wording("\(value.shortText) 没有相反数", "\(value.shortText) has no negative"),
            at: spot.place))
        return .null
      }
    }
  }

  func arithmetic(
    _ operation: ArithmeticOperator, _ a: @escaping Code, _ b: @escaping Code, _ at: Int
  ) -> Code {
    let spot = spot(at)
    return { frame in
      let left = a(frame)
      let right = b(frame)
      if let result = Arithmetic.apply(operation, left, right) { return result }
      if operation == .add, case .string(let first) = left, case .string(let second) = right {
        return frame.run.joined(first, second)
      }
      frame.run.report(Arithmetic.problem(operation, left, right, spot.place))
      return .null
    }
  }

  func comparison(
    _ operation: ComparisonOperator, _ a: @escaping Code, _ b: @escaping Code, _ at: Int
  ) -> Code {
    let spot = spot(at)
    return { frame in
      let left = a(frame)
      let right = b(frame)
      if let answer = Comparison.apply(operation, left, right) { return .boolean(answer) }
      if !left.isNull, !right.isNull {
        frame.run.report(
          Problem(
            "feel.type", .error,
            Wording(
              "\(left.shortText) 和 \(right.shortText) 不能用 \(operation.rawValue) 比较",
              "\(left.shortText) and \(right.shortText) cannot be compared by \(operation.rawValue)"
            ),
            at: spot.place))
      }
      return .null
    }
  }

  func conjunction(_ a: @escaping Code, _ b: @escaping Code) -> Code {
    { frame in
      let left = a(frame)
      if left.isFalse { return left }
      let right = b(frame)
      if right.isFalse { return right }
      return left.isTrue && right.isTrue ? right : .null
    }
  }

  func disjunction(_ a: @escaping Code, _ b: @escaping Code) -> Code {
    { frame in
      let left = a(frame)
      if left.isTrue { return left }
      let right = b(frame)
      if right.isTrue { return right }
      return left.isFalse && right.isFalse ? right : .null
    }
  }

  func between(
    _ value: @escaping Code, _ low: @escaping Code, _ high: @escaping Code, _ at: Int
  ) -> Code {
    let above = comparison(.greaterOrEqual, value, low, at)
    let below = comparison(.lessOrEqual, value, high, at)
    return conjunction(above, below)
  }

  func conditional(
    _ condition: @escaping Code, _ then: @escaping Code, _ otherwise: @escaping Code, _ at: Int
  ) -> Code {
    let spot = spot(at)
    return { frame in
      switch condition(frame) {
      case .boolean(true): return then(frame)
      case .boolean(false), .null: return otherwise(frame)
      case let value:
        frame.run.report(
          Problem(
            "feel.condition", .error,
            Wording(
              "条件的值 \(value.shortText) 既不是 true 也不是 false",
              "the condition \(value.shortText) is neither true nor false"),
            at: spot.place))
        return .null
      }
    }
  }
}
