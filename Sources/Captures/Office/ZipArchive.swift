import CZip
import Diagnostics
import Foundation

/// A ZIP container in memory, whose members are unpacked one by one and within limits.
final class ZipArchive {
  private let archive: OpaquePointer
  private let name: String
  private let limits: CaptureLimits
  /// libzip reads from these bytes as long as the archive is open.
  private let bytes: UnsafeMutableRawBufferPointer

  /// - Throws: `capture.damaged`, `capture.unpacks-too-large`.
  init(_ data: Data, name: String, limits: CaptureLimits) throws(Problem) {
    self.name = name
    self.limits = limits
    bytes = UnsafeMutableRawBufferPointer.allocate(byteCount: max(1, data.count), alignment: 16)
    data.copyBytes(to: bytes)
    var error = zip_error_t()
    guard let source = zip_source_buffer_create(bytes.baseAddress, UInt64(data.count), 0, &error)
    else {
      bytes.deallocate()
      throw CaptureProblem.damaged(name, Wording("它不是可读的 ZIP 压缩包", "it is no readable ZIP archive"))
    }
    guard let archive = zip_open_from_source(source, Int32(ZIP_RDONLY), &error)
    else {
      zip_source_free(source)
      bytes.deallocate()
      throw CaptureProblem.damaged(
        name, Wording("它的 ZIP 目录读不出来", "its ZIP directory cannot be read"))
    }
    self.archive = archive
    let count = Int(zip_get_num_entries(archive, 0))
    guard count <= limits.members else {
      // `deinit` runs and frees what was opened, since every property is set.
      throw CaptureProblem.bomb(name, Wording("内有 \(count) 个成员", "it has \(count) members"))
    }
  }

  deinit {
    zip_discard(archive)
    bytes.deallocate()
  }

  /// Whether the container has a member of this name.
  func has(_ member: String) -> Bool { zip_name_locate(archive, member, 0) >= 0 }

  /// A member, unpacked; `nil` where there is none of this name.
  ///
  /// - Throws: `capture.unpacks-too-large` beyond the limit, whatever size the directory states;
  ///   `capture.encrypted`; `capture.damaged`.
  func member(_ member: String) throws(Problem) -> Data? {
    let index = zip_name_locate(archive, member, 0)
    guard index >= 0 else { return nil }
    var facts = zip_stat_t()
    if zip_stat_index(archive, UInt64(index), 0, &facts) == 0 {
      if facts.encryption_method != 0 { throw CaptureProblem.encrypted(name) }
      if facts.size > UInt64(limits.unpackedBytes) {
        throw CaptureProblem.bomb(
          name,
          Wording("\(member) 解开后有 \(facts.size) 字节", "\(member) unpacks to \(facts.size) bytes"))
      }
    }
    guard let file = zip_fopen_index(archive, UInt64(index), 0) else {
      throw CaptureProblem.damaged(name, Wording("\(member) 解不开", "\(member) cannot be unpacked"))
    }
    defer { zip_fclose(file) }
    var data = Data()
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = zip_fread(file, &buffer, UInt64(buffer.count))
      if count < 0 {
        throw CaptureProblem.damaged(
          name, Wording("\(member) 残缺或被改动", "\(member) is cut or changed"))
      }
      if count == 0 { return data }
      data.append(contentsOf: buffer[..<Int(count)])
      if data.count > limits.unpackedBytes {
        throw CaptureProblem.bomb(
          name, Wording("\(member) 解开后比所称的大", "\(member) unpacks to more than it states"))
      }
    }
  }
}
