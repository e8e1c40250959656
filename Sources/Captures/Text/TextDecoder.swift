import Diagnostics
import Foundation
import Glibc

/// Text, and the encoding that it was found to have.
struct DecodedText {
  var text: String
  var encoding: String
  var warnings: [Problem] = []
}

/// Finds the encoding of Chinese text by its bytes.
///
/// A byte order mark decides. Otherwise text that is valid UTF-8 is UTF-8: no other Chinese text
/// of more than a few characters is valid UTF-8 by chance. Then pairs of bytes that are Chinese
/// characters tell UTF-16, and what is left must be valid GB18030.
enum TextDecoder {
  /// - Throws: `capture.binary`, `capture.encoding`, `capture.no-text`.
  static func decode(_ data: Data, name: String, declared: String? = nil) throws(Problem)
    -> DecodedText
  {
    var decoded = try decode(bytes: [UInt8](data), name: name)
    if let offset = firstControl(in: decoded.text) {
      throw CaptureProblem.binary(name, offset: offset)
    }
    guard decoded.text.unicodeScalars.contains(where: { !$0.properties.isWhitespace }) else {
      throw CaptureProblem.noText(name)
    }
    if let declared, !agree(declared, decoded.encoding) {
      decoded.warnings.append(
        CaptureProblem.misdeclared(name, declared: declared, found: decoded.encoding))
    }
    return decoded
  }

  private static func decode(bytes: [UInt8], name: String) throws(Problem) -> DecodedText {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
      return try utf8(bytes[3...], name)
    }
    if bytes.starts(with: [0x84, 0x31, 0x95, 0x33]) {
      return try converted(Array(bytes[4...]), from: "GB18030", name)
    }
    if bytes.starts(with: [0xFF, 0xFE]) {
      return try converted(Array(bytes[2...]), from: "UTF-16LE", name)
    }
    if bytes.starts(with: [0xFE, 0xFF]) {
      return try converted(Array(bytes[2...]), from: "UTF-16BE", name)
    }
    if bytes.prefix(8192).contains(0), let order = utf16Order(bytes) {
      return try converted(bytes, from: order, name)
    }
    if String(validating: bytes, as: UTF8.self) != nil { return try utf8(bytes[...], name) }
    // Nearly all of it is UTF-8: the file is cut or damaged, not in another encoding. Its bytes would
    // pass for GB18030 and give nonsense.
    if let fault = UTF8Fault(bytes), fault.isMostlyUTF8 {
      throw CaptureProblem.cutUTF8(name, offset: fault.offset)
    }
    if let order = utf16Order(bytes) { return try converted(bytes, from: order, name) }
    let decoded = try converted(bytes, from: "GB18030", name)
    guard ChineseLikeness(decoded.text).isPlausible else { throw CaptureProblem.nonsense(name) }
    return decoded
  }

  private static func utf8(_ bytes: ArraySlice<UInt8>, _ name: String) throws(Problem)
    -> DecodedText
  {
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw CaptureProblem.encoding(name, offset: firstInvalidUTF8(bytes))
    }
    return DecodedText(text: text, encoding: "UTF-8")
  }

  /// UTF-16 without a mark: in one of its two orders nearly every pair of bytes is a character of
  /// Chinese text.
  private static func utf16Order(_ bytes: [UInt8]) -> String? {
    guard bytes.count % 2 == 0, bytes.count >= 4 else { return nil }
    let count = min(bytes.count, 8192) / 2
    func share(high: Int, low: Int) -> Int {
      (0..<count).count { pair in
        let unit = UInt16(bytes[pair * 2 + high]) << 8 | UInt16(bytes[pair * 2 + low])
        switch unit {
        case 0x09, 0x0A, 0x0D, 0x20...0x7E, 0x2010...0x2027, 0x3000...0x303F, 0x4E00...0x9FFF,
          0xFF00...0xFFEF:
          return true
        default: return false
        }
      }
    }
    let little = share(high: 1, low: 0)
    let big = share(high: 0, low: 1)
    guard max(little, big) * 10 >= count * 9, little != big else { return nil }
    return little > big ? "UTF-16LE" : "UTF-16BE"
  }

  private static func converted(_ bytes: [UInt8], from encoding: String, _ name: String)
    throws(Problem) -> DecodedText
  {
    let (converted, failedAt) = convert(bytes, from: encoding)
    guard let converted, let text = String(validating: converted, as: UTF8.self) else {
      if let zero = bytes.firstIndex(of: 0), encoding == "GB18030" {
        throw CaptureProblem.binary(name, offset: zero)
      }
      throw CaptureProblem.encoding(name, offset: failedAt)
    }
    return DecodedText(text: text, encoding: encoding)
  }

  private static func convert(_ bytes: [UInt8], from encoding: String) -> ([UInt8]?, Int) {
    let handle = iconv_open("UTF-8", encoding)
    guard handle != iconv_t(bitPattern: -1) else { return (nil, 0) }
    defer { iconv_close(handle) }
    var output: [UInt8] = []
    output.reserveCapacity(bytes.count * 2)
    var input = bytes.map { CChar(bitPattern: $0) }
    var consumed = 0
    var buffer = [CChar](repeating: 0, count: 1 << 16)
    let complete = input.withUnsafeMutableBufferPointer { input -> Bool in
      guard var from = input.baseAddress as UnsafeMutablePointer<CChar>? else { return true }
      var left = input.count
      while left > 0 {
        let (written, stopped) = buffer.withUnsafeMutableBufferPointer { buffer -> (Int, Bool) in
          var to = buffer.baseAddress
          var room = buffer.count
          var source: UnsafeMutablePointer<CChar>? = from
          let result = iconv(handle, &source, &left, &to, &room)
          let failed = result == -1 && errno != E2BIG
          from = source ?? from
          return (buffer.count - room, failed)
        }
        output += buffer[..<written].map { UInt8(bitPattern: $0) }
        consumed = input.count - left
        if stopped { return false }
      }
      return true
    }
    return (complete ? output : nil, consumed)
  }

  private static func firstInvalidUTF8(_ bytes: ArraySlice<UInt8>) -> Int {
    var decoder = UTF8()
    var iterator = bytes.makeIterator()
    var offset = 0
    while true {
      switch decoder.decode(&iterator) {
      case .scalarValue(let scalar): offset += UTF8.width(scalar)
      case .emptyInput, .error: return offset
      }
    }
  }

  /// The UTF-8 offset of a control character that text never holds.
  private static func firstControl(in text: String) -> Int? {
    var offset = 0
    for byte in text.utf8 {
      if byte < 0x20, byte != 0x09, byte != 0x0A, byte != 0x0C, byte != 0x0D, byte != 0x0B,
        byte != 0x1A, byte != 0x07
      {
        return offset
      }
      offset += 1
    }
    return nil
  }

  private static func agree(_ declared: String, _ found: String) -> Bool {
    let declared = declared.lowercased()
    switch found {
    case "GB18030": return ["gb18030", "gbk", "gb2312", "x-gbk", "gb_2312-80"].contains(declared)
    case "UTF-8": return ["utf-8", "utf8", "us-ascii"].contains(declared)
    default: return declared.hasPrefix("utf-16")
    }
  }
}
