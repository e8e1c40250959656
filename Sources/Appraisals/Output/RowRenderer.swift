import Columns
import Tables

/// Puts cells into rows of CSV.
enum RowRenderer {
  /// The rows as bytes, each ended by a line feed.
  static func render(_ columns: [PreparedCells], rows count: Int) -> [UInt8] {
    let longest = columns.reduce(1) { sum, cells in
      sum + 1 + (cells.words.map(Self.longest) ?? FieldBytes.longestDecimal)
    }
    var result: [UInt8] = []
    // Grown a stretch at a time, by what a row can take at most.
    let stretch = 256
    var begin = 0
    var block = [UInt8](repeating: 0, count: longest * stretch)
    while begin < count {
      let end = min(count, begin + stretch)
      let length = block.withUnsafeMutableBufferPointer { target in
        target.baseAddress.map { write(columns, begin..<end, to: $0) } ?? 0
      }
      result.append(contentsOf: block[..<length])
      begin = end
    }
    return result
  }

  private static func longest(_ words: WordTable) -> Int {
    zip(words.ends, words.ends.dropFirst()).reduce(0) { max($0, $1.1 - $1.0) }
  }

  private static func write(
    _ columns: [PreparedCells], _ rows: Range<Int>, to target: UnsafeMutablePointer<UInt8>
  ) -> Int {
    var at = 0
    for row in rows {
      for index in columns.indices {
        if index > 0 {
          target[at] = 0x2C
          at += 1
        }
        at += columns[index].write(row, to: target + at)
      }
      target[at] = 0x0A
      at += 1
    }
    return at
  }
}

extension PreparedCells {
  /// Writes a cell as a field.
  @inline(__always)
  func write(_ row: Int, to target: UnsafeMutablePointer<UInt8>) -> Int {
    let value = values[row]
    if value == ColumnCells.null { return 0 }
    guard let words else { return FieldBytes.write(value, scale: scale, to: target) }
    let (begin, end) = (words.ends[Int(value)], words.ends[Int(value) + 1])
    words.bytes.withUnsafeBufferPointer { bytes in
      for place in begin..<end { target[place - begin] = bytes[place] }
    }
    return end - begin
  }
}
