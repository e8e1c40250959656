import Columns

/// The grade of every row of a population.
public struct RowGrades: Sendable {
  private let list: GradeList
  private let schemes: [Int32]

  /// Finds the grades.
  public init(_ appraisal: Appraisal, _ population: Population) {
    list = GradeList((appraisal, population))
    schemes = list.schemes(population.table.rowCount)
  }

  /// The rows of a scheme that have a grade, in order.
  ///
  /// - Parameters:
  ///   - scheme: The place of the scheme in the method.
  ///   - grade: The grade.
  /// - Returns: The rows.
  public func rows(scheme: Int, grade: String) -> [Int] {
    guard let place = list.names.firstIndex(of: grade) else { return [] }
    return list.places.indices.filter { list.places[$0] == place && schemes[$0] == scheme }
  }
}

extension Population {
  /// How many rows there are.
  public var lineCount: Int { table.rowCount }

  /// The text of a field of a row; empty where there is none.
  public func text(_ field: String, at row: Int) -> String { text(field, row) }
}
