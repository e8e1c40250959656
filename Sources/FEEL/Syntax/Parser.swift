import Diagnostics

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
  /// The height of the tree read last.
  var height = 0
  /// What the attempts so far have cost and taught.
  let effort = Effort()
  private let stackFloor = StackRoom.floor
  static let deepest = 120
  static let highest = 1_000
  static let longest = 1_000_000

  /// What all attempts have in common: some texts can be read in several ways, and each is tried.
  final class Effort {
    /// How often something may be read yet.
    var left = 400_000
    /// Where the first way of reading failed, so that it is not tried again from further out.
    var failures: Set<Attempt> = []
  }

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

  /// A way of reading, at a place.
  struct Attempt: Hashable {
    enum Way: Hashable { case tests, negatedTests, rangeEnd }

    var way: Way
    var place: Int
  }

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
            throw SyntaxFault(
              message: Wording("注释没有结束", "the comment is not closed"), offset: start)
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
    if try !take(text) { throw fault(Wording("这里应是“\(text)”", "“\(text)” is expected here")) }
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
    if try !keyword(text) {
      throw fault(Wording("这里应是“\(text)”", "“\(text)” is expected here"))
    }
  }

  /// Reads something one level deeper.
  mutating func nested<T>(
    _ body: (inout Parser) throws(SyntaxFault) -> T
  ) throws(SyntaxFault) -> T {
    depth += 1
    effort.left -= 1
    guard depth <= Self.deepest, !StackRoom.isScarce(above: stackFloor) else {
      throw fault(
        Wording(
          "表达式嵌套超过 \(depth - 1) 层", "the expression is nested more than \(depth - 1) deep"))
    }
    guard effort.left >= 0 else {
      throw fault(
        Wording("表达式太复杂，读不完", "the expression is too involved to be read"))
    }
    let outer = height
    height = 0
    let result = try body(&self)
    depth -= 1
    height = max(outer, height + 1)
    try checkHeight()
    return result
  }

  /// Reads what stands to the right of an operator.
  mutating func operand<T>(
    _ body: (inout Parser) throws(SyntaxFault) -> T
  ) throws(SyntaxFault) -> T {
    let left = height
    height = 0
    let result = try body(&self)
    height = max(left, height) + 1
    try checkHeight()
    return result
  }

  /// A tree that is too high could not be evaluated, nor even be let go of.
  private func checkHeight() throws(SyntaxFault) {
    guard height <= Self.highest else {
      throw fault(
        Wording(
          "表达式连用的运算超过 \(Self.highest) 个，请分成几步",
          "more than \(Self.highest) operators in a row; write the expression in several steps"))
    }
  }

  // MARK: - Whole texts

  /// A whole expression.
  static func expression(
    _ text: String, names: [String], members: [String] = []
  ) throws(SyntaxFault) -> Syntax {
    var parser = try Parser(checking: text, names: names, members: members)
    let result = try parser.expression()
    try parser.finish()
    return result
  }

  /// A whole text of unary tests.
  static func unaryTests(
    _ text: String, names: [String], members: [String] = []
  ) throws(SyntaxFault) -> Syntax {
    var parser = try Parser(checking: text, names: names, members: members)
    let result = try parser.unaryTests()
    try parser.finish()
    return result
  }

  private init(checking text: String, names: [String], members: [String]) throws(SyntaxFault) {
    self.init(text, names: names, members: members)
    guard scalars.count <= Self.longest else {
      throw SyntaxFault(
        message: Wording(
          "表达式超过 \(Self.longest) 个字符", "the expression has more than \(Self.longest) characters"),
        offset: 0)
    }
  }

  mutating func finish() throws(SyntaxFault) {
    try skipSpace()
    if index < scalars.count {
      throw fault(
        Wording(
          "表达式到“\(scalars[index])”之前已经结束", "the expression ends before “\(scalars[index])”"))
    }
  }
}
