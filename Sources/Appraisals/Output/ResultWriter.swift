import Columns
public import Diagnostics
import Dispatch
import FEEL
import Foundation
import Synchronization
public import Tables

/// Writes the table of results.
public struct ResultWriter: Sendable {
  private let appraisal: Appraisal
  private let columns: ResultColumns
  private let sources: [CellSource]
  private let rowCount: Int
  private let unitOfRow: [Int]?

  /// Creates a writer.
  ///
  /// - Parameters:
  ///   - appraisal: The result.
  ///   - population: The rows that it is of.
  public init(_ appraisal: Appraisal, _ population: Population) {
    self.appraisal = appraisal
    columns = ResultColumns(appraisal, population)
    let columns = columns
    sources = columns.entries.map { CellSource($0, columns) }
    // Regions have a row each; firms that are appraised together keep theirs.
    unitOfRow =
      appraisal.method.units?.kind == .merge
      ? appraisal.units.ofRows(population.table.rowCount) : nil
    rowCount = unitOfRow?.count ?? appraisal.count
  }

  /// The titles of the columns.
  public var titles: [String] { columns.entries.map(\.title) }

  private static let chunk = 16_384

  /// Writes CSV after RFC 4180 with line feeds, in UTF-8.
  ///
  /// - Parameters:
  ///   - path: The file, which is replaced when the whole is written.
  ///   - marksEncoding: Whether it begins with a byte order mark, without which Excel takes it for GBK.
  ///   - threads: The number of threads; the bytes are the same.
  /// - Throws: `appraisals.unwritable`.
  public func writeCSV(
    to path: String, marksEncoding: Bool = false, threads: Int = 2
  ) throws(Problem) {
    let part = path + ".part"
    guard FileManager.default.createFile(atPath: part, contents: nil),
      let file = FileHandle(forWritingAtPath: part)
    else { throw Self.unwritable(path, nil) }
    do {
      var head = marksEncoding ? [UInt8]("\u{FEFF}".utf8) : []
      head += Array(titles.map { FieldBytes.field($0) }.joined(separator: [0x2C]))
      head.append(0x0A)
      try file.write(contentsOf: head)
      var begin = 0
      while begin < rowCount {
        for piece in pieces(from: begin, threads) { try Self.write(piece, to: file) }
        begin += Self.chunk * threads
      }
      try file.close()
      // rename(2) puts the whole file in place at once, whether or not there was one.
      guard rename(part, path) == 0 else {
        throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO)
      }
    } catch {
      try? FileManager.default.removeItem(atPath: part)
      throw Self.unwritable(path, error)
    }
  }

  /// Writes bytes without a copy.
  private static func write(_ bytes: [UInt8], to file: FileHandle) throws {
    try bytes.withUnsafeBytes { bytes in
      var done = 0
      while done < bytes.count {
        let count = Foundation.write(
          file.fileDescriptor, bytes.baseAddress?.advanced(by: done), bytes.count - done)
        if count < 0, errno == EINTR { continue }
        guard count > 0 else { throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO) }
        done += count
      }
    }
  }

  /// The CSV as bytes.
  public func csv() -> [UInt8] {
    var bytes = Array(titles.map { FieldBytes.field($0) }.joined(separator: [0x2C]))
    bytes.append(0x0A)
    return bytes + rows(0..<rowCount)
  }

  private func pieces(from begin: Int, _ threads: Int) -> [[UInt8]] {
    let results = Mutex([[UInt8]](repeating: [], count: threads))
    DispatchQueue.concurrentPerform(iterations: threads) { index in
      let from = min(rowCount, begin + index * Self.chunk)
      let piece = rows(from..<min(rowCount, from + Self.chunk))
      results.withLock { $0[index] = piece }
    }
    return results.withLock { $0 }
  }

  private func rows(_ range: Range<Int>) -> [UInt8] {
    RowRenderer.render(sources.map { $0.cells(range, units: unitOfRow) }, rows: range.count)
  }

  private static func unwritable(_ path: String, _ error: (any Error)?) -> Problem {
    Problem(
      "appraisals.unwritable", .error,
      Wording("结果无法写出", "the results cannot be written"), at: Place(file: path),
      notes: error.map { [Wording($0.localizedDescription)] } ?? [],
      suggestion: Wording("请确认文件夹存在、磁盘未满", "check that the folder exists and has room"))
  }

  /// The results as a sheet of a workbook, with a caption as official annexes have it.
  public func sheet(name: String, caption: String? = nil) -> TableSheet {
    TableSheet(
      name: name, caption: caption,
      columns: columns.entries.map { entry in
        let wide = entry.title.unicodeScalars.reduce(0) { $0 + ($1.value > 0x2E7F ? 2 : 1) }
        return Column(
          entry.title, width: Double(max(10, min(28, wide + 3))),
          numberFormat: entry.digits.map { "0." + String(repeating: "0", count: $0) })
      },
      rows: sheetRows)
  }

  private var sheetRows: [[Cell]] {
    let cells = sources.map { $0.cells(0..<rowCount, units: unitOfRow) }
    return (0..<rowCount).map { row in
      zip(cells, columns.entries).map { cells, entry in
        let text = cells.text(row)
        return text.isEmpty ? .empty : entry.isNumber ? .number(text) : .text(text)
      }
    }
  }
}
