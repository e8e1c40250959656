public import Diagnostics
public import Vocabulary

/// Puts a column together from the bytes of its chunks, which may be anything.
public struct ColumnDecoder {
  private enum Values {
    case text(TextDictionary, [UInt32])
    case decimal(DecimalValues)
    case date([Int32])
    case boolean(Bitmap)
  }

  private var kind: ColumnKind?
  private var isExact = true
  private var present = Bitmap()
  private var values: Values?

  /// Begins a column.
  public init() {}

  /// Adds a chunk.
  ///
  /// - Throws: `tables.bad-chunk` where the bytes are no chunk, or one of an unlike column.
  public mutating func append(_ bytes: UnsafeRawBufferPointer) throws(Problem) {
    var reader = ByteReader(bytes)
    guard reader.next(UInt8.self) == 0x47, reader.next(UInt8.self) == 0x63 else {
      throw Self.bad("mark")
    }
    guard reader.next(UInt8.self) == 1 else { throw Self.bad("version") }
    guard let form = reader.next(UInt8.self), let kindIndex = reader.next(UInt8.self),
      Int(kindIndex) < ColumnKind.allCases.count, let exact = reader.next(UInt8.self), exact <= 1,
      let rows = reader.next(UInt32.self).map(Int.init), rows <= 1 << 24,
      let isWhole = reader.next(UInt8.self), isWhole <= 1
    else { throw Self.bad("head") }
    let newKind = ColumnKind.allCases[Int(kindIndex)]
    guard kind == nil || kind == newKind else { throw Self.bad("kind") }
    kind = newKind
    if exact == 0 { isExact = false }
    let begin = present.count
    if isWhole == 1 {
      present.appendOnes(rows)
    } else {
      guard let words = reader.take((rows + 63) / 64, of: UInt64.self),
        present.append(words: words, count: rows)
      else { throw Self.bad("rows") }
    }
    switch form {
    case 1: try texts(rows, begin, &reader)
    case 2: try decimals(rows, begin, &reader)
    case 3: try dates(rows, begin, &reader)
    case 4: try booleans(rows, &reader)
    default: throw Self.bad("form")
    }
    guard reader.left == 0 else { throw Self.bad("length") }
  }

  /// The column of all chunks.
  ///
  /// - Throws: `tables.bad-chunk` where there was no chunk.
  public func column(
    name: String, unit: Unit? = nil, sourceColumn: Int = 0
  ) throws(Problem) -> TypedColumn {
    guard let kind, let values else { throw Self.bad("no chunk") }
    let data: ColumnData
    switch (values, kind) {
    case (.text(let texts, let codes), .text): data = .text(texts, codes)
    case (.decimal(let numbers), .decimal), (.decimal(let numbers), .integer):
      data = .decimal(numbers)
    case (.date(let days), .date): data = .date(days)
    case (.boolean(let bits), .boolean): data = .boolean(bits)
    default: throw Self.bad("kind")
    }
    return TypedColumn(
      name: name, kind: kind, unit: unit, sourceColumn: sourceColumn, isExact: isExact,
      present: present, data: data)
  }

  private mutating func texts(
    _ rows: Int, _ begin: Int, _ reader: inout ByteReader
  ) throws(Problem) {
    var texts = TextDictionary()
    var codes: [UInt32] = []
    switch values {
    case .text(let held, let heldCodes): (texts, codes) = (held, heldCodes)
    case nil: break
    default: throw Self.bad("form")
    }
    values = nil
    guard let count = reader.next(UInt32.self).map(Int.init), count <= rows,
      let lengths = reader.take(count, of: UInt32.self)
    else { throw Self.bad("texts") }
    var map: [UInt32] = []
    map.reserveCapacity(count)
    for index in 0..<count {
      guard let raw = reader.take(Int(lengths.number(index, UInt32.self))) else {
        throw Self.bad("text")
      }
      let bytes = raw.bindMemory(to: UInt8.self)
      guard EncodingDetector.firstInvalid(in: bytes) == nil else { throw Self.bad("UTF-8") }
      map.append(texts.code(bytes).code)
    }
    codes.reserveCapacity(codes.count + rows)
    func take<Number: FixedWidthInteger>(_ type: Number.Type) throws(Problem) {
      guard let raw = reader.take(rows, of: type) else { throw Self.bad("codes") }
      for index in 0..<rows {
        let code = Int(truncatingIfNeeded: raw.number(index, type))
        guard code >= 0, code < map.count else {
          // A place without a value has the code zero, even where there is no text at all.
          guard code == 0, !present[begin + index] else { throw Self.bad("code") }
          codes.append(0)
          continue
        }
        codes.append(map[code])
      }
    }
    switch count {
    case ...256: try take(UInt8.self)
    case ...65_536: try take(UInt16.self)
    default: try take(UInt32.self)
    }
    values = .text(texts, codes)
  }

  private mutating func decimals(
    _ rows: Int, _ begin: Int, _ reader: inout ByteReader
  ) throws(Problem) {
    var numbers = DecimalValues()
    switch values {
    case .decimal(let held): numbers = held
    case nil: break
    default: throw Self.bad("form")
    }
    values = nil
    guard let scale = reader.next(UInt8.self).map(Int.init), scale <= ScaledDecimal.largestScale,
      let width = reader.next(UInt8.self)
    else { throw Self.bad("scale") }
    if numbers.count == 0, scale > 0 {
      // The scale is kept as it was, though the numbers might do with less.
      guard numbers.append(1, scale: scale) else { throw Self.bad("scale") }
      numbers.removeLast()
    }
    func take<Number: FixedWidthInteger>(_ type: Number.Type) throws(Problem) {
      guard let raw = reader.take(rows, of: type) else { throw Self.bad("numbers") }
      for index in 0..<rows {
        guard present[begin + index] else {
          numbers.appendMissing()
          continue
        }
        let units = raw.number(index, type)
        let fits =
          MemoryLayout<Number>.size <= 8
          ? numbers.append(Int64(truncatingIfNeeded: units), scale: scale)
          : numbers.appendSlowly(Int128(truncatingIfNeeded: units), scale: scale)
        guard fits else { throw Self.bad("number") }
      }
    }
    switch width {
    case 1: try take(Int8.self)
    case 2: try take(Int16.self)
    case 4: try take(Int32.self)
    case 8: try take(Int64.self)
    case 16: try take(Int128.self)
    default: throw Self.bad("width")
    }
    values = .decimal(numbers)
  }

  private mutating func dates(
    _ rows: Int, _ begin: Int, _ reader: inout ByteReader
  ) throws(Problem) {
    var days: [Int32] = []
    switch values {
    case .date(let held): days = held
    case nil: break
    default: throw Self.bad("form")
    }
    values = nil
    guard let raw = reader.take(rows, of: Int32.self) else { throw Self.bad("days") }
    days.reserveCapacity(days.count + rows)
    for index in 0..<rows {
      let day = raw.number(index, Int32.self)
      guard !present[begin + index] || Day(number: Int(day)) != nil else { throw Self.bad("day") }
      days.append(day)
    }
    values = .date(days)
  }

  private mutating func booleans(_ rows: Int, _ reader: inout ByteReader) throws(Problem) {
    var bits = Bitmap()
    switch values {
    case .boolean(let held): bits = held
    case nil: break
    default: throw Self.bad("form")
    }
    values = nil
    guard let words = reader.take((rows + 63) / 64, of: UInt64.self),
      bits.append(words: words, count: rows)
    else { throw Self.bad("bits") }
    values = .boolean(bits)
  }

  private static func bad(_ part: String) -> Problem {
    Problem(
      "tables.bad-chunk", .error,
      Wording("存下的列数据已损坏", "the stored data of a column is damaged"),
      notes: [Wording(part)],
      suggestion: Wording("请用备份恢复", "restore a backup"))
  }
}

extension Bitmap {
  private static let ones: Bitmap = {
    var bits = Bitmap()
    for _ in 0..<4096 { bits.append(true) }
    return bits
  }()

  /// Adds set bits.
  mutating func appendOnes(_ count: Int) {
    var left = count
    while left >= 4096, self.count & 63 == 0 {
      append(contentsOf: Self.ones)
      left -= 4096
    }
    for _ in 0..<left { append(true) }
  }

  /// Adds bits of little-endian words; false where bits beyond the count are set.
  mutating func append(words: UnsafeRawBufferPointer, count: Int) -> Bool {
    for index in 0..<count {
      append(words.number(index >> 6, UInt64.self) >> UInt64(index & 63) & 1 != 0)
    }
    let spare = count & 63
    guard spare != 0 else { return true }
    return words.number(count >> 6, UInt64.self) >> UInt64(spare) == 0
  }
}
