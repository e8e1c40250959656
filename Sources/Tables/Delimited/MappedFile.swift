import Diagnostics
import Glibc

/// A file mapped into memory, read-only, so that only what is looked at is loaded.
///
/// A file that another program cuts while it is mapped would stop the process; what people upload is
/// therefore first copied to a place of our own by whoever takes it in.
final class MappedFile: @unchecked Sendable {
  // Nothing writes to the mapping, so that threads may share it.
  let bytes: UnsafeBufferPointer<UInt8>

  /// - Throws: `tables.unreadable`, `tables.too-large`, `tables.empty`.
  init(_ path: String, limit: Int) throws(Problem) {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      throw TableProblem.unreadable(path, String(cString: strerror(errno)))
    }
    defer { close(descriptor) }
    var facts = stat()
    guard fstat(descriptor, &facts) == 0, facts.st_mode & S_IFMT == S_IFREG else {
      throw TableProblem.unreadable(path, "not a file")
    }
    let count = Int(facts.st_size)
    guard count <= limit else { throw TableProblem.tooLarge(path, count, limit) }
    guard count > 0 else { throw TableProblem.empty(path) }
    guard let base = mmap(nil, count, PROT_READ, MAP_PRIVATE, descriptor, 0), base != MAP_FAILED
    else { throw TableProblem.unreadable(path, String(cString: strerror(errno))) }
    madvise(base, count, MADV_SEQUENTIAL)
    bytes = UnsafeBufferPointer(
      start: base.bindMemory(to: UInt8.self, capacity: count), count: count)
  }

  deinit {
    munmap(UnsafeMutableRawPointer(mutating: UnsafeRawPointer(bytes.baseAddress)), bytes.count)
  }
}
