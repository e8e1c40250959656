public import Columns
import FEEL
public import Tables

extension Columns.Column {
  /// The values of a column of a table, for formulas.
  ///
  /// - Parameters:
  ///   - typed: The column.
  ///   - isKey: Whether groups are made by it, so that it is kept as places in a dictionary.
  public init(_ typed: TypedColumn, isKey: Bool = false) {
    switch typed.data {
    case .decimal(let values):
      if let units = values.units64, values.scale <= 18 {
        let words = typed.present.words
        let column = units.withUnsafeBufferPointer { units in
          words.withUnsafeBufferPointer { Column(units: units, scale: values.scale, validity: $0) }
        }
        self = isKey || Self.isSmall(units, values.scale) ? column.coded() : column
      } else {
        self.init(
          units: (0..<typed.count).map { typed.present[$0] ? values.units($0) : nil },
          scale: values.scale)
      }
    case .text(let dictionary, let codes):
      let places = codes.indices.map { typed.present[$0] ? Int32(codes[$0]) : -1 }
      self = places.withUnsafeBufferPointer {
        Column(codes: $0, dictionary: dictionary.texts.map(Value.string))
      }
    case .date(let days):
      self.init(days: days.indices.map { typed.present[$0] ? Int(days[$0]) : nil })
      if isKey { self = coded() }
    case .boolean(let bits):
      self.init(booleans: (0..<typed.count).map { typed.present[$0] ? bits[$0] : nil })
      self = coded()
    }
  }

  /// Whether numbers are a few small whole ones, such as flags and codes.
  private static func isSmall(_ units: [Int64], _ scale: Int) -> Bool {
    scale == 0 && units.allSatisfy { $0 >= -128 && $0 <= 127 }
  }
}
