import Foundation

/// Where the records of a batch are: hashes of keys in order, each with its row.
///
/// It is kept in pieces of 65,536 keys, so that finding one record reads one piece and looks it
/// through by halves; there is no index of a million rows in SQL.
struct KeyIndex {
  /// A piece as it is kept.
  struct Chunk {
    var low: UInt64
    var high: UInt64
    var data: Data
  }

  static let chunkRows = 65_536
  private static let entrySize = 12

  /// The pieces for the hashes of all rows, in order of rows.
  static func chunks(_ hashes: [UInt64]) -> [Chunk] {
    let order = sorted(hashes)
    return stride(from: 0, to: order.count, by: chunkRows).map { begin in
      let rows = order[begin..<min(begin + chunkRows, order.count)]
      var bytes = [UInt8](repeating: 0, count: rows.count * entrySize)
      bytes.withUnsafeMutableBytes { raw in
        for (index, row) in rows.enumerated() {
          raw.storeBytes(
            of: hashes[Int(row)].littleEndian, toByteOffset: index * entrySize, as: UInt64.self)
          raw.storeBytes(
            of: row.littleEndian, toByteOffset: index * entrySize + 8, as: UInt32.self)
        }
      }
      return Chunk(
        low: hashes[Int(rows.first ?? 0)], high: hashes[Int(rows.last ?? 0)], data: Data(bytes))
    }
  }

  /// The rows in order of their hashes.
  static func sorted(_ hashes: [UInt64]) -> [UInt32] {
    // Eleven bits at a time: six passes over the rows, whatever their number.
    var order = (0..<UInt32(hashes.count)).map { $0 }
    var next = order
    for shift in stride(from: UInt64(0), to: 64, by: 11) {
      var counts = [Int](repeating: 0, count: 2_048)
      for row in order { counts[Int(hashes[Int(row)] >> shift & 0x7FF)] += 1 }
      var total = 0
      for digit in counts.indices { (counts[digit], total) = (total, total + counts[digit]) }
      for row in order {
        let digit = Int(hashes[Int(row)] >> shift & 0x7FF)
        next[counts[digit]] = row
        counts[digit] += 1
      }
      swap(&order, &next)
    }
    return order
  }

  /// The rows with a hash in a piece; empty where the piece is damaged.
  static func rows(with hash: UInt64, in data: Data) -> [Int] {
    data.withUnsafeBytes { raw in
      let count = raw.count / entrySize
      func at(_ index: Int) -> UInt64 {
        UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: index * entrySize, as: UInt64.self))
      }
      var (low, high) = (0, count)
      while low < high {
        let middle = (low + high) / 2
        if at(middle) < hash { low = middle + 1 } else { high = middle }
      }
      var rows: [Int] = []
      while low < count, at(low) == hash {
        rows.append(
          Int(
            UInt32(
              littleEndian: raw.loadUnaligned(
                fromByteOffset: low * entrySize + 8, as: UInt32.self))))
        low += 1
      }
      return rows.sorted()
    }
  }
}
