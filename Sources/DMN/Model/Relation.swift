/// A list of contexts with the same names, drawn as a grid.
public struct Relation: Sendable, Hashable {
  /// What every element carries.
  public var info: ElementInfo
  /// The type of the value.
  public var typeRef: String?
  /// The names.
  public var columns: [InformationItem]
  /// The rows.
  public var rows: [BoxedList]

  /// Creates a relation.
  public init(
    columns: [InformationItem], rows: [BoxedList], typeRef: String? = nil,
    info: ElementInfo = ElementInfo()
  ) {
    self.info = info
    self.typeRef = typeRef
    self.columns = columns
    self.rows = rows
  }
}
