public import Diagnostics
public import Vocabulary

extension TypedColumn {
  /// The version of the form in which columns become bytes.
  private static let formVersion: UInt8 = 1
  /// "Gc": the first bytes of every chunk.
  private static let mark: [UInt8] = [0x47, 0x63]

  private enum Form: UInt8 {
    case text = 1
    case decimal = 2
    case date = 3
    case boolean = 4
  }

  /// Rows of the column as bytes, which ``ColumnDecoder`` reads.
  ///
  /// A chunk stands for itself: two bytes `Gc`, the version 1, the form of the values, the kind of the
  /// column, whether its numbers are exact, the number of rows, which rows have a value (left out where
  /// all have), and the values, all little-endian. Texts are a dictionary and codes; numbers are whole
  /// numbers of the least width that holds all of the chunk, with one scale.
  ///
  /// - Parameter rows: The rows, within 0 ..< `count`.
  /// - Returns: The bytes, without name, unit and source column.
  /// - Complexity: The number of rows, and for texts that of distinct texts of the whole column.
  public func encoded(_ rows: Range<Int>) -> [UInt8] {
    precondition(rows.lowerBound >= 0 && rows.upperBound <= count)
    var writer = ByteWriter()
    for byte in Self.mark { writer.append(byte) }
    writer.append(Self.formVersion)
    let form: Form =
      switch data {
      case .text: .text
      case .decimal: .decimal
      case .date: .date
      case .boolean: .boolean
      }
    writer.append(form.rawValue)
    writer.append(UInt8(ColumnKind.allCases.firstIndex(of: kind) ?? 0))
    writer.append(UInt8(isExact ? 1 : 0))
    writer.append(UInt32(rows.count))
    let isWhole = rows.allSatisfy { present[$0] }
    writer.append(UInt8(isWhole ? 1 : 0))
    if !isWhole { Self.encode(present, rows, to: &writer) }
    switch data {
    case .text(let texts, let codes): encode(texts, codes, rows, to: &writer)
    case .decimal(let values): encode(values, rows, to: &writer)
    case .date(let days): writer.append(count: rows.count) { days[rows.lowerBound + $0] }
    case .boolean(let bits): Self.encode(bits, rows, to: &writer)
    }
    return writer.bytes
  }

  private static func encode(_ bits: Bitmap, _ rows: Range<Int>, to writer: inout ByteWriter) {
    writer.append(count: (rows.count + 63) / 64) { index -> UInt64 in
      let begin = rows.lowerBound + index * 64
      var word: UInt64 = 0
      for row in begin..<min(begin + 64, rows.upperBound) where bits[row] {
        word |= 1 << UInt64(row - begin)
      }
      return word
    }
  }

  private func encode(
    _ texts: TextDictionary, _ codes: [UInt32], _ rows: Range<Int>, to writer: inout ByteWriter
  ) {
    // Codes of the chunk are handed out in the order in which texts come.
    var local = [UInt32](repeating: .max, count: texts.count)
    var order: [UInt32] = []
    var chunk: [UInt32] = []
    chunk.reserveCapacity(rows.count)
    for row in rows {
      guard present[row] else {
        chunk.append(0)
        continue
      }
      let code = Int(codes[row])
      if local[code] == .max {
        local[code] = UInt32(order.count)
        order.append(codes[row])
      }
      chunk.append(local[code])
    }
    writer.append(UInt32(order.count))
    for code in order { writer.append(UInt32(texts.withBytes(code) { $0.count })) }
    for code in order { texts.withBytes(code) { writer.append($0) } }
    switch order.count {
    case ...256: writer.append(count: chunk.count) { UInt8(truncatingIfNeeded: chunk[$0]) }
    case ...65_536: writer.append(count: chunk.count) { UInt16(truncatingIfNeeded: chunk[$0]) }
    default: writer.append(count: chunk.count) { chunk[$0] }
    }
  }

  private func encode(_ values: DecimalValues, _ rows: Range<Int>, to writer: inout ByteWriter) {
    writer.append(UInt8(values.scale))
    var (least, greatest): (Int128, Int128) = (0, 0)
    for row in rows where present[row] {
      let units = values.units(row)
      (least, greatest) = (min(least, units), max(greatest, units))
    }
    func fits<Number: FixedWidthInteger>(_ type: Number.Type) -> Bool {
      Int128(Number.min) <= least && greatest <= Int128(Number.max)
    }
    func write<Number: FixedWidthInteger>(_ type: Number.Type) {
      writer.append(UInt8(MemoryLayout<Number>.size))
      writer.append(count: rows.count) { index -> Number in
        let row = rows.lowerBound + index
        return present[row] ? Number(truncatingIfNeeded: values.units(row)) : 0
      }
    }
    if fits(Int8.self) {
      write(Int8.self)
    } else if fits(Int16.self) {
      write(Int16.self)
    } else if fits(Int32.self) {
      write(Int32.self)
    } else if fits(Int64.self) {
      write(Int64.self)
    } else {
      write(Int128.self)
    }
  }

  /// Makes a column of one chunk that ``encoded(_:)`` made; several go through a ``ColumnDecoder``.
  ///
  /// - Parameters:
  ///   - chunk: The bytes, which may be anything.
  ///   - name: The name of the column.
  ///   - unit: The unit of its numbers.
  ///   - sourceColumn: The column in the source, counted from 1.
  /// - Throws: `tables.bad-chunk` where the bytes are no such chunk.
  public init(
    decoding chunk: [UInt8], name: String, unit: Unit? = nil, sourceColumn: Int = 0
  ) throws(Problem) {
    var decoder = ColumnDecoder()
    try chunk.withUnsafeBufferPointer { bytes throws(Problem) in
      try decoder.append(UnsafeRawBufferPointer(bytes))
    }
    self = try decoder.column(name: name, unit: unit, sourceColumn: sourceColumn)
  }
}
