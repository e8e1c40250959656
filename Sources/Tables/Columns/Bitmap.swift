/// A row of bits, one a row of a table.
public struct Bitmap: Sendable, Hashable {
  /// How many bits there are.
  public private(set) var count = 0
  /// The bits, 64 a word, the first in the lowest place.
  public private(set) var words: [UInt64] = []

  /// Creates a row without bits.
  public init() {}

  /// Adds a bit.
  @inline(__always)
  public mutating func append(_ bit: Bool) {
    if count & 63 == 0 { words.append(0) }
    if bit { words[count >> 6] |= 1 << UInt64(count & 63) }
    count += 1
  }

  /// Takes the last bit away; there must be one.
  public mutating func removeLast() {
    count -= 1
    words[count >> 6] &= ~(1 << UInt64(count & 63))
    if count & 63 == 0 { words.removeLast() }
  }

  /// The bit of a row, 0 ..< `count`.
  @inline(__always)
  public subscript(index: Int) -> Bool {
    precondition(index < count)
    return words[index >> 6] & (1 << UInt64(index & 63)) != 0
  }

  /// Clears a bit.
  mutating func clear(_ index: Int) { words[index >> 6] &= ~(1 << UInt64(index & 63)) }

  /// Adds the bits of another row.
  public mutating func append(contentsOf other: Bitmap) {
    if count & 63 == 0 {
      words += other.words
      count += other.count
    } else {
      for index in 0..<other.count { append(other[index]) }
    }
  }

  /// How many bits are set.
  public var setCount: Int { words.reduce(0) { $0 + $1.nonzeroBitCount } }
}
