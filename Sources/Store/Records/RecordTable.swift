public import Foundation
public import Packs
public import Tables
public import Vocabulary

/// The records of a type as they were known at a moment, as columns.
public struct RecordTable: Sendable {
  /// A field.
  public struct Field: Sendable {
    /// The name.
    public let name: String
    /// The title.
    public let title: String
    /// What its values are.
    public let kind: RecordField.Kind
    /// The unit of its numbers.
    public let unit: Vocabulary.Unit?
    /// The grade, 0 to 3.
    public let grade: Int
    /// The values; `nil` where the viewer may not see them.
    public let column: TypedColumn?
    /// The corrections that gave values, by row.
    public let corrections: [Int: Int64]

    /// Whether the viewer may not see the values.
    public var isMasked: Bool { column == nil }
  }

  /// The type.
  public let type: String
  /// The period that was asked for; `nil` for all.
  public let period: RecordPeriod?
  /// The moment; `nil` for now.
  public let asKnownOn: Date?
  /// The fields.
  public let fields: [Field]
  /// How many records there are.
  public let rowCount: Int
  /// The batches that the rows came from.
  public let batches: [RecordBatch]

  let keys: [TypedColumn]?
  let periods: Periods
  /// Stretches of rows of one batch each.
  let stretches: [Stretch]

  struct Stretch: Sendable {
    var begin: Int
    var batch: Int
    var lines: TypedColumn
    /// The rows of the batch; `nil` where they are all.
    var rows: [Int]?
  }

  enum Periods: Sendable {
    case one(String)
    case column(TypedColumn, RecordType.Period)
    /// That of the batch of a row.
    case batch
  }

  /// The field of a name.
  public func field(_ name: String) -> Field? { fields.first { $0.name == name } }

  /// A value.
  ///
  /// - Parameters:
  ///   - row: The row, 0 ..< `rowCount`.
  ///   - name: The field; one that there is not has no value.
  /// - Returns: The value, or that it is masked.
  public func value(_ row: Int, _ name: String) -> RecordValue {
    guard let field = field(name) else { return .shown(.missing) }
    guard let column = field.column else { return .masked }
    return .shown(column[row])
  }

  /// The name of the record of a row; `nil` where the viewer may not see it.
  public func key(_ row: Int) -> String? {
    keys.map { RecordKey.text($0.map { $0[row] }) }
  }

  /// The period of a row, as text; empty where records have none.
  public func period(_ row: Int) -> String {
    switch periods {
    case .one(let period): period
    case .column(let column, let kind): RecordPeriod.of(column[row], kind)?.description ?? ""
    case .batch: batch(row).period ?? ""
    }
  }

  /// The batch that a row came from.
  public func batch(_ row: Int) -> RecordBatch { batches[stretch(row).batch] }

  /// The line or row of the source that a row came from.
  public func line(_ row: Int) -> Int? {
    let stretch = stretch(row)
    let index = row - stretch.begin
    guard case .number(let number) = stretch.lines[stretch.rows?[index] ?? index] else {
      return nil
    }
    return Int(exactly: number.units)
  }

  /// The correction that gave a value.
  public func correction(_ row: Int, _ name: String) -> Int64? { field(name)?.corrections[row] }

  private func stretch(_ row: Int) -> Stretch {
    precondition((0..<rowCount).contains(row))
    var (low, high) = (0, stretches.count)
    while high - low > 1 {
      let middle = (low + high) / 2
      if stretches[middle].begin <= row { low = middle } else { high = middle }
    }
    return stretches[low]
  }
}
