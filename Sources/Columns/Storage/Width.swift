/// How many bytes a stored whole number takes.
///
/// The smallest number of a width stands for null, so that one pass over the data tells value and
/// validity; no stored value may be that number.
enum Width: Int, Sendable, Comparable {
  case one = 1
  case two = 2
  case four = 4
  case eight = 8
  case sixteen = 16

  /// The narrowest width for all numbers between two.
  init(_ low: Int128, _ high: Int128) {
    let size = max(low.magnitude, high.magnitude)
    self =
      size <= 127
      ? .one
      : size <= 32_767
        ? .two : size <= 2_147_483_647 ? .four : size <= UInt128(Int64.max) ? .eight : .sixteen
  }

  static func < (a: Width, b: Width) -> Bool { a.rawValue < b.rawValue }
}

/// Whole numbers of one width.
struct Integers: Sendable {
  let buffer: Buffer
  let width: Width
  let count: Int

  init(count: Int, width: Width) {
    buffer = Buffer(byteCount: count * width.rawValue)
    self.width = width
    self.count = count
  }

  init(_ buffer: Buffer, width: Width, count: Int) {
    self.buffer = buffer
    self.width = width
    self.count = count
  }

  /// A number; nil for null.
  subscript(row: Int) -> Int128? {
    switch width {
    case .one: Self.value(buffer.elements(Int8.self)[row])
    case .two: Self.value(buffer.elements(Int16.self)[row])
    case .four: Self.value(buffer.elements(Int32.self)[row])
    case .eight: Self.value(buffer.elements(Int64.self)[row])
    case .sixteen: Self.value(buffer.elements(Int128.self)[row])
    }
  }

  private static func value<T: FixedWidthInteger>(_ stored: T) -> Int128? {
    stored == .min ? nil : Int128(stored)
  }

  /// Stores a number that fits the width, or null.
  func store(_ value: Int128?, at row: Int) {
    switch width {
    case .one: buffer.elements(Int8.self)[row] = value.map { Int8($0) } ?? .min
    case .two: buffer.elements(Int16.self)[row] = value.map { Int16($0) } ?? .min
    case .four: buffer.elements(Int32.self)[row] = value.map { Int32($0) } ?? .min
    case .eight: buffer.elements(Int64.self)[row] = value.map { Int64($0) } ?? .min
    case .sixteen: buffer.elements(Int128.self)[row] = value ?? .min
    }
  }
}
