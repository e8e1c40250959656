import Columns
import FEEL
import Tables

/// The cells of one column of results, as whole numbers that stand for numbers or for words.
struct CellSource: Sendable {
  private enum Content: Sendable {
    /// Words or numbers of the supplied column.
    case supplied(TypedColumn)
    /// A column of units or of the only scheme, row by row.
    case whole(ColumnCells)
    /// By scheme.
    case schemes([ColumnCells?])
    case state
    case missing([Int: String])
    case scheme
    case adjustments(AdjustmentWords)
  }

  private let content: Content
  private let columns: ResultColumns
  /// Words that are the same for all rows.
  private let words: WordTable?
  private let scale: Int
  private let isScore: Bool
  /// The cells of several schemes in one form, where they have one.
  private let schemeCells: SchemeCells?

  init(_ entry: ResultColumns.Entry, _ columns: ResultColumns) {
    self.columns = columns
    isScore = entry.isScore
    var words: WordTable?
    var scale = 0
    switch entry.content {
    case .supplied(let column):
      content = .supplied(column)
      if case .text(let dictionary, _) = column.data { words = WordTable(dictionary.texts) }
      if case .decimal(let values) = column.data { scale = values.scale }
    case .unit(let column): content = .whole(ColumnCells(column))
    case .state: content = .state
    case .missing(let texts): content = .missing(texts)
    case .scheme:
      content = .scheme
      words = WordTable(columns.appraisal.method.schemes.map(\.name))
    case .result(let cells):
      let all = columns.appraisal.schemes.indices.map { cells[$0] }
      content = columns.isOneScheme ? all[0].map(Content.whole) ?? .schemes(all) : .schemes(all)
    case .adjustments: content = .adjustments(AdjustmentWords(columns.appraisal))
    }
    if case .whole(let cells) = content {
      switch cells.layout {
      case .units(let own): scale = own
      case .places(let values): words = WordTable(values.map(ValueText.of))
      case .values: break
      }
    }
    if case .schemes(let all) = content {
      schemeCells = SchemeCells(all)
    } else {
      schemeCells = nil
    }
    self.words = words
    self.scale = scale
  }

  /// The cells of some rows.
  ///
  /// - Parameters:
  ///   - rows: Rows of the population, or units.
  ///   - units: The unit of each row; nil where they are the same.
  /// - Returns: Their cells.
  func cells(_ rows: Range<Int>, units: [Int]?) -> PreparedCells {
    switch content {
    case .supplied(let column): return supplied(column, rows, units)
    case .whole(let cells) where units == nil:
      if case .values = cells.layout { break }
      return PreparedCells(values: cells.integers(rows), scale: scale, words: words)
    case .scheme:
      return PreparedCells(
        values: rows.map { row in
          columns.place(of: units?[row] ?? row).map {
            Int64(columns.appraisal.schemes[$0.scheme].scheme)
          } ?? ColumnCells.null
        }, scale: 0, words: words)
    case .schemes:
      let places = rows.map { place(of: units?[$0] ?? $0) }
      if let cells = schemeCells?.cells(places) { return cells }
    default: break
    }
    // Whatever has no form of its own becomes words of these rows.
    var builder = WordTable.Builder()
    let values = rows.map { row -> Int64 in
      text(units?[row] ?? row).map { builder.place($0) } ?? ColumnCells.null
    }
    return PreparedCells(values: values, scale: 0, words: builder.table)
  }

  /// Where the cell of a unit is, if it has one.
  private func place(of unit: Int) -> (scheme: Int, row: Int)? {
    isScore && columns.isUnscored(unit) ? nil : columns.place(of: unit)
  }

  private func supplied(
    _ column: TypedColumn, _ rows: Range<Int>, _ units: [Int]?
  ) -> PreparedCells {
    let present = column.present
    switch column.data {
    case .text(_, let codes):
      return PreparedCells(
        values: rows.map { present[$0] ? Int64(codes[$0]) : ColumnCells.null }, scale: 0,
        words: words)
    case .decimal(let numbers) where numbers.units64 != nil && numbers.scale <= 18:
      let own = numbers.units64 ?? []
      return PreparedCells(
        values: rows.map { present[$0] ? own[$0] : ColumnCells.null }, scale: scale, words: nil)
    default:
      var builder = WordTable.Builder()
      let values = rows.map { row in
        present[row] ? builder.place(column[row].description) : ColumnCells.null
      }
      return PreparedCells(values: values, scale: 0, words: builder.table)
    }
  }

  /// The cell of a unit as text; nil where there is none.
  private func text(_ unit: Int) -> String? {
    switch content {
    case .supplied, .scheme: return nil
    case .whole(let cells): return Self.text(cells, unit)
    case .schemes(let sources):
      guard let place = place(of: unit), let cells = sources[place.scheme] else { return nil }
      return Self.text(cells, place.row)
    case .state: return StateWords.name(columns.appraisal.state(unit), columns.appraisal.method)
    case .missing(let texts): return texts[unit]
    case .adjustments(let words):
      guard let place = columns.place(of: unit), !columns.isUnscored(unit) else { return nil }
      return words.text(place.scheme, place.row)
    }
  }

  private static func text(_ cells: ColumnCells, _ row: Int) -> String? {
    let value = cells.column[row]
    return value.isNull ? nil : ValueText.of(value)
  }
}

/// The cells of some rows of a column: whole numbers, and what they stand for.
struct PreparedCells {
  var values: [Int64]
  var scale: Int
  /// The words that numbers are places of; nil where they are counts of 10⁻ˢ.
  var words: WordTable?

  /// The text of a cell; empty for none.
  func text(_ row: Int) -> String {
    let value = values[row]
    guard value != ColumnCells.null else { return "" }
    return words.map { $0.texts[Int(value)] } ?? FieldBytes.decimal(Int128(value), scale: scale)
  }
}

/// Words, and the same as fields of CSV in one block.
struct WordTable: Sendable {
  private(set) var texts: [String]
  private(set) var bytes: [UInt8] = []
  private(set) var ends: [Int] = [0]

  init(_ texts: [String]) {
    self.texts = texts
    for text in texts {
      bytes += FieldBytes.field(text)
      ends.append(bytes.count)
    }
  }

  struct Builder {
    private var places: [String: Int64] = [:]
    private var texts: [String] = []

    mutating func place(_ text: String) -> Int64 {
      if let known = places[text] { return known }
      let place = Int64(texts.count)
      places[text] = place
      texts.append(text)
      return place
    }

    var table: WordTable { WordTable(texts) }
  }
}
