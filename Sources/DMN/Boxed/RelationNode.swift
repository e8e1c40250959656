import FEEL

/// A relation.
struct RelationNode: Evaluable {
  let columns: [String]
  let rows: [[any Evaluable]]

  func value(in frame: Frame) -> Value {
    .list(
      rows.map { row in
        Value.context(of: zip(columns, row).map { ($0, $1.value(in: frame)) })
      })
  }
}
