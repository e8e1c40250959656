import Diagnostics
import Foundation
import GRDB

/// The file of a library before and while it is opened.
enum LibraryFile {
  /// "Guij" in ASCII: SQLite's application identifier of a library.
  static let applicationID: Int64 = 0x4775_696A
  private static let magic = Data("SQLite format 3\0".utf8)

  /// Looks at the file before SQLite may touch it, so that a foreign file is never changed.
  static func prepare(_ path: String, create: Bool) throws(Problem) {
    let files = FileManager.default
    var isFolder: ObjCBool = false
    guard files.fileExists(atPath: path, isDirectory: &isFolder) else {
      guard create else { throw missing(path) }
      return try makeFolder(above: path)
    }
    if isFolder.boolValue { throw foreign(path, Wording("它是文件夹", "it is a folder")) }
    guard files.isReadableFile(atPath: path) else { throw unwritable(path) }
    try checkContent(of: path)
    guard files.isWritableFile(atPath: path), files.isWritableFile(atPath: folder(of: path)) else {
      throw unwritable(path)
    }
  }

  private static func checkContent(of path: String) throws(Problem) {
    let head: Data
    do {
      let file = try FileHandle(forReadingFrom: URL(fileURLWithPath: path))
      defer { try? file.close() }
      head = try file.read(upToCount: 16) ?? Data()
    } catch {
      throw unwritable(path)
    }
    if head.isEmpty { return }
    guard head == magic else {
      throw foreign(path, Wording("它不是 SQLite 文件", "it is not an SQLite file"))
    }
    do {
      var configuration = Configuration()
      configuration.readonly = true
      configuration.busyMode = .timeout(5)
      let queue = try DatabaseQueue(path: path, configuration: configuration)
      let isOurs = try queue.read { db in
        let id = try Int64.fetchOne(db, sql: "PRAGMA application_id") ?? 0
        let tables = try Int.fetchOne(db, sql: "SELECT count(*) FROM sqlite_schema") ?? 0
        return id == applicationID || (id == 0 && tables == 0)
      }
      try queue.close()
      if !isOurs {
        throw foreign(path, Wording("它是其他程序的 SQLite 文件", "it is an SQLite file of another program"))
      }
    } catch {
      throw DatabaseProblem.problem(error, path: path)
    }
  }

  private static func makeFolder(above path: String) throws(Problem) {
    do {
      try FileManager.default.createDirectory(
        atPath: folder(of: path), withIntermediateDirectories: true)
    } catch {
      throw unwritable(path)
    }
    guard FileManager.default.isWritableFile(atPath: folder(of: path)) else {
      throw unwritable(path)
    }
  }

  private static func folder(of path: String) -> String {
    URL(fileURLWithPath: path).deletingLastPathComponent().path
  }

  /// The configuration of every connection.
  static func configuration(_ seals: SealKeeper) -> Configuration {
    var configuration = Configuration()
    configuration.busyMode = .timeout(10)
    configuration.foreignKeysEnabled = true
    configuration.prepareDatabase { db in
      // A reader's mark or an import that was confirmed must survive a power cut.
      try db.execute(sql: "PRAGMA synchronous = FULL")
      db.add(tokenizer: CharacterPairTokenizer.self)
      db.add(function: seals.function())
    }
    return configuration
  }

  static func missing(_ path: String) -> Problem {
    Problem(
      "store.no-library", .error, Wording("此处没有文库", "there is no library at this path"),
      at: Place(file: path),
      suggestion: Wording(
        "请先读入文件（guiju read 文件），或用 --library 指定文库",
        "read a document first (guiju read FILE), or name the library with --library"))
  }

  static func foreign(_ path: String, _ fact: Wording) -> Problem {
    Problem(
      "store.not-a-library", .error, Wording("这个文件不是规矩的文库", "this file is not a library of Guiju"),
      at: Place(file: path),
      notes: [fact], suggestion: Wording("请用 --library 指定另一个文件", "name another file with --library")
    )
  }

  static func unwritable(_ path: String) -> Problem {
    Problem(
      "store.not-writable", .error,
      Wording("无法读写此处的文库", "the library cannot be read and written here"),
      at: Place(file: path),
      suggestion: Wording(
        "请检查文件及所在文件夹的权限，或用 --library 另行指定",
        "check the rights of the file and of its folder, or name another with --library"))
  }
}
