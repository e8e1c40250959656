import CZip
import Diagnostics
import Foundation

/// The ZIP container of a workbook, whose parts are unpacked one by one and within limits.
final class WorkbookArchive: @unchecked Sendable {
  // libzip is not safe for several threads at once: the lock lets one in at a time.
  private let lock = NSLock()
  private let archive: OpaquePointer
  private let path: String
  private let limits: TableLimits
  private let size: Int

  /// - Throws: `tables.unreadable`, `tables.too-large`, `tables.damaged`, `tables.unpacks-too-large`.
  init(_ path: String, limits: TableLimits) throws(Problem) {
    self.path = path
    self.limits = limits
    // Looked at first, so that what is no file, or too large a one, is told as for any other file.
    size = try FileBytes.size(of: path, limit: limits.fileBytes)
    var error: Int32 = 0
    guard let archive = zip_open(path, Int32(ZIP_RDONLY | ZIP_CHECKCONS), &error) else {
      throw WorkbookProblem.damaged(
        path, Wording("ZIP 目录无法读取", "its ZIP directory cannot be read"))
    }
    self.archive = archive
    let count = Int(zip_get_num_entries(archive, 0))
    guard count <= limits.parts else { throw WorkbookProblem.bomb(path, "\(count) parts") }
  }

  deinit { zip_discard(archive) }

  func has(_ part: String) -> Bool {
    lock.withLock { zip_name_locate(archive, part, 0) >= 0 }
  }

  /// A part, unpacked; `nil` where there is none of this name.
  ///
  /// - Throws: `tables.unpacks-too-large` beyond the limits, whatever size the directory states;
  ///   `tables.encrypted`; `tables.damaged`.
  func part(_ name: String) throws(Problem) -> Data? {
    lock.lock()
    defer { lock.unlock() }
    let index = zip_name_locate(archive, name, 0)
    guard index >= 0 else { return nil }
    var facts = zip_stat_t()
    var packed = size
    if zip_stat_index(archive, UInt64(index), 0, &facts) == 0 {
      if facts.encryption_method != 0 { throw WorkbookProblem.encrypted(path) }
      packed = min(size, Int(clamping: facts.comp_size))
    }
    let limit = min(limits.unpackedBytes, (16 << 20) + packed * limits.unpackedRatio)
    guard facts.size <= UInt64(limit) else { throw WorkbookProblem.bomb(path, name) }
    guard let file = zip_fopen_index(archive, UInt64(index), 0) else {
      throw WorkbookProblem.damaged(path, "\(name)")
    }
    defer { zip_fclose(file) }
    var data = Data(capacity: Int(clamping: min(facts.size, 1 << 26)))
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = zip_fread(file, &buffer, UInt64(buffer.count))
      if count < 0 { throw WorkbookProblem.damaged(path, "\(name)") }
      if count == 0 { return data }
      data.append(contentsOf: buffer[..<Int(count)])
      if data.count > limit { throw WorkbookProblem.bomb(path, name) }
    }
  }
}
