public import FEEL

/// Gives the cells of a column as whole numbers, many rows quickly.
///
/// A cell is a whole count of 10⁻ˢ, or the place of a value in a dictionary; what is neither is given as
/// values.
public struct ColumnCells: Sendable {
  /// What whole numbers stand for.
  public enum Layout: Sendable {
    /// Counts of 10⁻ˢ.
    case units(scale: Int)
    /// Places in a dictionary.
    case places([Value])
    /// Nothing: the column has to be read value by value.
    case values
  }

  /// What stands for null.
  public static let null = Int64.min

  /// What whole numbers stand for.
  public let layout: Layout
  /// The column.
  public let column: Column

  /// Creates a reader of cells.
  public init(_ column: Column) {
    self.column = column
    switch column.form {
    case .coded(_, let dictionary): layout = .places(dictionary)
    case .numbers(let numbers) where numbers.integers.width != .sixteen:
      layout = .units(scale: numbers.scale)
    default: layout = .values
    }
  }

  /// The cells of some rows as whole numbers, ``null`` for null.
  ///
  /// The layout must not be ``Layout/values``.
  public func integers(_ rows: Range<Int>) -> [Int64] {
    precondition(rows.lowerBound >= 0 && rows.upperBound <= column.count, "there is no such row")
    switch column.form {
    case .coded(let codes, _):
      return switch codes.width {
      case .one: Self.copy(codes.buffer, Int8.self, rows) { $0 < 0 }
      case .two: Self.copy(codes.buffer, Int16.self, rows) { $0 < 0 }
      default: Self.copy(codes.buffer, Int32.self, rows) { $0 < 0 }
      }
    case .numbers(let numbers):
      let buffer = numbers.integers.buffer
      return switch numbers.integers.width {
      case .one: Self.copy(buffer, Int8.self, rows) { $0 == .min }
      case .two: Self.copy(buffer, Int16.self, rows) { $0 == .min }
      case .four: Self.copy(buffer, Int32.self, rows) { $0 == .min }
      case .eight: Self.copy(buffer, Int64.self, rows) { $0 == .min }
      case .sixteen: preconditionFailure("values have no form as whole numbers of 64 bits")
      }
    default: preconditionFailure("values have no form as whole numbers")
    }
  }

  private static func copy<T: FixedWidthInteger>(
    _ buffer: Buffer, _ type: T.Type, _ rows: Range<Int>, isNull: (T) -> Bool
  ) -> [Int64] {
    let from = buffer.elements(type)
    return [Int64](unsafeUninitializedCapacity: rows.count) { to, count in
      for (place, row) in rows.enumerated() {
        let value = from[row]
        to.initializeElement(
          at: place, to: isNull(value) ? null : Int64(value))
      }
      count = rows.count
    }
  }
}
