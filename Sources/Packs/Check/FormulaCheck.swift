public import Diagnostics
public import FEEL
public import Vocabulary

/// Reads a formula of a declaration and checks its names and its units.
public struct FormulaCheck {
  /// The names that the formula mentions.
  public let names: Set<String>
  /// The unit of its value.
  public let unit: InferredUnit
  /// What is wrong, at the characters where it is.
  public let problems: [Problem]

  /// Checks a formula.
  ///
  /// - Parameters:
  ///   - node: The text of the formula.
  ///   - file: The file that it stands in.
  ///   - scope: The names that it may use, with their types.
  ///   - units: The units of these names.
  ///   - unit: The unit that its value should have; any where `nil`.
  ///   - checksTypes: Whether operations are told that can have no value because of their types.
  public init(
    _ node: DeclarationNode, in file: DeclarationFile, scope: Scope,
    units: [String: InferredUnit], unit: Unit? = nil, checksTypes: Bool = false
  ) {
    let places = TextPlaces(node, in: file)
    let expression = FEELExpression(parsing: node.text ?? "", scope: scope) { places.place($0) }
    names = expression.names
    let units = UnitChecker(names: units).check(expression, expected: unit) { places.place($0) }
    self.unit = units.unit
    let types =
      checksTypes ? expression.typeProblems(in: scope) { places.place($0) } : []
    problems = expression.problems + units.problems + types
  }

  package init(
    _ node: DeclarationNode, in file: DeclarationFile, scope: RecordScope, unit: Unit? = nil
  ) {
    self.init(node, in: file, scope: scope.scope, units: scope.units, unit: unit)
  }
}
