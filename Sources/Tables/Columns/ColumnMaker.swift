import Vocabulary

/// Collects values into a column.
struct ColumnMaker {
  private let kind: ColumnKind
  private var present = Bitmap()
  private var texts = TextDictionary()
  private var codes: [UInt32] = []
  private var numbers = DecimalValues()
  private var days: [Int32] = []
  private var bits = Bitmap()

  init(kind: ColumnKind) { self.kind = kind }

  mutating func appendMissing() {
    present.append(false)
    switch kind {
    case .text: codes.append(0)
    case .decimal, .integer: numbers.appendMissing()
    case .date: days.append(0)
    case .boolean: bits.append(false)
    }
  }

  /// Adds a value; false where it is of another kind or does not fit.
  mutating func append(_ value: TableValue) -> Bool {
    switch (kind, value) {
    case (_, .missing):
      appendMissing()
      return true
    case (.text, _): codes.append(texts.add(value.description).code)
    case (.decimal, .number(let number)):
      guard numbers.appendSlowly(number.units, scale: number.scale) else { return false }
    case (.integer, .number(let number)):
      let whole = number.reduced
      guard whole.scale == 0, numbers.appendSlowly(whole.units, scale: 0) else { return false }
    case (.date, .date(let day)): days.append(day.number)
    case (.boolean, .boolean(let bit)): bits.append(bit)
    default: return false
    }
    present.append(true)
    return true
  }

  /// Adds rows of a column, all where `rows` is `nil`.
  mutating func append(_ column: TypedColumn, rows: [Int]?) -> Bool {
    guard let rows else { return append(column, range: 0..<column.count) }
    return append(column, rows)
  }

  /// Adds a stretch of rows of a column.
  mutating func append(_ column: TypedColumn, range: Range<Int>) -> Bool {
    append(column, range)
  }

  private mutating func append(
    _ column: TypedColumn, _ rows: some Collection<Int>
  ) -> Bool {
    switch (kind, column.data) {
    case (.text, .text(let others, let otherCodes)):
      var map = [UInt32](repeating: .max, count: others.count)
      for row in rows {
        guard column.present[row] else {
          appendMissing()
          continue
        }
        let code = Int(otherCodes[row])
        if map[code] == .max {
          map[code] = others.withBytes(otherCodes[row]) { texts.code($0).code }
        }
        codes.append(map[code])
        present.append(true)
      }
    case (.decimal, .decimal(let values)), (.integer, .decimal(let values)):
      if numbers.count == 0, values.scale > 0, kind == .decimal {
        // The scale of the column is kept though its rows might do with less.
        guard numbers.append(1, scale: values.scale) else { return false }
        numbers.removeLast()
      }
      let narrow = values.units64
      for row in rows {
        guard column.present[row] else {
          appendMissing()
          continue
        }
        let fits =
          if let narrow {
            numbers.append(narrow[row], scale: values.scale)
          } else {
            numbers.appendSlowly(values.units(row), scale: values.scale)
          }
        guard fits else { return false }
        present.append(true)
      }
    case (.date, .date(let others)):
      for row in rows {
        days.append(others[row])
        present.append(column.present[row])
      }
    case (.boolean, .boolean(let others)):
      for row in rows {
        bits.append(others[row])
        present.append(column.present[row])
      }
    default:
      for row in rows where !append(column[row]) { return false }
    }
    return true
  }

  func column(name: String, unit: Unit?, sourceColumn: Int, isExact: Bool) -> TypedColumn {
    let data: ColumnData =
      switch kind {
      case .text: .text(texts, codes)
      case .decimal, .integer: .decimal(numbers)
      case .date: .date(days)
      case .boolean: .boolean(bits)
      }
    return TypedColumn(
      name: name, kind: kind, unit: unit, sourceColumn: sourceColumn, isExact: isExact,
      present: present, data: data)
  }
}
