import Diagnostics
import Foundation

/// Finds the records of a JSON-lines file by their line ends.
enum JSONLines {
  /// The records of a file, read in pieces so that memory stays bounded.
  static func items(ofFile path: String) throws(Problem) -> [CaptureItem] {
    var items: [CaptureItem] = []
    var splitter = LineSplitter()
    do {
      let handle = try FileHandle(forReadingFrom: URL(fileURLWithPath: path))
      defer { try? handle.close() }
      while let piece = try handle.read(upToCount: 1 << 20), !piece.isEmpty {
        splitter.take(piece) { items.append(item(path, $0, $1)) }
      }
      splitter.finish { items.append(item(path, $0, $1)) }
    } catch {
      throw CaptureProblem.unreadable(path, Wording(error.localizedDescription))
    }
    guard !items.isEmpty else { throw CaptureProblem.empty(path) }
    return items
  }

  /// The records of bytes in memory.
  static func records(in data: Data) -> [(line: Int, range: Range<Int>)] {
    var records: [(Int, Range<Int>)] = []
    var splitter = LineSplitter()
    splitter.take(data) { records.append(($0, $1)) }
    splitter.finish { records.append(($0, $1)) }
    return records
  }

  private static func item(_ path: String, _ line: Int, _ range: Range<Int>) -> CaptureItem {
    CaptureItem(name: "\(path)#\(line)", path: path, line: line, range: range)
  }
}

/// Cuts a stream of bytes at line ends; lines of blanks are left out but counted.
private struct LineSplitter {
  private var line = 1
  private var begin = 0
  private var offset = 0
  private var hasContent = false

  mutating func take(_ piece: Data, _ found: (Int, Range<Int>) -> Void) {
    for byte in piece {
      if byte == 0x0A {
        finish(found)
        line += 1
        begin = offset + 1
        hasContent = false
      } else if byte > 0x20, byte != 0xEF, byte != 0xBB, byte != 0xBF {
        hasContent = true
      }
      offset += 1
    }
  }

  func finish(_ found: (Int, Range<Int>) -> Void) {
    if hasContent { found(line, begin..<offset) }
  }
}
