import Diagnostics
import Foundation

/// Refuses a file with a line that no document has.
enum LineLimit {
  /// - Throws: `capture.line-too-long`, `capture.no-text`.
  static func check(_ data: Data, name: String, limit: Int) throws(Problem) {
    var line = 1
    var begin = 0
    var tooLong: Int?
    data.withUnsafeBytes { (bytes: UnsafeRawBufferPointer) in
      for offset in 0..<bytes.count where bytes[offset] == 0x0A || bytes[offset] == 0x0D {
        if offset - begin > limit {
          tooLong = line
          return
        }
        if bytes[offset] == 0x0A { line += 1 }
        begin = offset + 1
      }
      if bytes.count - begin > limit { tooLong = line }
    }
    if let tooLong { throw CaptureProblem.lineTooLong(name, line: tooLong, limit: limit) }
  }
}
