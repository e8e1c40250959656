public import Diagnostics

/// An expression or unary tests, read once and evaluated many times.
///
/// ```swift
/// var scope = Scope()
/// let slot = scope.add("亩均税收")
/// let expression = FEELExpression(parsing: "if 亩均税收 >= 40 then \"A\" else \"B\"", scope: scope)
/// let frame = Frame(count: expression.slotCount, run: Run())
/// frame.slots[slot] = .integer(42)
/// expression.value(in: frame)  // "A"
/// ```
public struct FEELExpression: Sendable {
  /// What is wrong with the text; an expression that cannot be read is null.
  public let problems: [Problem]
  /// The names that the text mentions.
  public let names: Set<String>
  /// The syntax; nil if the text cannot be read.
  public let syntax: Syntax?
  private let code: Code
  private let layout: Scope.Layout

  /// How many slots a frame needs.
  public var slotCount: Int { layout.count }

  /// Reads an expression.
  ///
  /// - Parameters:
  ///   - text: The expression.
  ///   - scope: The names that it may use.
  ///   - locate: Tells the place of a count of Unicode scalars in the text.
  public init(
    parsing text: String, scope: Scope, locate: @escaping @Sendable (Int) -> Place? = { _ in nil }
  ) {
    self.init(scope, locate, input: nil) { () throws(SyntaxFault) in
      try Parser.expression(text, names: scope.entries.map(\.name), members: scope.members)
    }
  }

  /// Reads unary tests; their value is true if the value under test is accepted.
  ///
  /// - Parameters:
  ///   - text: The tests.
  ///   - scope: The names that they may use.
  ///   - input: The slot of the value under test.
  ///   - locate: Tells the place of a count of Unicode scalars in the text.
  public init(
    parsingTests text: String, scope: Scope, input: Int,
    locate: @escaping @Sendable (Int) -> Place? = { _ in nil }
  ) {
    self.init(scope, locate, input: input) { () throws(SyntaxFault) in
      try Parser.unaryTests(text, names: scope.entries.map(\.name), members: scope.members)
    }
  }

  /// Makes an expression from syntax.
  public init(_ syntax: Syntax, scope: Scope) {
    self.init(scope, { _ in nil }, input: nil) { () throws(SyntaxFault) in syntax }
  }

  private init(
    _ scope: Scope, _ locate: @escaping @Sendable (Int) -> Place?, input: Int?,
    _ parse: () throws(SyntaxFault) -> Syntax
  ) {
    layout = scope.layout
    let compiler = Compiler(
      locate: locate, scope: scope, inputSlot: input, findings: Compiler.Findings())
    do throws(SyntaxFault) {
      let syntax = try parse()
      self.syntax = syntax
      code = compiler.compile(syntax)
      problems = compiler.findings.problems
      names = compiler.findings.names
    } catch {
      syntax = nil
      code = { _ in .null }
      problems = [
        Problem("feel.syntax", .error, error.message, at: locate(error.offset))
      ]
      names = []
    }
  }

  /// The value in a frame.
  public func value(in frame: Frame) -> Value { code(frame) }

  /// Evaluates an expression with variables by name.
  ///
  /// - Parameters:
  ///   - text: The expression.
  ///   - variables: The values of names.
  ///   - file: How places call the text.
  ///   - run: The limits, and where problems are kept.
  /// - Returns: The value, and all that went wrong.
  public static func evaluate(
    _ text: String, variables: [(String, Value)] = [], file: String = "expression",
    run: Run = Run()
  ) -> (value: Value, problems: [Problem]) {
    var scope = Scope()
    var slots: [(Int, Value)] = []
    for (name, value) in variables {
      slots.append((scope.add(name, type: FEELType.observed(value)), value))
    }
    let lines = LineIndex(text)
    let expression = FEELExpression(parsing: text, scope: scope) { offset in
      let position = lines.position(offset)
      return Place(file: file, line: position.line, column: position.column)
    }
    let frame = Frame(count: expression.slotCount, run: run)
    for (slot, value) in slots { frame.slots[slot] = value }
    let value = run.admitted(expression.value(in: frame))
    return (value, expression.problems + run.problems)
  }
}

extension FEELType {
  /// A type with the names of a value's entries, so that paths with spaces can be read.
  public static func observed(_ value: Value) -> FEELType? {
    switch value {
    case .context(let context):
      return FEELType(
        name: "context",
        shape: .context(
          context.entries.map { Component(name: $0.name, type: observed($0.value) ?? .any) }))
    case .list(let items):
      let components = items.prefix(50).compactMap(observed)
      return components.isEmpty
        ? nil : FEELType(name: "list", shape: .list(components[0]))
    default: return nil
    }
  }
}
