import Vocabulary

/// The numbers of a column, brought from the unit of the source to the unit that was asked for.
struct UnitConversion {
  private let plan: PlannedColumn
  private let original: ColumnData
  private var present: Bitmap
  private var data: ColumnData
  private var isExact = true
  private var unit: Unit?
  /// The rows whose number does not fit in the other unit; they have become missing.
  private(set) var tooLarge: [Int] = []

  init(_ builder: ColumnBuilder) {
    plan = builder.plan
    original = builder.data
    data = original
    present = builder.present
    unit = plan.unit ?? plan.sourceUnit
    guard case .decimal(let values) = original, let from = plan.sourceUnit, let to = plan.unit,
      from != to
    else { return }
    guard let factor = try? from.factor(to: to) else {
      // Unlike units are a question of the mapping; numbers stay in the unit in which they came.
      unit = from
      return
    }
    let result = values.times(factor)
    data = .decimal(result.values)
    isExact = result.isExact
    tooLarge = result.tooLarge.filter { present[$0] }
    for row in tooLarge { present.clear(row) }
  }

  /// The number of a row as it came.
  func shown(_ row: Int) -> String {
    guard case .decimal(let values) = original else { return "" }
    return values[row].description
  }

  var column: TypedColumn {
    TypedColumn(
      name: plan.name, kind: plan.kind, unit: unit, sourceColumn: plan.source, isExact: isExact,
      present: present, data: data)
  }
}
