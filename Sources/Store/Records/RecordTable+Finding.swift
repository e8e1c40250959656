public import Diagnostics
import Tables
import Vocabulary

extension RecordTable {
  /// The rows that hold some words and satisfy conditions, in order.
  ///
  /// Words are looked for in all fields of words that the viewer sees; Latin letters in either case.
  /// Dictionaries are looked through before rows are, so that a million rows take milliseconds.
  ///
  /// - Parameters:
  ///   - words: Words, each of which must be in some field of the row.
  ///   - filters: Conditions, all of which must hold.
  /// - Returns: The rows.
  /// - Throws: `records.no-field`, `records.masked-filter`, `records.bad-filter`.
  public func rows(
    holding words: String = "", where filters: [RecordFilter] = []
  ) throws(Problem) -> [Int] {
    var keeps = [Bool](repeating: true, count: rowCount)
    for filter in filters {
      let column = try seen(filter.field)
      let test = try FilterTest(filter, kind: column.kind)
      test.narrow(&keeps, column)
    }
    for word in words.split(whereSeparator: \.isWhitespace) {
      let needle = FoldedBytes(String(word))
      var found = [Bool](repeating: false, count: rowCount)
      for column in fields.compactMap(\.column) {
        guard case .text(let texts, let codes) = column.data else { continue }
        let isMatch = (0..<UInt32(texts.count)).map { texts.withUTF8(of: $0, needle.isIn) }
        guard isMatch.contains(true) else { continue }
        for row in 0..<rowCount where column.present[row] && isMatch[Int(codes[row])] {
          found[row] = true
        }
      }
      for row in 0..<rowCount where !found[row] { keeps[row] = false }
    }
    return keeps.indices.filter { keeps[$0] }
  }

  /// Rows in the order of a field: what is missing last, equal ones as they were.
  ///
  /// - Throws: `records.no-field`, `records.masked-filter`.
  public func sorted(
    _ rows: [Int], by name: String, descending: Bool = false
  ) throws(Problem) -> [Int] {
    let column = try seen(name)
    let absent = rows.filter { !column.present[$0] }
    let present = rows.filter { column.present[$0] }
    let order: [Int]
    switch column.data {
    case .text(let texts, let codes):
      // The texts are put in order once, the rows by their places.
      let codesInOrder = (0..<UInt32(texts.count)).map { ($0, texts[$0]) }.sorted { $0.1 < $1.1 }
      var places = [Int](repeating: 0, count: texts.count)
      for (place, pair) in codesInOrder.enumerated() { places[Int(pair.0)] = place }
      order = Self.ordered(present, descending) { places[Int(codes[$0])] }
    case .decimal(let values):
      if let units = values.units64 {
        order = Self.ordered(present, descending) { units[$0] }
      } else {
        order = Self.ordered(present, descending) { values.units($0) }
      }
    case .date(let days): order = Self.ordered(present, descending) { days[$0] }
    case .boolean(let bits): order = Self.ordered(present, descending) { bits[$0] ? 1 : 0 }
    }
    return order + absent
  }

  private static func ordered<Key: Comparable>(
    _ rows: [Int], _ descending: Bool, _ key: (Int) -> Key
  ) -> [Int] {
    var keyed = rows.enumerated().map { (key: key($0.element), place: $0.offset, row: $0.element) }
    keyed.sort { a, b in
      if a.key != b.key { return descending ? a.key > b.key : a.key < b.key }
      return a.place < b.place
    }
    return keyed.map(\.row)
  }

  private func seen(_ name: String) throws(Problem) -> TypedColumn {
    guard let field = field(name) else { throw Library.noField(name, type) }
    guard let column = field.column else {
      throw Problem(
        "records.masked-filter", .error,
        Wording(
          "这个角色看不到 \(name)，不能按它筛选或排序",
          "this role does not see \(name) and cannot filter or sort by it"))
    }
    return column
  }
}

/// Words as bytes, Latin letters without case.
struct FoldedBytes {
  private let bytes: [UInt8]

  init(_ text: String) { bytes = text.utf8.map(Self.folded) }

  /// Whether the words are somewhere in a text.
  func isIn(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let first = bytes.first else { return true }
    guard text.count >= bytes.count else { return false }
    for start in 0...(text.count - bytes.count) where Self.folded(text[start]) == first {
      var index = 1
      while index < bytes.count, Self.folded(text[start + index]) == bytes[index] { index += 1 }
      if index == bytes.count { return true }
    }
    return false
  }

  @inline(__always)
  private static func folded(_ byte: UInt8) -> UInt8 {
    (0x41...0x5A).contains(byte) ? byte | 0x20 : byte
  }
}
