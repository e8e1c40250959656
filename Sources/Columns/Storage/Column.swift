public import FEEL

/// A column of values of one kind, or null.
///
/// | form | what is stored |
/// |---|---|
/// | numbers | whole counts of 10⁻ˢ in the narrowest integers that hold them all |
/// | days | days since 1970-01-01, the same way |
/// | booleans | a byte: 0 false, 1 null, 2 true |
/// | coded | the places of values in a dictionary; columns can share the places |
/// | approximate | doubles with a bound of their error, and the way to the exact values |
/// | values | anything else |
///
/// Null is a reserved content of the store (the smallest integer, NaN, the place −1), so that the
/// kernels read one stream. At the border columns are made from values and bitmaps of validity.
public struct Column: Sendable {
  enum Form: Sendable {
    case numbers(Numbers)
    case days(Numbers)
    case booleans(Buffer)
    case coded(Codes, [Value])
    case approximate(Approximation)
    case values([Value])
  }

  let form: Form
  /// The number of rows.
  public let count: Int

  init(_ form: Form, count: Int) {
    self.form = form
    self.count = count
  }

  /// The value of a row, exact.
  public subscript(row: Int) -> Value {
    precondition(row >= 0 && row < count, "there is no such row")
    switch form {
    case .numbers(let numbers):
      return numbers.integers[row].flatMap { Decimal128(units: $0, scale: numbers.scale) }
        .map(Value.number) ?? .null
    case .days(let numbers):
      return numbers.integers[row].flatMap { DateValue(dayNumber: Int($0)) }.map(Value.date)
        ?? .null
    case .booleans(let buffer): return Kleene.value(buffer.elements(UInt8.self)[row])
    case .coded(let codes, let dictionary): return codes[row].map { dictionary[$0] } ?? .null
    case .approximate(let approximation): return approximation.exact(row)
    case .values(let values): return values[row]
    }
  }

  /// The number of a row as a double, within half a unit in the last place and, for a column that is
  /// approximate, its bound; nil for null and for what is no number.
  public func double(at row: Int) -> Double? {
    switch form {
    case .approximate(let approximation):
      let value = approximation.values[row]
      return value.isNaN ? nil : value
    case .numbers(let numbers):
      return numbers.integers[row].map { units in
        numbers.scale <= 22 && numbers.scale >= 0 && units.magnitude < 1 << 53
          ? Double(units) / PowersOfTen.exact[numbers.scale]
          : Decimal128(units: units, scale: numbers.scale)?.double ?? .nan
      }
    default:
      if case .number(let number) = self[row] { return number.double }
      return nil
    }
  }

  /// The bytes that the column's own data take.
  public var byteCount: Int {
    switch form {
    case .numbers(let numbers), .days(let numbers): numbers.integers.buffer.byteCount
    case .booleans(let buffer): buffer.byteCount
    case .coded(let codes, _): codes.buffer.byteCount
    case .approximate(let approximation): approximation.buffer.byteCount
    case .values(let values): values.count * MemoryLayout<Value>.stride
    }
  }
}

/// Whole counts of a power of ten.
struct Numbers: Sendable {
  var integers: Integers
  /// The digits behind the point; 0 for days.
  var scale: Int
  /// The least and the greatest, both 0 if there is none.
  var low: Int128
  var high: Int128
  /// Whether every number is greater than the one before it, and none is null.
  var isAscending: Bool
}

/// Places in a dictionary, −1 for null.
///
/// The object is the identity of a dimension: columns that share it have their values by the same
/// places, so that what depends on them alone is computed once for every place.
final class Codes: Sendable {
  let buffer: Buffer
  let width: Width
  let count: Int
  /// How many places there are.
  let limit: Int
  /// Whether a row may have none.
  let hasNull: Bool

  init(_ buffer: Buffer, width: Width, count: Int, limit: Int, hasNull: Bool) {
    self.buffer = buffer
    self.width = width
    self.count = count
    self.limit = limit
    self.hasNull = hasNull
  }

  /// The width for a number of places.
  static func width(_ limit: Int) -> Width {
    limit <= 128 ? .one : limit <= 32_768 ? .two : .four
  }

  /// A place; nil for null.
  subscript(row: Int) -> Int? {
    let code: Int =
      switch width {
      case .one: Int(buffer.elements(Int8.self)[row])
      case .two: Int(buffer.elements(Int16.self)[row])
      default: Int(buffer.elements(Int32.self)[row])
      }
    return code < 0 ? nil : code
  }
}

/// Doubles that are near the exact values of a column.
struct Approximation: Sendable {
  var buffer: Buffer
  /// What is known of all the values and of their errors.
  var facts: NumberFacts
  /// The absolute part of the bound for every vector of rows; empty where it is zero.
  var slack: [Double]
  /// The exact value of a row.
  var exact: @Sendable (Int) -> Value

  /// The doubles; NaN for null.
  var values: UnsafeMutableBufferPointer<Double> { buffer.elements(Double.self) }

  /// The largest distance of the exact value of a row from its double.
  func bound(at row: Int) -> Double {
    let relative = facts.relative * values[row].magnitude
    return (relative + (slack.isEmpty ? 0 : slack[row / Vector.rows])) * (1 + 0x1p-40)
  }
}
