import Diagnostics

/// Why a text is not an expression, and where.
struct SyntaxFault: Error {
  var message: Wording
  var offset: Int
}

/// Reads expressions and unary tests.
///
/// Names of FEEL may hold spaces and operators, so only a reader that knows the names can tell
/// `profit - loss` from a subtraction: the longest known name wins, and a single word stands for a
/// name that is not known.
struct Parser {
  let scalars: [Unicode.Scalar]
  var index = 0
  var scopes: [NameTable]
  /// Names of entries, which may follow a point, and in filters stand alone.
  var members: NameTable
  var filters = 0
  /// Whether “[” ends a range here instead of starting a filter.
  var closesRanges = false
  var depth = 0
  static let deepest = 120

  init(_ text: String, names: [String], members: [String]) {
    scalars = Array(text.unicodeScalars)
    var table = NameTable()
    for name in names { table.insert(name) }
    scopes = [Builtin.names, table]
    self.members = Self.properties
    for name in members { self.members.insert(name) }
  }

  private static let properties: NameTable = {
    var table = NameTable()
    for name in [
      "time offset", "start included", "end included", "years", "months", "days", "hours",
      "minutes", "seconds", "year", "month", "day", "weekday", "hour", "minute", "second",
      "timezone", "start", "end", "value", "key",
    ] { table.insert(name) }
    return table
  }()

  // MARK: - Characters

  var current: Unicode.Scalar? { index < scalars.count ? scalars[index] : nil }

  func peek(_ offset: Int) -> Unicode.Scalar? {
    index + offset < scalars.count ? scalars[index + offset] : nil
  }

  func fault(_ message: Wording) -> SyntaxFault { SyntaxFault(message: message, offset: index) }

  /// Skips white space and comments.
  mutating func skipSpace() throws(SyntaxFault) {
    while let scalar = current {
      if NameScalars.isSpace(scalar) {
        index += 1
      } else if scalar == "/", peek(1) == "/" {
        while let next = current, next != "\n" { _ = next; index += 1 }
      } else if scalar == "/", peek(1) == "*" {
        let start = index
        index += 2
        while !(current == "*" && peek(1) == "/") {
          guard current != nil else {
            throw SyntaxFault(message: "the comment is not closed", offset: start)
          }
          index += 1
        }
        index += 2
      } else {
        return
      }
    }
  }

  /// Takes an operator or punctuation mark.
  mutating func take(_ text: StaticString) throws(SyntaxFault) -> Bool {
    try skipSpace()
    guard starts(text) else { return false }
    index += text.utf8CodeUnitCount
    return true
  }

  func starts(_ text: StaticString) -> Bool {
    let count = text.utf8CodeUnitCount
    guard index + count <= scalars.count else { return false }
    for offset in 0..<count where scalars[index + offset].value != UInt32(text.utf8Start[offset]) {
      return false
    }
    return true
  }

  mutating func expect(_ text: StaticString) throws(SyntaxFault) {
    if try !take(text) { throw fault("“\(text)” is expected") }
  }

  /// Whether a keyword stands here.
  mutating func at(_ keyword: StaticString) throws(SyntaxFault) -> Bool {
    try skipSpace()
    guard starts(keyword) else { return false }
    if let next = peek(keyword.utf8CodeUnitCount), NameScalars.isPart(next) { return false }
    return true
  }

  /// Takes a keyword.
  mutating func keyword(_ text: StaticString) throws(SyntaxFault) -> Bool {
    guard try at(text) else { return false }
    index += text.utf8CodeUnitCount
    return true
  }

  mutating func expectKeyword(_ text: StaticString) throws(SyntaxFault) {
    if try !keyword(text) { throw fault("“\(text)” is expected") }
  }

  /// Reads something one level deeper.
  mutating func nested<T>(
    _ body: (inout Parser) throws(SyntaxFault) -> T
  ) throws(SyntaxFault) -> T {
    depth += 1
    guard depth <= Self.deepest else {
      throw fault("the expression is nested more than \(Self.deepest) deep")
    }
    let result = try body(&self)
    depth -= 1
    return result
  }

  // MARK: - Whole texts

  /// A whole expression.
  static func expression(
    _ text: String, names: [String], members: [String] = []
  ) throws(SyntaxFault) -> Syntax {
    var parser = Parser(text, names: names, members: members)
    let result = try parser.expression()
    try parser.finish()
    return result
  }

  /// A whole text of unary tests.
  static func unaryTests(
    _ text: String, names: [String], members: [String] = []
  ) throws(SyntaxFault) -> Syntax {
    var parser = Parser(text, names: names, members: members)
    let result = try parser.unaryTests()
    try parser.finish()
    return result
  }

  mutating func finish() throws(SyntaxFault) {
    try skipSpace()
    if index < scalars.count { throw fault("the expression ends before “\(scalars[index])”") }
  }
}
