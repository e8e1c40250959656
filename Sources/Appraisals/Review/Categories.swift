import Columns
import FEEL
import Tables

/// The values of a column of few distinct values, each with a place.
struct Categories: Sendable {
  /// The values as text, in the order of their texts.
  private(set) var names: [String] = []
  /// For every row the place of its value; the last place stands for none.
  private(set) var places: [Int32] = []

  /// The place that stands for no value.
  var none: Int { names.count }

  /// The values of a supplied column.
  init(_ column: TypedColumn?, count: Int) {
    guard let column else {
      places = [Int32](repeating: 0, count: count)
      return
    }
    if case .text(let dictionary, let codes) = column.data {
      make(dictionary.texts, count: count) { column.present[$0] ? Int(codes[$0]) : nil }
      return
    }
    if case .decimal(let values) = column.data, let units = values.units64 {
      var known: [Int64: Int] = [:]
      var texts: [String] = []
      var found = [Int32](repeating: -1, count: count)
      for row in 0..<count where column.present[row] {
        let unit = units[row]
        if known[unit] == nil {
          known[unit] = texts.count
          texts.append(column[row].description)
        }
        found[row] = Int32(known[unit] ?? 0)
      }
      make(texts, count: count) { found[$0] < 0 ? nil : Int(found[$0]) }
      return
    }
    var known: [String: Int] = [:]
    var texts: [String] = []
    let found = (0..<count).map { row -> Int? in
      guard column.present[row] else { return nil }
      let text = column[row].description
      if known[text] == nil {
        known[text] = texts.count
        texts.append(text)
      }
      return known[text]
    }
    make(texts, count: count) { found[$0] }
  }

  /// The values of a computed column.
  init(_ column: Columns.Column?, count: Int) {
    guard let column else {
      places = [Int32](repeating: 0, count: count)
      return
    }
    let cells = ColumnCells(column)
    switch cells.layout {
    case .places(let dictionary):
      let own = cells.integers(0..<count)
      make(dictionary.map(ValueText.of), count: count) { row in
        own[row] == ColumnCells.null ? nil : Int(own[row])
      }
      return
    case .units(let scale):
      let own = cells.integers(0..<count)
      var known: [Int64: Int] = [:]
      var texts: [String] = []
      let found = own.map { units -> Int in
        if units == ColumnCells.null { return -1 }
        if let place = known[units] { return place }
        known[units] = texts.count
        texts.append(FieldBytes.decimal(Int128(units), scale: scale))
        return texts.count - 1
      }
      make(texts, count: count) { found[$0] < 0 ? nil : found[$0] }
      return
    case .values: break
    }
    var known: [String: Int] = [:]
    var texts: [String] = []
    let found = (0..<count).map { row -> Int? in
      let value = column[row]
      guard !value.isNull else { return nil }
      let text = ValueText.of(value)
      if known[text] == nil {
        known[text] = texts.count
        texts.append(text)
      }
      return known[text]
    }
    make(texts, count: count) { found[$0] }
  }

  private mutating func make(_ texts: [String], count: Int, _ code: (Int) -> Int?) {
    let order = texts.indices.sorted { texts[$0] < texts[$1] }
    var place = [Int32](repeating: 0, count: texts.count)
    for (index, old) in order.enumerated() { place[old] = Int32(index) }
    names = order.map { texts[$0] }
    places = (0..<count).map { row in code(row).map { place[$0] } ?? Int32(names.count) }
  }

  /// The name of a place; empty for none.
  func name(_ place: Int) -> String { place < names.count ? names[place] : "" }
}
