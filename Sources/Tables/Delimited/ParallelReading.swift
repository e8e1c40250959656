import Dispatch
import Foundation

/// Reads separated values on several cores.
///
/// The text is cut at line ends. Whether a line end stands inside quotation marks is only known from
/// what comes before it, so each part is checked against its neighbour: the part before must stop
/// exactly where the next began, or else the next is read again from where it really begins. So the
/// result is that of one reader, whatever the text.
struct ParallelReading {
  let text: CellBytes
  let dialect: Dialect
  let plans: [PlannedColumn]
  let columnCount: Int
  let limits: TableLimits
  /// The least bytes that are worth a core.
  var leastPart = 1 << 20
  var workers = min(8, ProcessInfo.processInfo.activeProcessorCount)

  private struct Part {
    var begin: Int
    var end: Int
    var lines: Int
    var builder: TableBuilder
  }

  /// A place for the parts, one a core.
  private final class Results: @unchecked Sendable {
    var parts: [Part?]
    let lock = NSLock()
    init(count: Int) { parts = Array(repeating: nil, count: count) }
  }

  /// The table being built; `nil` where the numbers of a column do not fit together.
  func builder(after lastLine: Int) -> TableBuilder? {
    var head = RecordScanner(text, dialect)
    let skipping = SkippingReceiver()
    while head.line <= lastLine, head.next(skipping) {}
    let begins = begins(from: head.position)
    let results = Results(count: begins.count)
    let job = Job(reading: self, begins: begins, firstLine: head.line, results: results)
    if begins.count > 1 {
      DispatchQueue.concurrentPerform(iterations: begins.count, execute: job.run)
    } else {
      job.run(0)
    }
    return joined(begins, results.parts)
  }

  // Safe because the text outlives the call that runs it and nothing writes to it.
  private struct Job: @unchecked Sendable {
    let reading: ParallelReading
    let begins: [Int]
    let firstLine: Int
    let results: Results

    func run(_ index: Int) {
      let limit = index + 1 < begins.count ? begins[index + 1] : reading.text.count
      // Only the first part knows its lines; the others count from 1 until they are joined.
      let part = reading.part(
        from: begins[index], to: limit, line: index == 0 ? firstLine : 1)
      results.lock.withLock { results.parts[index] = part }
    }
  }

  /// Where parts begin if no line end stands inside quotation marks.
  private func begins(from start: Int) -> [Int] {
    let count = max(1, min(workers, (text.count - start) / max(1, leastPart)))
    var begins = [start]
    for index in 1..<max(2, count) where index < count {
      var place = start + (text.count - start) / count * index
      while place < text.count, text[place] != 0x0A { place += 1 }
      place += 1
      if place < text.count, place > begins[begins.count - 1] { begins.append(place) }
    }
    return begins
  }

  private func part(from begin: Int, to limit: Int, line: Int = 1) -> Part {
    let builder = TableBuilder(plans, columnCount: columnCount, limits: limits)
    let receiver = BuildingReceiver(builder)
    var scanner = RecordScanner(text, dialect, from: begin, line: line)
    while scanner.position < limit, builder.rowCount <= limits.rows, scanner.next(receiver) {}
    return Part(
      begin: begin, end: scanner.position, lines: scanner.line - 1, builder: builder)
  }

  private func joined(_ begins: [Int], _ parts: [Part?]) -> TableBuilder? {
    guard let first = parts[0] else { return nil }
    let whole = first.builder
    var position = first.end
    var lines = first.lines
    for (index, part) in parts.enumerated().dropFirst() {
      guard var part else { return nil }
      let limit = index + 1 < begins.count ? begins[index + 1] : text.count
      if part.begin != position {
        guard position < limit else { continue }
        part = self.part(from: position, to: limit)
      }
      guard whole.append(part.builder, linesBefore: lines) else { return nil }
      position = part.end
      lines += part.lines
    }
    return whole
  }
}
