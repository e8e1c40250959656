import Foundation
import Diagnostics

/// Brings XML of other encodings into UTF-8.
///
/// Tools in China still write GB 18030; Windows tools write UTF-16. Both are converted, and the
/// declaration of the encoding, now wrong, is taken away.
enum MarkupEncoding {
  static func utf8(_ data: Data, file: String) throws(Problem) -> [UInt8] {
    if data.starts(with: [0xEF, 0xBB, 0xBF]) { return Array(data.dropFirst(3)) }
    if data.starts(with: [0xFE, 0xFF]) || data.starts(with: [0xFF, 0xFE]) {
      return try converted(data, .utf16, "UTF-16", file)
    }
    guard let name = declaredName(data)?.lowercased() else { return Array(data) }
    switch name {
    case "utf-8", "utf8", "us-ascii", "ascii": return Array(data)
    case "gb18030", "gbk", "gb2312":
      // The IANA name GB 18030 in Foundation's numbering; it includes the two older ones.
      return try converted(data, String.Encoding(rawValue: 0x8000_0632), name, file)
    case "iso-8859-1", "latin1": return try converted(data, .isoLatin1, name, file)
    case "utf-16": return try converted(data, .utf16, name, file)
    default:
      throw Problem(
        "dmn.encoding", .error, Wording("不读编码“\(name)”", "the encoding “\(name)” is not read"),
        at: Place(file: file, line: 1),
        suggestion: Wording("把文件存为 UTF-8", "save the file in UTF-8"))
    }
  }

  private static func converted(
    _ data: Data, _ encoding: String.Encoding, _ name: String, _ file: String
  ) throws(Problem) -> [UInt8] {
    guard let text = String(data: data, encoding: encoding) else {
      throw Problem(
        "dmn.encoding", .error,
        Wording("文件自称编码为 \(name)，其实不是", "the file is not \(name), though it says so"),
        at: Place(file: file, line: 1), suggestion: Wording("把文件存为 UTF-8", "save the file in UTF-8")
      )
    }
    var scalars = Array(text.unicodeScalars)
    if scalars.first == "\u{FEFF}" { scalars.removeFirst() }
    var bytes = Array(String(String.UnicodeScalarView(scalars)).utf8)
    // Blanked, not cut, so that the columns of the first line stay right.
    if let range = declaration(bytes) {
      for index in range { bytes[index] = UInt8(ascii: " ") }
    }
    return bytes
  }

  /// The encoding that the XML declaration names.
  private static func declaredName(_ data: Data) -> String? {
    let head = Array(data.prefix(200))
    guard let range = declaration(head) else { return nil }
    let text = String(decoding: head[range], as: UTF8.self)
    return text.split(whereSeparator: { $0 == "\"" || $0 == "'" }).dropFirst().first.map(
      String.init)
  }

  /// The range of ` encoding="…"` in the XML declaration.
  private static func declaration(_ bytes: [UInt8]) -> Range<Int>? {
    let head = bytes.prefix(200)
    guard head.starts(with: "<?xml".utf8), let end = head.firstIndex(of: UInt8(ascii: ">")) else {
      return nil
    }
    let word = Array("encoding".utf8)
    var start = 0
    while start + word.count < end, !bytes[start...].starts(with: word) { start += 1 }
    guard start + word.count < end else { return nil }
    let quotes: Set<UInt8> = [UInt8(ascii: "\""), UInt8(ascii: "'")]
    guard let open = bytes[start..<end].firstIndex(where: quotes.contains),
      let close = bytes[(open + 1)..<end].firstIndex(of: bytes[open])
    else { return nil }
    return start..<(close + 1)
  }
}
