public import Diagnostics

/// A model and all that it imports.
public struct ModelSet: Sendable {
  /// The model that was asked for.
  public var main: DMNModel
  /// The models that it imports, directly or not, one for each namespace.
  public var imported: [DMNModel]
  /// What was odd about their files, imports that were not found included.
  public var problems: [Problem]

  /// Creates a set.
  public init(main: DMNModel, imported: [DMNModel] = [], problems: [Problem] = []) {
    self.main = main
    self.imported = imported
    self.problems = problems
  }
}
