/// The tags and texts of a page, one after another.
struct HTMLTokens: Sequence, IteratorProtocol {
  enum Token {
    case text(String)
    case open(String, [String: String])
    case close(String)
  }

  private let bytes: [UInt8]
  private var offset = 0
  /// The element whose content is text up to its closing tag, whatever stands in it.
  private var raw: String?

  init(_ html: String) { bytes = Array(html.utf8) }

  mutating func next() -> Token? {
    while offset < bytes.count {
      if let name = raw {
        raw = nil
        if let token = rawText(until: name) { return token }
      } else if bytes[offset] == UInt8(ascii: "<") {
        if let token = tag() { return token }
      } else {
        return text()
      }
    }
    return nil
  }

  private mutating func text() -> Token {
    let begin = offset
    while offset < bytes.count, bytes[offset] != UInt8(ascii: "<") { offset += 1 }
    return .text(HTMLEntities.decoded(bytes[begin..<offset]))
  }

  private mutating func rawText(until name: String) -> Token? {
    let begin = offset
    let closing = Array("</\(name)".utf8)
    while offset < bytes.count {
      if bytes[offset] == UInt8(ascii: "<"), matches(closing, at: offset) { break }
      offset += 1
    }
    return begin < offset ? .text(String(decoding: bytes[begin..<offset], as: UTF8.self)) : nil
  }

  private func matches(_ word: [UInt8], at start: Int) -> Bool {
    guard start + word.count <= bytes.count else { return false }
    for (index, byte) in word.enumerated() where bytes[start + index] | 0x20 != byte | 0x20 {
      return false
    }
    return true
  }

  /// The tag at the offset, or `nil` for a comment, a declaration, or a `<` that is none.
  private mutating func tag() -> Token? {
    if matches(Array("<!--".utf8), at: offset) {
      skip(past: Array("-->".utf8))
      return nil
    }
    guard offset + 1 < bytes.count else {
      offset = bytes.count
      return nil
    }
    let second = bytes[offset + 1]
    if second == UInt8(ascii: "!") || second == UInt8(ascii: "?") {
      skip(past: [UInt8(ascii: ">")])
      return nil
    }
    let isClosing = second == UInt8(ascii: "/")
    var cursor = offset + (isClosing ? 2 : 1)
    let name = word(&cursor)
    guard !name.isEmpty else {
      offset += 1
      return .text("<")
    }
    let attributes = attributes(&cursor)
    offset = cursor
    if isClosing { return .close(name) }
    if name == "script" || name == "style" { raw = name }
    return .open(name, attributes)
  }

  private mutating func skip(past mark: [UInt8]) {
    while offset < bytes.count {
      if matches(mark, at: offset) {
        offset += mark.count
        return
      }
      offset += 1
    }
  }

  private func word(_ cursor: inout Int) -> String {
    let begin = cursor
    while cursor < bytes.count {
      let byte = bytes[cursor]
      let isNameByte =
        byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A || byte >= 0x30 && byte <= 0x39
        || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ":") || byte == UInt8(ascii: "_")
      guard isNameByte, cursor - begin < 64 else { break }
      cursor += 1
    }
    return String(decoding: bytes[begin..<cursor], as: UTF8.self).lowercased()
  }

  private func attributes(_ cursor: inout Int) -> [String: String] {
    var found: [String: String] = [:]
    while cursor < bytes.count, bytes[cursor] != UInt8(ascii: ">") {
      let name = word(&cursor)
      guard !name.isEmpty else {
        cursor += 1
        continue
      }
      skipBlanks(&cursor)
      guard cursor < bytes.count, bytes[cursor] == UInt8(ascii: "=") else { continue }
      cursor += 1
      skipBlanks(&cursor)
      if found.count < 64 { found[name] = value(&cursor) } else { _ = value(&cursor) }
    }
    if cursor < bytes.count { cursor += 1 }
    return found
  }

  private func skipBlanks(_ cursor: inout Int) {
    while cursor < bytes.count, bytes[cursor] <= 0x20 { cursor += 1 }
  }

  private func value(_ cursor: inout Int) -> String {
    guard cursor < bytes.count else { return "" }
    let quote = bytes[cursor]
    let isQuoted = quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'")
    if isQuoted { cursor += 1 }
    let begin = cursor
    while cursor < bytes.count {
      let byte = bytes[cursor]
      if isQuoted ? byte == quote : byte <= 0x20 || byte == UInt8(ascii: ">") { break }
      cursor += 1
    }
    let text = HTMLEntities.decoded(bytes[begin..<cursor])
    if isQuoted, cursor < bytes.count { cursor += 1 }
    return text
  }
}
