import FEEL

extension TestShape {
  /// What unary tests accept, as far as their syntax tells.
  ///
  /// `isBoolean` says that the value under test is a boolean, so that `true` is a value and not an
  /// answer.
  init(_ syntax: Syntax, isBoolean: Bool) {
    switch syntax {
    case .anything: self = .any
    case .tests(let tests): self = Self.union(tests, isBoolean)
    case .excluded(let tests, _): self = .not(Self.union(tests, isBoolean))
    case .test(let operation, let operand, _):
      self = Self.constant(operand).map { Self.comparison(operation, $0) } ?? .opaque
    case .range(let low, let high, let includesLower, let includesUpper, _):
      self = Self.interval(low, high, includesLower, includesUpper)
    default:
      guard let value = Self.constant(syntax) else {
        self = .opaque
        return
      }
      // A truth is only a value to be equal to where truths are tested.
      if case .boolean = value, !isBoolean {
        self = .opaque
      } else {
        self = Self.accepting(value)
      }
    }
  }

  private static func union(_ tests: [Syntax], _ isBoolean: Bool) -> TestShape {
    let parts = tests.map { TestShape($0, isBoolean: isBoolean) }
    return parts.count == 1 ? parts[0] : .union(parts)
  }

  /// What a constant accepts as a test.
  private static func accepting(_ value: Value) -> TestShape {
    switch value {
    case .list(let items): .union(items.map(accepting))
    case .context, .function, .range: .opaque
    default: .point(value)
    }
  }

  private static func comparison(_ operation: ComparisonOperator, _ value: Value) -> TestShape {
    guard let key = ValueKey(value) else {
      return value.isNull && operation == .equal ? .point(.null) : .opaque
    }
    _ = key
    switch operation {
    case .equal: return .point(value)
    case .notEqual: return .opaque
    case .less:
      return .interval(.init(lower: nil, upper: .init(value: value, isIncluded: false)))
    case .lessOrEqual:
      return .interval(.init(lower: nil, upper: .init(value: value, isIncluded: true)))
    case .greater:
      return .interval(.init(lower: .init(value: value, isIncluded: false), upper: nil))
    case .greaterOrEqual:
      return .interval(.init(lower: .init(value: value, isIncluded: true), upper: nil))
    }
  }

  private static func interval(
    _ low: Syntax?, _ high: Syntax?, _ includesLower: Bool, _ includesUpper: Bool
  ) -> TestShape {
    var interval = Interval(lower: nil, upper: nil)
    if let low {
      guard let value = constant(low), ValueKey(value) != nil else { return .opaque }
      interval.lower = .init(value: value, isIncluded: includesLower)
    }
    if let high {
      guard let value = constant(high), ValueKey(value) != nil else { return .opaque }
      interval.upper = .init(value: value, isIncluded: includesUpper)
    }
    if let lower = interval.lower?.value, let upper = interval.upper?.value {
      guard let order = ValueOrder.compare(lower, upper), order <= 0 else { return .opaque }
    }
    return .interval(interval)
  }

  /// The value of syntax that names nothing but built-in functions; nil otherwise.
  private static func constant(_ syntax: Syntax) -> Value? { syntax.constant }
}
