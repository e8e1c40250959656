/// The bytes of a cell, in UTF-8.
typealias CellBytes = UnsafeBufferPointer<UInt8>

extension UnsafeBufferPointer<UInt8> {
  /// The text for a message, at most 60 characters.
  var shortText: String {
    let text = String(decoding: prefix(240), as: UTF8.self)
    return text.count > 60 ? text.prefix(59) + "…" : text
  }

  /// Without blanks at either end: spaces, tabs, line ends, U+00A0 and U+3000.
  var trimmed: CellBytes {
    var (low, high) = (0, count)
    while low < high {
      let width = Self.blankWidth(self, at: low, limit: high)
      if width == 0 { break }
      low += width
    }
    while low < high {
      if self[high - 1] <= 0x20 {
        high -= 1
      } else if high - low >= 3, self[high - 3] == 0xE3, self[high - 2] == 0x80,
        self[high - 1] == 0x80
      {
        high -= 3
      } else if high - low >= 2, self[high - 2] == 0xC2, self[high - 1] == 0xA0 {
        high -= 2
      } else {
        break
      }
    }
    return CellBytes(rebasing: self[low..<high])
  }

  private static func blankWidth(_ bytes: CellBytes, at index: Int, limit: Int) -> Int {
    if bytes[index] <= 0x20 { return 1 }
    if limit - index >= 3, bytes[index] == 0xE3, bytes[index + 1] == 0x80, bytes[index + 2] == 0x80
    {
      return 3
    }
    return limit - index >= 2 && bytes[index] == 0xC2 && bytes[index + 1] == 0xA0 ? 2 : 0
  }

  /// Whether nothing but blanks is there.
  var isBlank: Bool { isEmpty || trimmed.isEmpty }
}
