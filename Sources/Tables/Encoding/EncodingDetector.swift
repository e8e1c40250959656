/// Finds the encoding of a file by its bytes.
enum EncodingDetector {
  /// The encoding, and how many bytes its mark takes.
  ///
  /// A byte order mark decides. Otherwise zero bytes in alternate places tell UTF-16; text that is
  /// valid UTF-8 is UTF-8, for hardly any other Chinese text is so by chance; the rest is GB18030.
  static func encoding(of bytes: CellBytes) -> (encoding: TextEncoding, mark: Int) {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return (.utf8, 3) }
    if bytes.starts(with: [0x84, 0x31, 0x95, 0x33]) { return (.gb18030, 4) }
    if bytes.starts(with: [0xFF, 0xFE]) { return (.utf16LittleEndian, 2) }
    if bytes.starts(with: [0xFE, 0xFF]) { return (.utf16BigEndian, 2) }
    if let wide = wide(bytes) { return (wide, 0) }
    return (firstInvalid(in: bytes) == nil ? .utf8 : .gb18030, 0)
  }

  private static func wide(_ bytes: CellBytes) -> TextEncoding? {
    guard bytes.count >= 4, bytes.count % 2 == 0 else { return nil }
    var (even, odd) = (0, 0)
    for (index, byte) in bytes.prefix(4096).enumerated() where byte == 0 {
      if index % 2 == 0 { even += 1 } else { odd += 1 }
    }
    if odd > 0, even == 0 { return .utf16LittleEndian }
    if even > 0, odd == 0 { return .utf16BigEndian }
    return nil
  }

  /// The offset of the first byte that is not UTF-8.
  static func firstInvalid(in bytes: CellBytes) -> Int? {
    let raw = UnsafeRawBufferPointer(bytes)
    var index = 0
    while index < bytes.count {
      if index + 8 <= bytes.count,
        raw.loadUnaligned(fromByteOffset: index, as: UInt64.self) & 0x8080_8080_8080_8080 == 0
      {
        index += 8
        continue
      }
      let width = width(bytes, at: index)
      if width == 0 { return index }
      index += width
    }
    return nil
  }

  /// How many bytes the character at an offset takes; zero where it is none.
  @inline(__always)
  private static func width(_ bytes: CellBytes, at index: Int) -> Int {
    let first = bytes[index]
    if first < 0x80 { return 1 }
    let length = first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
    guard first >= 0xC2, first <= 0xF4, index + length <= bytes.count else { return 0 }
    let second = bytes[index + 1]
    let range: ClosedRange<UInt8> =
      switch first {
      case 0xE0: 0xA0...0xBF
      case 0xED: 0x80...0x9F
      case 0xF0: 0x90...0xBF
      case 0xF4: 0x80...0x8F
      default: 0x80...0xBF
      }
    guard range.contains(second) else { return 0 }
    for offset in 2..<max(2, length) where bytes[index + offset] & 0xC0 != 0x80 { return 0 }
    return length
  }
}
