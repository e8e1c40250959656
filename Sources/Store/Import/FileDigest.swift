import CSodium
public import Diagnostics
public import Foundation

/// What tells a file: its size, when it changed, and the SHA-256 of its bytes.
public struct FileDigest: Sendable, Equatable {
  /// The size.
  public var bytes: Int
  /// When it was last changed.
  public var modified: Date
  /// The SHA-256 in 64 lower-case hexadecimal digits.
  public var sha256: String

  /// Reads a file, a piece at a time.
  ///
  /// - Throws: `records.unreadable`.
  public init(path: String) throws(Problem) {
    do {
      let handle = try FileHandle(forReadingFrom: URL(fileURLWithPath: path))
      defer { try? handle.close() }
      var state = crypto_hash_sha256_state()
      crypto_hash_sha256_init(&state)
      var count = 0
      while let piece = try handle.read(upToCount: 1 << 20), !piece.isEmpty {
        count += piece.count
        piece.withUnsafeBytes { raw in
          let bytes = raw.bindMemory(to: UInt8.self)
          _ = crypto_hash_sha256_update(&state, bytes.baseAddress, UInt64(bytes.count))
        }
      }
      var hash = [UInt8](repeating: 0, count: 32)
      crypto_hash_sha256_final(&state, &hash)
      bytes = count
      sha256 = Digest.hexadecimal(hash)
      modified = try Self.modified(path)
    } catch {
      throw Problem(
        "records.unreadable", .error, Wording("文件打不开", "the file cannot be opened"),
        at: Place(file: path),
        suggestion: Wording("请检查路径和读取权限", "check the path and that you may read it"))
    }
  }

  static func modified(_ path: String) throws -> Date {
    let facts = try FileManager.default.attributesOfItem(atPath: path)
    return facts[.modificationDate] as? Date ?? .distantPast
  }
}
