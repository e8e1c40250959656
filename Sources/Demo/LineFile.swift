import Diagnostics
import Foundation

/// A text file that is written line by line.
final class LineFile {
  let path: String
  /// How many lines were written after the header.
  private(set) var count = 0
  private let handle: FileHandle
  private var buffer = Data()

  /// - Throws: `demo.unwritable`.
  init(_ path: String, header: String, marks: Bool = true) throws(Problem) {
    self.path = path
    guard FileManager.default.createFile(atPath: path, contents: nil),
      let handle = FileHandle(forWritingAtPath: path)
    else { throw Self.unwritable(path, String(cString: strerror(errno))) }
    self.handle = handle
    // Spreadsheet programs take UTF-8 without a mark for GBK.
    if marks { buffer.append(contentsOf: [0xEF, 0xBB, 0xBF]) }
    buffer.append(contentsOf: header.utf8)
    buffer.append(0x0A)
  }

  func write(_ line: String) throws(Problem) {
    buffer.append(contentsOf: line.utf8)
    buffer.append(0x0A)
    count += 1
    if buffer.count > 1 << 20 { try flush() }
  }

  func close() throws(Problem) {
    try flush()
    try? handle.close()
  }

  private func flush() throws(Problem) {
    do {
      try handle.write(contentsOf: buffer)
    } catch {
      throw Self.unwritable(path, error.localizedDescription)
    }
    buffer.removeAll(keepingCapacity: true)
  }

  static func unwritable(_ path: String, _ detail: String) -> Problem {
    Problem(
      "demo.unwritable", .error, Wording("无法写入", "it cannot be written"), at: Place(file: path),
      notes: [Wording(detail)],
      suggestion: Wording(
        "请检查文件夹、权限和磁盘空间", "check the folder, your rights and the room on the disk"))
  }
}
