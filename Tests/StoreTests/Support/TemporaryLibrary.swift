import Foundation
import Store

/// A library in a folder that goes away with the test.
final class TemporaryLibrary {
  let folder: URL
  var path: String { folder.appending(path: "library.sqlite").path }

  init() throws {
    folder = FileManager.default.temporaryDirectory
      .appending(path: "guiju-store-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  func open() throws -> Library { try Library(path: path) }
}

/// Facts of an invented file whose bytes are told apart by `bytes`.
func facts(_ bytes: String, name: String = "plan.txt", record: Int? = nil) -> FileFacts {
  let digest = bytes.utf8.reduce(into: [UInt8](repeating: 7, count: 32)) { digest, byte in
    for index in digest.indices { digest[index] = digest[index] &* 31 &+ byte &+ UInt8(index) }
  }
  let hex = digest.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  return FileFacts(
    name: name, sha256: hex, bytes: bytes.utf8.count, mediaType: "text/plain",
    readAt: Date(timeIntervalSince1970: 1_700_000_000), record: record)
}
