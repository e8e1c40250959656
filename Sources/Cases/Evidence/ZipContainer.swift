import CZip

/// A ZIP in memory: looked into, or read, changed and written anew.
final class ZipContainer {
  private let archive: OpaquePointer
  private let source: OpaquePointer
  private let bytes: UnsafeMutableRawBufferPointer
  private static let largestMember = 64 << 20

  /// Opens a ZIP; `nil` where the bytes are none.
  init?(_ data: [UInt8]) {
    bytes = UnsafeMutableRawBufferPointer.allocate(byteCount: max(1, data.count), alignment: 16)
    bytes.copyBytes(from: data)
    var error = zip_error_t()
    guard
      let source = zip_source_buffer_create(bytes.baseAddress, UInt64(data.count), 0, &error)
    else {
      bytes.deallocate()
      return nil
    }
    guard let archive = zip_open_from_source(source, Int32(ZIP_RDONLY), &error) else {
      zip_source_free(source)
      bytes.deallocate()
      return nil
    }
    self.archive = archive
    self.source = source
  }

  deinit {
    zip_discard(archive)
    bytes.deallocate()
  }

  /// Whether there is a member of a name.
  func has(_ name: String) -> Bool { zip_name_locate(archive, name, 0) >= 0 }

  /// The names of all members.
  var names: [String] {
    (0..<max(0, zip_get_num_entries(archive, 0))).compactMap { index in
      zip_get_name(archive, UInt64(index), 0).map { String(cString: $0) }
    }
  }

  /// A member; `nil` where it is not there, is damaged, or unpacks to more than 64 MB.
  func member(_ name: String) -> [UInt8]? {
    let index = zip_name_locate(archive, name, 0)
    guard index >= 0, let file = zip_fopen_index(archive, UInt64(index), 0) else { return nil }
    defer { zip_fclose(file) }
    var data: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = zip_fread(file, &buffer, UInt64(buffer.count))
      if count < 0 || data.count > Self.largestMember { return nil }
      if count == 0 { return data }
      data.append(contentsOf: buffer[..<Int(count)])
    }
  }

  /// A ZIP of members, in their order; `nil` where there is no memory.
  ///
  /// Members bear no time of day, so that equal members make equal bytes.
  static func make(_ members: [(name: String, data: [UInt8])]) -> [UInt8]? {
    var error = zip_error_t()
    guard let source = zip_source_buffer_create(nil, 0, 0, &error) else { return nil }
    // The source outlives the archive, to be read once that is closed.
    zip_source_keep(source)
    defer { zip_source_free(source) }
    guard let archive = zip_open_from_source(source, Int32(ZIP_TRUNCATE), &error) else {
      zip_source_free(source)
      return nil
    }
    // libzip reads the members when the archive is closed.
    var kept: [UnsafeMutableRawBufferPointer] = []
    defer { for buffer in kept { buffer.deallocate() } }
    for (name, data) in members {
      let buffer = UnsafeMutableRawBufferPointer.allocate(
        byteCount: max(1, data.count), alignment: 16)
      buffer.copyBytes(from: data)
      kept.append(buffer)
      guard let member = zip_source_buffer(archive, buffer.baseAddress, UInt64(data.count), 0)
      else {
        zip_discard(archive)
        return nil
      }
      let index = zip_file_add(archive, name, member, UInt32(ZIP_FL_ENC_UTF_8))
      guard index >= 0 else {
        zip_source_free(member)
        zip_discard(archive)
        return nil
      }
      zip_file_set_dostime(archive, UInt64(index), 0, 0x21, 0)
    }
    guard zip_close(archive) == 0 else {
      zip_discard(archive)
      return nil
    }
    return read(source)
  }

  private static func read(_ source: OpaquePointer) -> [UInt8]? {
    guard zip_source_open(source) == 0 else { return nil }
    defer { zip_source_close(source) }
    var data: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = zip_source_read(source, &buffer, UInt64(buffer.count))
      if count < 0 { return nil }
      if count == 0 { return data }
      data.append(contentsOf: buffer[..<Int(count)])
    }
  }
}
