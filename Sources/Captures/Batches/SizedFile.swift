import Diagnostics
import Foundation

/// A file that is read only as far as its size allows.
struct SizedFile {
  let path: String
  let name: String

  /// The whole file; its size is looked at before a byte is read.
  func data(limit: Int) throws(Problem) -> Data {
    let size = try size()
    guard size <= limit else { throw CaptureProblem.tooLarge(name, size, limit) }
    do {
      let handle = try FileHandle(forReadingFrom: URL(fileURLWithPath: path))
      defer { try? handle.close() }
      // A file that grows while it is read is still bounded.
      let data = try handle.read(upToCount: limit + 1) ?? Data()
      guard data.count <= limit else { throw CaptureProblem.tooLarge(name, data.count, limit) }
      return data
    } catch let problem as Problem {
      throw problem
    } catch {
      throw CaptureProblem.unreadable(name, Wording(error.localizedDescription))
    }
  }

  /// A part of the file.
  func data(in range: Range<Int>, limit: Int) throws(Problem) -> Data {
    guard range.count <= limit else { throw CaptureProblem.tooLarge(name, range.count, limit) }
    do {
      let handle = try FileHandle(forReadingFrom: URL(fileURLWithPath: path))
      defer { try? handle.close() }
      try handle.seek(toOffset: UInt64(range.lowerBound))
      return try handle.read(upToCount: range.count) ?? Data()
    } catch {
      throw CaptureProblem.unreadable(name, Wording(error.localizedDescription))
    }
  }

  /// The first bytes.
  func head(_ count: Int) throws(Problem) -> Data {
    _ = try size()
    do {
      let handle = try FileHandle(forReadingFrom: URL(fileURLWithPath: path))
      defer { try? handle.close() }
      return try handle.read(upToCount: count) ?? Data()
    } catch {
      throw CaptureProblem.unreadable(name, Wording(error.localizedDescription))
    }
  }

  private func size() throws(Problem) -> Int {
    guard
      let facts = try? FileManager.default.attributesOfItem(
        atPath: URL(fileURLWithPath: path).resolvingSymlinksInPath().path)
    else { throw CaptureProblem.notFound(name) }
    guard facts[.type] as? FileAttributeType == .typeRegular else {
      throw CaptureProblem.unreadable(name, Wording("它不是普通文件", "it is not a regular file"))
    }
    return (facts[.size] as? NSNumber)?.intValue ?? 0
  }
}
