/// Appends numbers to bytes, the least significant byte first.
struct ByteWriter {
  private(set) var bytes: [UInt8] = []

  mutating func append<Number: FixedWidthInteger>(_ number: Number) {
    withUnsafeBytes(of: number.littleEndian) { bytes.append(contentsOf: $0) }
  }

  mutating func append(_ other: UnsafeBufferPointer<UInt8>) { bytes.append(contentsOf: other) }

  /// Appends many numbers of one width, made one by one.
  mutating func append<Number: FixedWidthInteger>(
    count: Int, _ number: (Int) -> Number
  ) {
    let width = MemoryLayout<Number>.size
    let begin = bytes.count
    bytes.append(contentsOf: repeatElement(0, count: count * width))
    bytes.withUnsafeMutableBytes { raw in
      for index in 0..<count {
        raw.storeBytes(
          of: number(index).littleEndian, toByteOffset: begin + index * width, as: Number.self)
      }
    }
  }
}

/// Takes numbers from bytes that may be anything, and never reads beyond their end.
struct ByteReader {
  private let bytes: UnsafeRawBufferPointer
  private(set) var position = 0

  init(_ bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

  var left: Int { bytes.count - position }

  /// The next number; `nil` beyond the end.
  mutating func next<Number: FixedWidthInteger>(_ type: Number.Type) -> Number? {
    guard let raw = take(MemoryLayout<Number>.size) else { return nil }
    return Number(littleEndian: raw.loadUnaligned(as: Number.self))
  }

  /// The next bytes; `nil` where there are fewer.
  mutating func take(_ count: Int) -> UnsafeRawBufferPointer? {
    guard count >= 0, count <= left else { return nil }
    defer { position += count }
    return UnsafeRawBufferPointer(rebasing: bytes[position..<position + count])
  }

  /// The bytes of so many numbers of one width; `nil` where there are fewer.
  mutating func take<Number: FixedWidthInteger>(
    _ count: Int, of type: Number.Type
  ) -> UnsafeRawBufferPointer? {
    let (size, overflow) = count.multipliedReportingOverflow(by: MemoryLayout<Number>.size)
    return overflow ? nil : take(size)
  }
}

extension UnsafeRawBufferPointer {
  /// The number at an index, where the bytes hold numbers of one width.
  @inline(__always)
  func number<Number: FixedWidthInteger>(_ index: Int, _ type: Number.Type) -> Number {
    Number(
      littleEndian: loadUnaligned(
        fromByteOffset: index * MemoryLayout<Number>.size, as: Number.self))
  }
}
