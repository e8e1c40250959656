import Diagnostics
import Glibc

/// The bytes of a file, which stay the same whatever happens to the file.
///
/// A file that another program cuts while it is mapped would stop the process. So it is copied: into
/// memory, or where it is large into a file without a name that only this process has. Only a file that
/// nobody else can change is mapped itself.
final class FileBytes: @unchecked Sendable {
  // Nothing writes to the bytes once they are there, so that threads may share them.
  let bytes: UnsafeBufferPointer<UInt8>

  /// Files above this are copied to the disk and not into memory.
  static let memoryLimit = 512 << 20

  /// - Parameters:
  ///   - path: The file.
  ///   - limit: The most bytes that are taken.
  ///   - owned: Whether nobody else can change the file.
  ///   - memoryLimit: The most bytes that are copied into memory.
  /// - Throws: `tables.unreadable`, `tables.too-large`, `tables.empty`, `tables.changed`.
  init(
    _ path: String, limit: Int, owned: Bool = false, memoryLimit: Int = FileBytes.memoryLimit
  ) throws(Problem) {
    let descriptor = try Self.opened(path)
    defer { close(descriptor) }
    let count = try Self.size(descriptor, path, limit: limit)
    let base: UnsafeMutableRawPointer
    if owned {
      base = try Self.mapped(descriptor, count, path)
    } else if count <= memoryLimit {
      base = try Self.memory(count, path)
      var done = 0
      while done < count {
        let got = read(descriptor, base + done, count - done)
        if got < 0, errno == EINTR { continue }
        guard got > 0 else {
          munmap(base, count)
          throw got < 0 ? Self.failed(path) : TableProblem.changed(path)
        }
        done += got
      }
      mprotect(base, count, PROT_READ)
    } else {
      base = try Self.copied(descriptor, count, path)
    }
    bytes = UnsafeBufferPointer(
      start: UnsafePointer(base.bindMemory(to: UInt8.self, capacity: count)), count: count)
  }

  deinit {
    munmap(UnsafeMutableRawPointer(mutating: UnsafeRawPointer(bytes.baseAddress)), bytes.count)
  }

  /// The first bytes of a file.
  ///
  /// - Throws: As the initializer.
  static func head(of path: String, _ length: Int, limit: Int) throws(Problem) -> [UInt8] {
    let descriptor = try opened(path)
    defer { close(descriptor) }
    _ = try size(descriptor, path, limit: limit)
    var head = [UInt8](repeating: 0, count: length)
    var done = 0
    while done < length {
      let got = head.withUnsafeMutableBytes { raw in
        read(descriptor, raw.baseAddress.map { $0 + done }, length - done)
      }
      if got < 0, errno == EINTR { continue }
      guard got >= 0 else { throw failed(path) }
      if got == 0 { break }
      done += got
    }
    head.removeLast(length - done)
    return head
  }

  /// The size of a file.
  ///
  /// - Throws: `tables.unreadable`, `tables.too-large`, `tables.empty`.
  static func size(of path: String, limit: Int) throws(Problem) -> Int {
    let descriptor = try opened(path)
    defer { close(descriptor) }
    return try size(descriptor, path, limit: limit)
  }

  private static func opened(_ path: String) throws(Problem) -> Int32 {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw failed(path) }
    return descriptor
  }

  private static func size(_ descriptor: Int32, _ path: String, limit: Int) throws(Problem) -> Int {
    var facts = stat()
    guard fstat(descriptor, &facts) == 0, facts.st_mode & S_IFMT == S_IFREG else {
      throw TableProblem.unreadable(path, "not a file")
    }
    let count = Int(facts.st_size)
    guard count <= limit else { throw TableProblem.tooLarge(path, count, limit) }
    guard count > 0 else { throw TableProblem.empty(path) }
    return count
  }

  private static func failed(_ path: String) -> Problem {
    TableProblem.unreadable(path, String(cString: strerror(errno)))
  }

  private static func mapped(
    _ descriptor: Int32, _ count: Int, _ path: String
  ) throws(Problem) -> UnsafeMutableRawPointer {
    guard let base = mmap(nil, count, PROT_READ, MAP_PRIVATE, descriptor, 0), base != MAP_FAILED
    else { throw failed(path) }
    madvise(base, count, MADV_SEQUENTIAL)
    return base
  }

  private static func memory(_ count: Int, _ path: String) throws(Problem)
    -> UnsafeMutableRawPointer
  {
    let flags = MAP_PRIVATE | MAP_ANONYMOUS
    guard let base = mmap(nil, count, PROT_READ | PROT_WRITE, flags, -1, 0), base != MAP_FAILED
    else { throw failed(path) }
    return base
  }

  /// Copies a file into one that is gone from its folder as soon as it is open.
  private static func copied(
    _ descriptor: Int32, _ count: Int, _ path: String
  ) throws(Problem) -> UnsafeMutableRawPointer {
    let folder = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
    var name = Array("\(folder)/guiju-table-XXXXXX".utf8CString)
    let copy = mkstemp(&name)
    guard copy >= 0 else { throw failed(path) }
    defer { close(copy) }
    _ = fcntl(copy, F_SETFD, FD_CLOEXEC)
    unlink(name)
    var piece = [UInt8](repeating: 0, count: 1 << 20)
    var done = 0
    while done < count {
      let got = read(descriptor, &piece, min(piece.count, count - done))
      if got < 0, errno == EINTR { continue }
      guard got > 0 else { throw got < 0 ? failed(path) : TableProblem.changed(path) }
      var written = 0
      while written < got {
        let put = piece.withUnsafeBytes { raw in
          write(copy, raw.baseAddress.map { $0 + written }, got - written)
        }
        if put < 0, errno == EINTR { continue }
        guard put > 0 else { throw failed(path) }
        written += put
      }
      done += got
    }
    return try mapped(copy, count, path)
  }
}
