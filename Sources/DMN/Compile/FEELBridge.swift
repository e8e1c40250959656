import Diagnostics
import FEEL

/// Hands the texts of a model to FEEL, with the model's types and places.
enum FEELBridge {
  /// A text made ready.
  struct Compiled {
    var node: (any Evaluable)?
    var problems: [Problem]
    var names: Set<String>
    /// The simple constants in the text.
    var constants: [Value] = []
    /// What the text accepts, if it is unary tests of which that can be told.
    var shape: TestShape = .opaque
  }

  static func expression(
    _ text: ExpressionText, in scope: Scope, types: TypeTable, model: Int, file: String
  ) -> Compiled {
    let locate = locator(text, file)
    let expression = FEELExpression(
      parsing: text.text, scope: types.typed(scope, in: model), locate: locate)
    var result = compiled(expression)
    if types.checksTypes { result.problems += expression.typeProblems(in: scope, locate: locate) }
    return result
  }

  static func unaryTests(
    _ text: ExpressionText, in scope: Scope, input: Int, inputType: FEELType? = nil,
    types: TypeTable, model: Int, file: String
  ) -> Compiled {
    let locate = locator(text, file)
    let expression = FEELExpression(
      parsingTests: text.text, scope: types.typed(scope, in: model), input: input, locate: locate)
    var result = compiled(expression)
    if types.checksTypes {
      result.problems += expression.typeProblems(in: scope, input: inputType, locate: locate)
    }
    result.shape =
      expression.syntax.map { TestShape($0, isBoolean: inputType?.isBoolean ?? false) } ?? .opaque
    return result
  }

  /// A filter of the list of a name by a condition; the condition sees the names of the elements.
  static func filter(
    _ text: ExpressionText, of name: String, in scope: Scope, types: TypeTable, model: Int,
    file: String
  ) -> Compiled {
    let prefix = "\(name)["
    let length = prefix.unicodeScalars.count
    let locate = locator(text, file)
    let expression = FEELExpression(
      parsing: "\(prefix)\(text.text)]", scope: types.typed(scope, in: model)
    ) { locate(max(0, $0 - length)) }
    return compiled(expression)
  }

  /// The elements of a span such as `1..5`, which is no expression by itself; nil if the text is none.
  static func span(
    _ text: ExpressionText, in scope: Scope, types: TypeTable, model: Int, file: String
  ) -> Compiled? {
    guard text.text.contains("..") else { return nil }
    let prefix = "for item in "
    let length = prefix.unicodeScalars.count
    let locate = locator(text, file)
    let expression = FEELExpression(
      parsing: "\(prefix)\(text.text) return item", scope: types.typed(scope, in: model)
    ) { locate(max(0, $0 - length)) }
    guard case .iteration(let iterators, _, _)? = expression.syntax, iterators.count == 1,
      iterators[0].end != nil
    else { return nil }
    return compiled(expression)
  }

  /// A type written as FEEL writes types, such as `list<number>`.
  static func type(written text: String, named: @escaping (String) -> FEELType?) -> FEELType? {
    FEELType(written: text, named: named)
  }

  private static func compiled(_ expression: FEELExpression) -> Compiled {
    let node: any Evaluable =
      expression.constant.map { ConstantNode(constant: $0) } ?? TextNode(expression: expression)
    return Compiled(
      node: expression.syntax == nil ? nil : node, problems: expression.problems,
      names: expression.names, constants: expression.constants)
  }

  private static func locator(
    _ text: ExpressionText, _ file: String
  ) -> @Sendable (Int) -> Place? {
    let (source, content) = (text.source, text.text)
    return { offset in
      let position = source.position(ofScalar: offset, in: content)
      return Place(file: file, line: position.line, column: position.column)
    }
  }
}

extension TypeTable {
  /// A scope that knows the types of a model.
  func typed(_ scope: Scope, in model: Int) -> Scope {
    var typed = scope
    typed.types = namedTypes(in: model)
    return typed
  }
}

extension FEELType {
  /// Whether all values are booleans.
  var isBoolean: Bool { if case .simple(.boolean) = shape { true } else { false } }
}
