import Columns
import Tables

/// Puts cells into rows of CSV.
enum RowRenderer {
  /// A column as the loop over rows sees it: plain memory, so that no cell costs a count of references.
  private struct Source {
    var values: UnsafePointer<Int64>
    var scale: Int
    /// The bytes of words and where each ends; nil where values are numbers.
    var words: (bytes: UnsafePointer<UInt8>, ends: UnsafePointer<Int>)?
  }

  /// The rows as bytes, each ended by a line feed.
  static func render(_ columns: [PreparedCells], rows count: Int) -> [UInt8] {
    let longest = columns.reduce(1) { sum, cells in
      sum + 1 + (cells.words.map(Self.longest) ?? FieldBytes.longestDecimal)
    }
    return withSources(columns) { sources in
      var result: [UInt8] = []
      // A stretch at a time, by what its rows can take at most.
      let stretch = 512
      var begin = 0
      while begin < count {
        let end = min(count, begin + stretch)
        let piece = [UInt8](unsafeUninitializedCapacity: longest * (end - begin)) {
          target, length in
          length = target.baseAddress.map { write(sources, begin..<end, to: $0) } ?? 0
        }
        result += piece
        begin = end
      }
      return result
    }
  }

  private static func longest(_ words: WordTable) -> Int {
    zip(words.ends, words.ends.dropFirst()).reduce(0) { max($0, $1.1 - $1.0) }
  }

  /// Gives the memory of columns, which live until the body ends.
  private static func withSources(
    _ columns: [PreparedCells], _ body: ([Source]) -> [UInt8]
  ) -> [UInt8] {
    func add(_ index: Int, _ sources: [Source]) -> [UInt8] {
      guard index < columns.count else { return body(sources) }
      let cells = columns[index]
      return cells.values.withUnsafeBufferPointer { values in
        guard let first = values.baseAddress else { return body([]) }
        guard let words = cells.words else {
          return add(index + 1, sources + [Source(values: first, scale: cells.scale)])
        }
        return words.bytes.withUnsafeBufferPointer { bytes in
          words.ends.withUnsafeBufferPointer { ends in
            guard let begin = ends.baseAddress, let words = bytes.baseAddress else {
              // A table of empty words: every cell is empty.
              let none = [Int64](repeating: ColumnCells.null, count: values.count)
              return none.withUnsafeBufferPointer { none in
                guard let none = none.baseAddress else { return body([]) }
                return add(index + 1, sources + [Source(values: none, scale: 0)])
              }
            }
            let source = Source(values: first, scale: 0, words: (words, begin))
            return add(index + 1, sources + [source])
          }
        }
      }
    }
    return add(0, [])
  }

  private static func write(
    _ sources: [Source], _ rows: Range<Int>, to target: UnsafeMutablePointer<UInt8>
  ) -> Int {
    sources.withUnsafeBufferPointer { sources in
      var at = 0
      for row in rows {
        for index in sources.indices {
          if index > 0 {
            target[at] = 0x2C
            at += 1
          }
          let value = sources[index].values[row]
          if value == ColumnCells.null { continue }
          guard let words = sources[index].words else {
            at += FieldBytes.write(value, scale: sources[index].scale, to: target + at)
            continue
          }
          let (begin, end) = (words.ends[Int(value)], words.ends[Int(value) + 1])
          (target + at).update(from: words.bytes + begin, count: end - begin)
          at += end - begin
        }
        target[at] = 0x0A
        at += 1
      }
      return at
    }
  }
}
