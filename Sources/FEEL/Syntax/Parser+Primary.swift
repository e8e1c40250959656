import Diagnostics

extension Parser {
  mutating func primary() throws(SyntaxFault) -> Syntax {
    try skipSpace()
    height = max(height, 1)
    guard let scalar = current else { throw endsEarly }
    switch scalar {
    case "\"": return .literal(.string(try string()))
    case "@": return try atLiteral()
    case "(": return try parenthesis()
    case "[": return try bracket()
    case "]": return try openRange()
    case "{": return try context()
    case "0"..."9": return try number()
    case ".":
      if let next = peek(1), ("0"..."9").contains(next) { return try number() }
      throw fault(Wording("这里不该有“.”", "“.” is not expected here"))
    default: break
    }
    if scalar == "?", !(peek(1).map(NameScalars.isPart) ?? false) {
      index += 1
      return .input(at: index - 1)
    }
    return try wordExpression()
  }

  private mutating func wordExpression() throws(SyntaxFault) -> Syntax {
    let place = index
    // A known name may start with a keyword: it wins, as longer names do.
    let saved = self
    if let name = try? variableName(), name.contains(" ") || !Self.keywords.contains(name) {
      return .name(name, at: place)
    }
    self = saved
    if try keyword("null") { return .literal(.null) }
    if try keyword("true") { return .literal(.boolean(true)) }
    if try keyword("false") { return .literal(.boolean(false)) }
    if try keyword("if") { return try conditional(place) }
    if try keyword("for") { return try iteration(place) }
    if try keyword("some") { return try quantified(place, isEvery: false) }
    if try keyword("every") { return try quantified(place, isEvery: true) }
    if try keyword("function") { return try function(place) }
    return .name(try variableName(), at: place)
  }

  // MARK: - Literals

  private mutating func number() throws(SyntaxFault) -> Syntax {
    let start = index
    func isDigit(_ scalar: Unicode.Scalar?) -> Bool {
      scalar.map { ("0"..."9").contains($0) } ?? false
    }
    while isDigit(current) { index += 1 }
    if current == ".", isDigit(peek(1)) {
      index += 1
      while isDigit(current) { index += 1 }
    }
    if current == "e" || current == "E" {
      let sign = peek(1) == "+" || peek(1) == "-" ? 2 : 1
      if isDigit(peek(sign)) {
        index += sign
        while isDigit(current) { index += 1 }
      }
    }
    if let next = current, NameScalars.isStart(next), next != "?" {
      let word = word(from: index)
      if !Self.keywords.contains(word) {
        throw fault(Wording("数后面不能紧接“\(next)”", "“\(next)” cannot follow a number"))
      }
    }
    let bytes = scalars[start..<index].map { UInt8(truncatingIfNeeded: $0.value) }
    guard let number = Decimal128(ascii: bytes) else {
      throw SyntaxFault(message: Wording("数太大", "the number is too large"), offset: start)
    }
    return .literal(.number(number))
  }

  mutating func string() throws(SyntaxFault) -> String {
    let start = index
    index += 1
    var text = String.UnicodeScalarView()
    while let scalar = current {
      index += 1
      if scalar == "\"" { return String(text) }
      guard scalar == "\\" else {
        text.append(scalar)
        continue
      }
      guard let next = current else { break }
      index += 1
      switch next {
      case "n": text.append("\n")
      case "t": text.append("\t")
      case "r": text.append("\r")
      case "\"", "\\", "'": text.append(next)
      case "u": try unicode(4, &text)
      case "U": try unicode(6, &text)
      default:
        // Kept as it is: regular expressions are full of them.
        text.append("\\")
        text.append(next)
      }
    }
    throw SyntaxFault(
      message: Wording("字符串没有结束，缺右引号", "the text is not closed by a quotation mark"), offset: start)
  }

  /// A character by its code, surrogate pairs joined.
  private mutating func unicode(
    _ digits: Int, _ text: inout String.UnicodeScalarView
  ) throws(SyntaxFault) {
    let high = try code(digits)
    if let scalar = Unicode.Scalar(high) {
      text.append(scalar)
      return
    }
    guard (0xD800..<0xDC00).contains(high), current == "\\", peek(1) == "u" else {
      throw fault(Wording("代理对只有一半", "half of a surrogate pair"))
    }
    index += 2
    let low = try code(4)
    guard (0xDC00..<0xE000).contains(low),
      let scalar = Unicode.Scalar(0x10000 + (high - 0xD800) << 10 + (low - 0xDC00))
    else { throw fault(Wording("代理对只有一半", "half of a surrogate pair")) }
    text.append(scalar)
  }

  private mutating func code(_ digits: Int) throws(SyntaxFault) -> UInt32 {
    let text = scalars.dropFirst(index).prefix(digits)
    guard text.count == digits, text.allSatisfy({ $0.properties.isASCIIHexDigit }),
      let code = UInt32(String(String.UnicodeScalarView(text)), radix: 16)
    else {
      throw fault(
        Wording("这里应有 \(digits) 位十六进制数字", "\(digits) hexadecimal digits are expected here"))
    }
    index += digits
    return code
  }

  private mutating func atLiteral() throws(SyntaxFault) -> Syntax {
    let start = index
    index += 1
    try skipSpace()
    guard current == "\"" else {
      throw fault(Wording("“@”后面应是字符串", "a text is expected behind “@”"))
    }
    let text = try string()
    guard let value = Self.temporal(text) else {
      throw SyntaxFault(
        message: Wording(
          "“\(text)”不是日期、时间或时长", "“\(text)” is not a date, time or duration"), offset: start)
    }
    return .literal(value)
  }

  static func temporal(_ text: String) -> Value? {
    if let date = TimeText.date(text) { return .date(date) }
    if let value = TimeText.dateTime(text) { return .dateTime(value) }
    if let time = TimeText.time(text) { return .time(time) }
    return TimeText.duration(text)
  }

  // MARK: - Brackets

  private mutating func parenthesis() throws(SyntaxFault) -> Syntax {
    let place = index
    index += 1
    try skipSpace()
    if let operation = try comparisonOperator() {
      let value = try expression()
      try expect(")")
      return Self.comparisonRange(operation, value, at: place)
    }
    let first = try expression()
    if try take("..") { return try range(first, includesLower: false, at: place) }
    try expect(")")
    return first
  }

  /// A range written as a comparison in parentheses.
  static func comparisonRange(
    _ operation: ComparisonOperator, _ value: Syntax, at place: Int
  ) -> Syntax {
    switch operation {
    case .less: .range(nil, value, includesLower: false, includesUpper: false, at: place)
    case .lessOrEqual: .range(nil, value, includesLower: false, includesUpper: true, at: place)
    case .greater: .range(value, nil, includesLower: false, includesUpper: false, at: place)
    case .greaterOrEqual:
      .range(value, nil, includesLower: true, includesUpper: false, at: place)
    case .equal: .range(value, value, includesLower: true, includesUpper: true, at: place)
    case .notEqual: .excluded([value], at: place)
    }
  }

  private mutating func range(
    _ lower: Syntax, includesLower: Bool, at place: Int
  ) throws(SyntaxFault) -> Syntax {
    let upper = try rangeEnd()
    try skipSpace()
    let includesUpper = current == "]"
    guard includesUpper || current == ")" || current == "[" else {
      throw fault(
        Wording(
          "区间应以“]”“)”或“[”结尾", "the end of a range, “]”, “)” or “[”, is expected here"))
    }
    index += 1
    return .range(
      lower, upper, includesLower: includesLower, includesUpper: includesUpper, at: place)
  }

  /// The upper end of a range, behind which “[” may be the end of the range or the start of a filter:
  /// what makes sense of the rest is meant.
  private mutating func rangeEnd() throws(SyntaxFault) -> Syntax {
    let saved = self
    let attempt = Attempt(way: .rangeEnd, place: index)
    if !effort.failures.contains(attempt) {
      if let end = try? expression() {
        try skipSpace()
        if current == "]" || current == ")" || current == "[" { return end }
      }
      self = saved
      effort.failures.insert(attempt)
    }
    let before = closesRanges
    closesRanges = true
    let end = try expression()
    closesRanges = before
    return end
  }

  private mutating func openRange() throws(SyntaxFault) -> Syntax {
    let place = index
    index += 1
    let lower = try expression()
    try expect("..")
    return try range(lower, includesLower: false, at: place)
  }

  private mutating func bracket() throws(SyntaxFault) -> Syntax {
    let place = index
    index += 1
    if try take("]") { return .list([]) }
    let first = try listElement()
    if try take("..") { return try range(first, includesLower: true, at: place) }
    var elements = [first]
    while try take(",") { elements.append(try listElement()) }
    try expect("]")
    return .list(elements)
  }

  /// An element of a list; a comparison without a left side is a range.
  private mutating func listElement() throws(SyntaxFault) -> Syntax {
    try skipSpace()
    let place = index
    if let operation = try comparisonOperator() {
      return Self.comparisonRange(operation, try expression(), at: place)
    }
    return try expression()
  }

  private mutating func context() throws(SyntaxFault) -> Syntax {
    try nested { parser throws(SyntaxFault) in try parser.contextEntries() }
  }

  private mutating func contextEntries() throws(SyntaxFault) -> Syntax {
    index += 1
    if try take("}") { return .context([]) }
    var entries: [EntrySyntax] = []
    var names: Set<String> = []
    scopes.append(NameTable())
    repeat {
      try skipSpace()
      let place = index
      let name = current == "\"" ? try string() : try newName(until: [":", "}", ","])
      try expect(":")
      guard names.insert(name).inserted else {
        throw SyntaxFault(
          message: Wording("“\(name)”这一项给了两次", "the entry “\(name)” is given twice"),
          offset: place)
      }
      members.insert(name)
      entries.append(EntrySyntax(name: name, value: try expression()))
      scopes[scopes.count - 1].insert(name)
    } while try take(",")
    scopes.removeLast()
    try expect("}")
    return .context(entries)
  }
}
