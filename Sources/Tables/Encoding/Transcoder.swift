import Glibc

/// Rewrites text of another encoding as UTF-8.
enum Transcoder {
  /// The text in UTF-8, or the offset of the first byte that the encoding does not have.
  static func utf8(_ bytes: CellBytes, from encoding: TextEncoding) -> Result<[UInt8], BadByte> {
    let handle = iconv_open("UTF-8", encoding.rawValue)
    guard handle != iconv_t(bitPattern: -1) else { return .failure(BadByte(offset: 0)) }
    defer { iconv_close(handle) }
    var output: [UInt8] = []
    output.reserveCapacity(bytes.count + bytes.count / 2)
    var buffer = [CChar](repeating: 0, count: 1 << 16)
    // iconv takes a mutable pointer for reasons of history and does not write to it.
    var from = UnsafeMutableRawPointer(mutating: bytes.baseAddress)?
      .assumingMemoryBound(to: CChar.self)
    var left = bytes.count
    while left > 0 {
      let (written, failed) = buffer.withUnsafeMutableBufferPointer { buffer -> (Int, Bool) in
        var to = buffer.baseAddress
        var room = buffer.count
        let result = iconv(handle, &from, &left, &to, &room)
        output.append(
          contentsOf: UnsafeRawBufferPointer(buffer)[..<(buffer.count - room)])
        return (buffer.count - room, result == -1 && errno != E2BIG)
      }
      if failed || (written == 0 && left > 0) {
        return .failure(BadByte(offset: bytes.count - left))
      }
    }
    return .success(output)
  }

  /// A byte that does not belong to an encoding.
  struct BadByte: Error {
    var offset: Int
  }
}
