extension Parser {
  mutating func expression() throws(SyntaxFault) -> Syntax {
    try nested { parser throws(SyntaxFault) in try parser.disjunction() }
  }

  private mutating func disjunction() throws(SyntaxFault) -> Syntax {
    var left = try conjunction()
    while try at("or") {
      let place = index
      index += 2
      left = .disjunction(
        left, try operand { p throws(SyntaxFault) in try p.conjunction() }, at: place)
    }
    return left
  }

  mutating func conjunction() throws(SyntaxFault) -> Syntax {
    var left = try comparison()
    while try at("and") {
      let place = index
      index += 3
      left = .conjunction(
        left, try operand { p throws(SyntaxFault) in try p.comparison() }, at: place)
    }
    return left
  }

  /// The comparison operator here, taken.
  mutating func comparisonOperator() throws(SyntaxFault) -> ComparisonOperator? {
    if try take("<=") { return .lessOrEqual }
    if try take(">=") { return .greaterOrEqual }
    if try take("!=") { return .notEqual }
    if try take("<") { return .less }
    if try take(">") { return .greater }
    if try take("=") { return .equal }
    return nil
  }

  mutating func comparison() throws(SyntaxFault) -> Syntax {
    var left = try sum()
    while true {
      try skipSpace()
      let place = index
      if let operation = try comparisonOperator() {
        left = .comparison(
          operation, left, try operand { p throws(SyntaxFault) in try p.sum() }, at: place)
      } else if try keyword("between") {
        let low = try operand { p throws(SyntaxFault) in try p.sum() }
        try expectKeyword("and")
        left = .between(left, low, try operand { p throws(SyntaxFault) in try p.sum() }, at: place)
      } else if try at("in") {
        index += 2
        left = .membership(
          left, try operand { p throws(SyntaxFault) in try p.membershipTests() }, at: place)
      } else {
        return left
      }
    }
  }

  /// What stands behind `in`: one test, or several in parentheses.
  mutating func membershipTests() throws(SyntaxFault) -> [Syntax] {
    try skipSpace()
    let attempt = Attempt(way: .tests, place: index)
    if current == "(", !effort.failures.contains(attempt) {
      let saved = self
      index += 1
      do {
        let tests = try testList()
        if try take(")") {
          try skipSpace()
          // `(1..5]`, `(a).b` and the like are not lists of tests.
          if try !continuesExpression() { return tests }
        }
      } catch {}
      self = saved
      effort.failures.insert(attempt)
    }
    return [try test()]
  }

  private mutating func continuesExpression() throws(SyntaxFault) -> Bool {
    guard let scalar = current else { return false }
    if scalar == ".", peek(1) != "." { return true }
    return scalar == "[" || scalar == "(" || scalar == "+" || scalar == "-" || scalar == "*"
      || scalar == "/"
  }

  mutating func sum() throws(SyntaxFault) -> Syntax {
    var left = try product()
    while true {
      try skipSpace()
      let place = index
      if current == "+" {
        index += 1
        left = .arithmetic(
          .add, left, try operand { p throws(SyntaxFault) in try p.product() }, at: place)
      } else if current == "-" {
        index += 1
        left = .arithmetic(
          .subtract, left, try operand { p throws(SyntaxFault) in try p.product() }, at: place)
      } else {
        return left
      }
    }
  }

  mutating func product() throws(SyntaxFault) -> Syntax {
    var left = try power()
    while true {
      try skipSpace()
      let place = index
      if current == "*", peek(1) != "*" {
        index += 1
        left = .arithmetic(
          .multiply, left, try operand { p throws(SyntaxFault) in try p.power() }, at: place)
      } else if current == "/" {
        index += 1
        left = .arithmetic(
          .divide, left, try operand { p throws(SyntaxFault) in try p.power() }, at: place)
      } else {
        return left
      }
    }
  }

  mutating func power() throws(SyntaxFault) -> Syntax {
    var left = try unary()
    while true {
      try skipSpace()
      guard starts("**") else { return left }
      let place = index
      index += 2
      left = .arithmetic(
        .power, left, try operand { p throws(SyntaxFault) in try p.unary() }, at: place)
    }
  }

  mutating func unary() throws(SyntaxFault) -> Syntax {
    try skipSpace()
    guard current == "-" else { return try instance() }
    let place = index
    index += 1
    return .negation(
      try nested { parser throws(SyntaxFault) in try parser.unary() }, at: place)
  }

  private mutating func instance() throws(SyntaxFault) -> Syntax {
    var left = try postfix()
    while try at("instance") {
      let place = index
      index += 8
      try expectKeyword("of")
      left = .instance(left, try operand { p throws(SyntaxFault) in try p.type() }, at: place)
    }
    return left
  }

  private mutating func postfix() throws(SyntaxFault) -> Syntax {
    var left = try primary()
    while true {
      try skipSpace()
      let place = index
      if current == ".", peek(1) != "." {
        index += 1
        left = .path(left, try operand { p throws(SyntaxFault) in try p.memberName() }, at: place)
      } else if current == "[", !closesRanges {
        index += 1
        filters += 1
        let condition = try operand { p throws(SyntaxFault) in try p.expression() }
        filters -= 1
        try expect("]")
        left = .filter(left, condition, at: place)
      } else if current == "(" {
        index += 1
        left = try operand { p throws(SyntaxFault) in try p.call(left, at: place) }
      } else {
        return left
      }
    }
  }

  private mutating func call(_ function: Syntax, at place: Int) throws(SyntaxFault) -> Syntax {
    if try take(")") { return .call(function, [], at: place) }
    let saved = self
    if let named = try? namedArguments() { return .namedCall(function, named, at: place) }
    self = saved
    var arguments: [Syntax] = []
    repeat { arguments.append(try expression()) } while try take(",")
    try expect(")")
    return .call(function, arguments, at: place)
  }

  private mutating func namedArguments() throws(SyntaxFault) -> [EntrySyntax] {
    var entries: [EntrySyntax] = []
    repeat {
      let name = try newName(until: [":", ",", ")", "(", "\"", "[", "{", "="])
      try expect(":")
      entries.append(EntrySyntax(name: name, value: try expression()))
    } while try take(",")
    try expect(")")
    return entries
  }

  // MARK: - Unary tests

  mutating func unaryTests() throws(SyntaxFault) -> Syntax {
    try skipSpace()
    if current == "-" {
      let saved = index
      index += 1
      try skipSpace()
      if current == nil { return .anything }
      index = saved
    }
    if try at("not") {
      let saved = self
      let place = index
      index += 3
      if try take("(") {
        do {
          let tests = try testList()
          if try take(")") {
            try skipSpace()
            if current == nil { return .excluded(tests, at: place) }
          }
        } catch {}
      }
      self = saved
    }
    return .tests(try testList())
  }

  mutating func testList() throws(SyntaxFault) -> [Syntax] {
    var tests: [Syntax] = []
    repeat { tests.append(try test()) } while try take(",")
    return tests
  }

  /// One test: a comparison without a left side, a range, or an expression.
  mutating func test() throws(SyntaxFault) -> Syntax {
    try nested { parser throws(SyntaxFault) in try parser.testHere() }
  }

  private mutating func testHere() throws(SyntaxFault) -> Syntax {
    try skipSpace()
    let place = index
    if let operation = try comparisonOperator() {
      return .test(operation, try sum(), at: place)
    }
    let attempt = Attempt(way: .negatedTests, place: index)
    if try at("not"), !effort.failures.contains(attempt) {
      let saved = self
      index += 3
      if try take("("), let tests = try? testList(), tests.contains(where: \.isTest),
        try take(")")
      {
        return .excluded(tests, at: place)
      }
      self = saved
      effort.failures.insert(attempt)
    }
    return try expression()
  }
}

extension Syntax {
  /// Whether the syntax only makes sense as a test.
  var isTest: Bool {
    switch self {
    case .test, .excluded: true
    default: false
    }
  }
}
