package import Diagnostics
import FEEL
package import Vocabulary

/// Reads a formula of a declaration and checks its names and its units.
package struct FormulaCheck {
  /// The names that the formula mentions.
  package let names: Set<String>
  /// What is wrong.
  package let problems: [Problem]

  /// - Parameters:
  ///   - node: The text of the formula.
  ///   - file: The file that it stands in.
  ///   - scope: The names that it may use.
  ///   - unit: The unit that its value should have.
  package init(
    _ node: DeclarationNode, in file: DeclarationFile, scope: RecordScope, unit: Unit? = nil
  ) {
    let places = TextPlaces(node, in: file)
    let expression = FEELExpression(parsing: node.text ?? "", scope: scope.scope) {
      places.place($0)
    }
    names = expression.names
    let units = UnitChecker(names: scope.units).check(expression, expected: unit) {
      places.place($0)
    }
    problems = expression.problems + units.problems
  }
}
