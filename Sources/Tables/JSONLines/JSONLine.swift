import Vocabulary

/// A member's value in a line of JSON.
enum JSONScalar {
  case null
  case text(String)
  case number(String)
  case boolean(Bool)
  /// A list or an object, as it is written.
  case nested(String)
}

/// Reads one JSON object whose members are plain values (RFC 8259).
///
/// Numbers keep their digits, which a parser that makes floating point of them would lose.
struct JSONLine {
  /// Why a text is no such object.
  struct Fault: Error {}

  private let bytes: CellBytes
  private let depthLimit: Int
  private var index = 0

  /// The members in order.
  static func members(
    of bytes: CellBytes, depth: Int
  ) throws(Fault) -> [(name: String, value: JSONScalar)] {
    var line = JSONLine(bytes: bytes, depthLimit: depth)
    return try line.object()
  }

  private init(bytes: CellBytes, depthLimit: Int) {
    self.bytes = bytes
    self.depthLimit = depthLimit
  }

  private mutating func object() throws(Fault) -> [(name: String, value: JSONScalar)] {
    var members: [(String, JSONScalar)] = []
    try expect("{")
    if take("}") { return try ended(members) }
    while true {
      blanks()
      let name = try string()
      try expect(":")
      members.append((name, try value(depth: 1)))
      if take("}") { return try ended(members) }
      try expect(",")
    }
  }

  private mutating func ended<Members>(_ members: Members) throws(Fault) -> Members {
    blanks()
    guard index == bytes.count else { throw Fault() }
    return members
  }

  private mutating func value(depth: Int) throws(Fault) -> JSONScalar {
    blanks()
    guard index < bytes.count else { throw Fault() }
    switch bytes[index] {
    case UInt8(ascii: "\""): return .text(try string())
    case UInt8(ascii: "{"), UInt8(ascii: "["):
      let begin = index
      try skipNested(depth: depth)
      return .nested(String(decoding: bytes[begin..<index], as: UTF8.self))
    case UInt8(ascii: "t"):
      try word("true")
      return .boolean(true)
    case UInt8(ascii: "f"):
      try word("false")
      return .boolean(false)
    case UInt8(ascii: "n"):
      try word("null")
      return .null
    default: return .number(try number())
    }
  }

  private mutating func skipNested(depth: Int) throws(Fault) {
    guard depth < depthLimit else { throw Fault() }
    let isList = bytes[index] == UInt8(ascii: "[")
    let close: Unicode.Scalar = isList ? "]" : "}"
    index += 1
    if take(close) { return }
    while true {
      if !isList {
        blanks()
        _ = try string()
        try expect(":")
      }
      _ = try value(depth: depth + 1)
      if take(close) { return }
      try expect(",")
    }
  }

  private mutating func number() throws(Fault) -> String {
    let begin = index
    while index < bytes.count,
      (0x30...0x39).contains(bytes[index]) || "+-.eE".utf8.contains(bytes[index])
    { index += 1 }
    let text = String(decoding: bytes[begin..<index], as: UTF8.self)
    // The first digits of JSON numbers: no plus, no needless zero, no bare point.
    let digits = text.hasPrefix("-") ? text.dropFirst() : text[...]
    guard let head = digits.utf8.first, (0x30...0x39).contains(head), Double(text) != nil,
      !(digits.count > 1 && head == 0x30
        && (digits.utf8.dropFirst().first.map { (0x30...0x39).contains($0) } ?? false)),
      digits.utf8.last.map({ (0x30...0x39).contains($0) }) ?? false
    else { throw Fault() }
    return text
  }

  private mutating func string() throws(Fault) -> String {
    guard index < bytes.count, bytes[index] == UInt8(ascii: "\"") else { throw Fault() }
    index += 1
    var result: [UInt8] = []
    while true {
      guard index < bytes.count, bytes[index] >= 0x20 else { throw Fault() }
      let byte = bytes[index]
      index += 1
      if byte == UInt8(ascii: "\"") { break }
      guard byte == UInt8(ascii: "\\") else {
        result.append(byte)
        continue
      }
      guard index < bytes.count else { throw Fault() }
      let escape = bytes[index]
      index += 1
      switch escape {
      case UInt8(ascii: "n"): result.append(0x0A)
      case UInt8(ascii: "t"): result.append(0x09)
      case UInt8(ascii: "r"): result.append(0x0D)
      case UInt8(ascii: "b"): result.append(0x08)
      case UInt8(ascii: "f"): result.append(0x0C)
      case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): result.append(escape)
      case UInt8(ascii: "u"): result += try escapedScalar()
      default: throw Fault()
      }
    }
    return String(decoding: result, as: UTF8.self)
  }

  private mutating func escapedScalar() throws(Fault) -> [UInt8] {
    var code = try hexadecimal()
    if (0xD800..<0xDC00).contains(code) {
      try word("\\u")
      let low = try hexadecimal()
      guard (0xDC00..<0xE000).contains(low) else { throw Fault() }
      code = 0x10000 + (code - 0xD800) << 10 + (low - 0xDC00)
    }
    guard let scalar = Unicode.Scalar(code) else { throw Fault() }
    return Array(String(scalar).utf8)
  }

  private mutating func hexadecimal() throws(Fault) -> UInt32 {
    guard index + 4 <= bytes.count else { throw Fault() }
    var code: UInt32 = 0
    for _ in 0..<4 {
      guard let digit = Character(Unicode.Scalar(bytes[index])).hexDigitValue else { throw Fault() }
      code = code << 4 | UInt32(digit)
      index += 1
    }
    return code
  }

  private mutating func blanks() {
    while index < bytes.count, [0x20, 0x09, 0x0A, 0x0D].contains(bytes[index]) { index += 1 }
  }

  private mutating func take(_ scalar: Unicode.Scalar) -> Bool {
    blanks()
    guard index < bytes.count, bytes[index] == UInt8(ascii: scalar) else { return false }
    index += 1
    return true
  }

  private mutating func expect(_ scalar: Unicode.Scalar) throws(Fault) {
    guard take(scalar) else { throw Fault() }
  }

  private mutating func word(_ word: String) throws(Fault) {
    for byte in word.utf8 {
      guard index < bytes.count, bytes[index] == byte else { throw Fault() }
      index += 1
    }
  }
}
