public import Vocabulary

/// A column of values of one kind, some of which may be missing.
public struct TypedColumn: Sendable {
  /// The name: of the field that the column feeds, or else its title.
  public let name: String
  /// What was asked for.
  public let kind: ColumnKind
  /// The unit of the numbers; `nil` where none is known.
  public let unit: Unit?
  /// The column in the source, counted from 1.
  public let sourceColumn: Int
  /// Whether the conversion of units changed no value by rounding.
  public let isExact: Bool
  /// Which rows have a value.
  public let present: Bitmap
  /// The values.
  public let data: ColumnData

  /// How many rows there are.
  public var count: Int { present.count }

  /// The value of a row, 0 ..< `count`.
  public subscript(row: Int) -> TableValue {
    guard present[row] else { return .missing }
    switch data {
    case .text(let texts, let codes): return .text(texts[codes[row]])
    case .decimal(let values): return .number(values[row])
    case .date(let days): return Day(number: Int(days[row])).map(TableValue.date) ?? .missing
    case .boolean(let bits): return .boolean(bits[row])
    }
  }
}
