public import Vocabulary

extension TypedColumn {
  /// Creates a column from values; `nil` where one is of another kind or does not fit beside the others.
  ///
  /// - Parameters:
  ///   - name: The name.
  ///   - kind: What the values are.
  ///   - unit: The unit of numbers.
  ///   - sourceColumn: The column in the source, counted from 1; 0 where there is none.
  ///   - values: The values, each of the kind or missing.
  public init?(
    name: String, kind: ColumnKind, unit: Unit? = nil, sourceColumn: Int = 0,
    values: some Sequence<TableValue>
  ) {
    var maker = ColumnMaker(kind: kind)
    for value in values where !maker.append(value) { return nil }
    self = maker.column(name: name, unit: unit, sourceColumn: sourceColumn, isExact: true)
  }

  /// Creates a column that has one value in every row; `nil` where it is of another kind.
  public init?(name: String, kind: ColumnKind, unit: Unit? = nil, value: TableValue, count: Int) {
    self.init(
      name: name, kind: kind, unit: unit, values: repeatElement(value, count: count))
  }

  /// Rows of columns of one kind, one column after the other.
  ///
  /// - Parameters:
  ///   - name: The name of the result.
  ///   - kind: What its values are: text takes the words of any value.
  ///   - unit: The unit of the result; numbers in another unit are converted.
  ///   - parts: Columns with the rows to take, `nil` for all; `nil` for a column gives so many missing
  ///     values as there are rows.
  /// - Returns: `nil` where the values do not fit together.
  public static func gathered(
    name: String, kind: ColumnKind, unit: Unit?, from parts: [Part]
  ) -> TypedColumn? {
    var maker = ColumnMaker(kind: kind)
    var isExact = true
    for part in parts {
      guard let column = part.column else {
        for _ in 0..<part.count { maker.appendMissing() }
        continue
      }
      guard let column = column.converted(to: unit) else { return nil }
      isExact = isExact && column.isExact
      guard maker.append(column, rows: part.rows) else { return nil }
    }
    return maker.column(name: name, unit: unit, sourceColumn: 0, isExact: isExact)
  }

  /// Rows of a column that go into another.
  public struct Part {
    /// The column; `nil` for missing values.
    public var column: TypedColumn?
    /// The rows to take; `nil` for all.
    public var rows: [Int]?
    /// How many rows are taken.
    public var count: Int

    /// Creates a part.
    public init(column: TypedColumn?, rows: [Int]?, count: Int) {
      self.column = column
      self.rows = rows
      self.count = count
    }
  }

  /// The column with some rows only, in the order given.
  public func selecting(_ rows: [Int]) -> TypedColumn {
    var maker = ColumnMaker(kind: kind)
    // Values of one column fit beside each other.
    _ = maker.append(self, rows: rows)
    return maker.column(name: name, unit: unit, sourceColumn: sourceColumn, isExact: isExact)
  }

  /// The column with some values put in place of others.
  ///
  /// - Parameter replacements: The new values by row.
  /// - Returns: `nil` where a value is of another kind or does not fit beside the others.
  public func replacing(_ replacements: [Int: TableValue]) -> TypedColumn? {
    guard !replacements.isEmpty else { return self }
    var maker = ColumnMaker(kind: kind)
    var begin = 0
    for row in replacements.keys.sorted() where row < count {
      guard maker.append(self, range: begin..<row), maker.append(replacements[row] ?? .missing)
      else { return nil }
      begin = row + 1
    }
    guard maker.append(self, range: begin..<count) else { return nil }
    return maker.column(name: name, unit: unit, sourceColumn: sourceColumn, isExact: isExact)
  }

  /// The column in another unit; `nil` where the units are unlike or a number would not fit.
  public func converted(to unit: Unit?) -> TypedColumn? {
    guard case .decimal(let values) = data, let from = self.unit, let unit, from != unit else {
      return self
    }
    guard let factor = try? from.factor(to: unit) else { return nil }
    let result = values.times(factor)
    guard !result.tooLarge.contains(where: { present[$0] }) else { return nil }
    return TypedColumn(
      name: name, kind: kind, unit: unit, sourceColumn: sourceColumn,
      isExact: isExact && result.isExact, present: present, data: .decimal(result.values))
  }
}
