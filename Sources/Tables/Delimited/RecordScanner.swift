/// Receives the cells of records in order.
protocol RecordReceiver: AnyObject {
  /// A record begins on a line, counted from 1.
  func beginRecord(line: Int)
  /// The next cell, without its quotation marks.
  func cell(_ bytes: CellBytes)
  /// The cell that was received last breaks the rules of quotation marks.
  func quoteFault(_ reason: CellFault.Reason, _ bytes: CellBytes)
  /// The record ends.
  func endRecord()
}

/// Runs over separated values (RFC 4180 and its relatives), once, without copying plain cells.
///
/// A cell that begins with a quotation mark ends with one; two stand for one inside. Line feed, carriage
/// return and both together end a row. A mark inside a cell that did not begin with one is a plain
/// character. Nothing is refused here: faults are told to the receiver and reading goes on.
struct RecordScanner {
  private let bytes: CellBytes
  private let separator: UInt8
  private let isQuoted: Bool
  private(set) var position: Int
  private(set) var line: Int
  private var unescaped: [UInt8] = []

  private static let quote: UInt8 = 0x22
  private static let lineFeed: UInt8 = 0x0A
  private static let carriageReturn: UInt8 = 0x0D

  init(_ bytes: CellBytes, _ dialect: Dialect, from position: Int = 0, line: Int = 1) {
    self.bytes = bytes
    separator = dialect.separator.rawValue
    isQuoted = dialect.isQuoted
    self.position = position
    self.line = line
  }

  var isAtEnd: Bool { position >= bytes.count }

  /// Reads one record, passing over empty lines; false at the end.
  mutating func next(_ receiver: some RecordReceiver) -> Bool {
    skipEmptyLines()
    guard position < bytes.count else { return false }
    receiver.beginRecord(line: line)
    while true {
      if isQuoted, position < bytes.count, bytes[position] == Self.quote {
        quotedCell(receiver)
      } else {
        plainCell(receiver)
      }
      guard position < bytes.count, bytes[position] == separator else { break }
      position += 1
    }
    endLine()
    receiver.endRecord()
    return true
  }

  private mutating func skipEmptyLines() {
    while position < bytes.count,
      bytes[position] == Self.lineFeed || bytes[position] == Self.carriageReturn
    { endLine() }
  }

  private mutating func endLine() {
    guard position < bytes.count else { return }
    if bytes[position] == Self.carriageReturn, position + 1 < bytes.count,
      bytes[position + 1] == Self.lineFeed
    {
      position += 1
    }
    position += 1
    line += 1
  }

  @inline(__always)
  private mutating func plainCell(_ receiver: some RecordReceiver) {
    let begin = position
    var index = begin
    let count = bytes.count
    while index < count {
      let byte = bytes[index]
      if byte == separator || byte == Self.lineFeed || byte == Self.carriageReturn { break }
      index += 1
    }
    position = index
    receiver.cell(CellBytes(rebasing: bytes[begin..<index]))
  }

  private mutating func quotedCell(_ receiver: some RecordReceiver) {
    let begin = position + 1
    var index = begin
    var hasEscapes = false
    while true {
      guard index < bytes.count else {
        position = index
        emit(begin..<index, hasEscapes, receiver)
        receiver.quoteFault(.openQuote, CellBytes(rebasing: bytes[begin..<min(begin + 60, index)]))
        return
      }
      let byte = bytes[index]
      if byte == Self.quote {
        guard index + 1 < bytes.count, bytes[index + 1] == Self.quote else { break }
        hasEscapes = true
        index += 1
      } else if byte == Self.lineFeed
        || (byte == Self.carriageReturn
          && !(index + 1 < bytes.count && bytes[index + 1] == Self.lineFeed))
      {
        line += 1
      }
      index += 1
    }
    let end = index
    index += 1
    let rest = index
    while index < bytes.count, bytes[index] != separator, bytes[index] != Self.lineFeed,
      bytes[index] != Self.carriageReturn
    { index += 1 }
    position = index
    guard index > rest, !CellBytes(rebasing: bytes[rest..<index]).isBlank else {
      return emit(begin..<end, hasEscapes, receiver)
    }
    // What stands there is kept as it is, marks and all.
    let whole = CellBytes(rebasing: bytes[(begin - 1)..<index])
    receiver.cell(whole)
    receiver.quoteFault(.afterQuote, whole)
  }

  private mutating func emit(
    _ range: Range<Int>, _ hasEscapes: Bool, _ receiver: some RecordReceiver
  ) {
    let cell = CellBytes(rebasing: bytes[range])
    guard hasEscapes else { return receiver.cell(cell) }
    unescaped.removeAll(keepingCapacity: true)
    var index = 0
    while index < cell.count {
      unescaped.append(cell[index])
      index +=
        cell[index] == Self.quote && index + 1 < cell.count && cell[index + 1] == Self.quote ? 2 : 1
    }
    unescaped.withUnsafeBufferPointer { receiver.cell($0) }
  }
}
