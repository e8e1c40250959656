import CZip
import Foundation

/// ZIP archives made for a test by libzip.
enum Archive {
  /// An archive of members, packed tightly where `packed`.
  static func data(_ members: [(String, Data)], packed: Bool = true) throws -> Data {
    let folder = FileManager.default.temporaryDirectory
    let path = folder.appendingPathComponent("guiju-test-\(UUID().uuidString).zip").path
    defer { try? FileManager.default.removeItem(atPath: path) }
    var code: Int32 = 0
    guard let archive = zip_open(path, Int32(ZIP_CREATE | ZIP_TRUNCATE), &code) else {
      throw ArchiveFailure(code: code)
    }
    for (name, content) in members {
      let bytes = UnsafeMutableRawPointer.allocate(byteCount: max(1, content.count), alignment: 1)
      content.copyBytes(
        to: UnsafeMutableRawBufferPointer(start: bytes, count: content.count))
      // libzip frees the copy, which must be of malloc: Swift's allocator on Linux is.
      guard let source = zip_source_buffer(archive, bytes, UInt64(content.count), 1) else {
        throw ArchiveFailure(code: -1)
      }
      let index = zip_file_add(archive, name, source, UInt32(ZIP_FL_ENC_UTF_8))
      guard index >= 0 else { throw ArchiveFailure(code: -2) }
      let method = packed ? Int32(ZIP_CM_DEFLATE) : Int32(ZIP_CM_STORE)
      zip_set_file_compression(archive, UInt64(index), method, 9)
    }
    guard zip_close(archive) == 0 else { throw ArchiveFailure(code: -3) }
    return try Data(contentsOf: URL(fileURLWithPath: path))
  }

  struct ArchiveFailure: Error { var code: Int32 }
}
