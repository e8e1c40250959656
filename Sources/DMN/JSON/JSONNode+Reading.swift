public import Diagnostics

extension JSONNode {
  /// Reads JSON text.
  ///
  /// - Parameters:
  ///   - bytes: The text in UTF-8.
  ///   - file: The name by which messages call it.
  /// - Returns: The value.
  /// - Throws: A ``Problem`` at the place where the text stops being JSON, where it is nested more
  ///   than 512 deep, or where an object names a member twice.
  public static func read(_ bytes: some Sequence<UInt8>, file: String) throws(Problem) -> JSONNode {
    var reader = JSONReader(Array(bytes), file: file)
    return try reader.document()
  }
}

/// Reads JSON from bytes.
private struct JSONReader {
  private let bytes: [UInt8]
  private let file: String
  private var index = 0

  init(_ bytes: [UInt8], file: String) {
    self.bytes = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes.dropFirst(3)) : bytes
    self.file = file
  }

  mutating func document() throws(Problem) -> JSONNode {
    guard String(validating: bytes, as: UTF8.self) != nil else {
      throw problem(Wording("文本不是 UTF-8 编码", "the text is not in UTF-8"))
    }
    let value = try value(depth: 0)
    skipSpace()
    guard index == bytes.count else {
      throw problem(Wording("值的后面还有文本", "there is text behind the value"))
    }
    return value
  }

  private func problem(_ message: Wording) -> Problem {
    var place = TextPosition.start
    for byte in bytes.prefix(index) { place.advance(past: byte) }
    return Problem(
      "json.malformed", .error, message,
      at: Place(file: file, line: place.line, column: place.column),
      suggestion: Wording(
        "把输入写成一个 JSON 对象，如 {\"单位能耗\": 0.52}",
        "write the inputs as one JSON object, such as {\"单位能耗\": 0.52}"))
  }

  private mutating func skipSpace() {
    while index < bytes.count, [0x20, 0x0A, 0x0D, 0x09].contains(bytes[index]) { index += 1 }
  }

  private mutating func value(depth: Int) throws(Problem) -> JSONNode {
    guard depth < 512 else {
      throw problem(Wording("值嵌套超过 512 层", "values are nested more than 512 deep"))
    }
    skipSpace()
    guard index < bytes.count else {
      throw problem(Wording("这里应有一个值，文本却结束了", "the text ends where a value is expected"))
    }
    switch bytes[index] {
    case UInt8(ascii: "{"): return try object(depth: depth)
    case UInt8(ascii: "["): return try array(depth: depth)
    case UInt8(ascii: "\""): return .string(try string())
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return try number()
    default:
      for (word, value) in [
        ("true", JSONNode.boolean(true)), ("false", .boolean(false)), ("null", .null),
      ]
      where bytes[index...].starts(with: word.utf8) {
        index += word.utf8.count
        return value
      }
      throw problem(Wording("这里应有一个值", "a value is expected here"))
    }
  }

  private mutating func object(depth: Int) throws(Problem) -> JSONNode {
    var members: [JSONNode.Member] = []
    var names: Set<String> = []
    index += 1
    skipSpace()
    if take("}") { return .object([]) }
    repeat {
      skipSpace()
      guard index < bytes.count, bytes[index] == UInt8(ascii: "\"") else {
        throw problem(Wording("这里应有成员的名称", "the name of a member is expected here"))
      }
      let name = try string()
      guard names.insert(name).inserted else {
        throw problem(Wording("“\(name)”给了两次", "“\(name)” is given twice"))
      }
      skipSpace()
      guard take(":") else { throw problem(Wording("这里应有“:”", "“:” is expected here")) }
      members.append(JSONNode.Member(name, try value(depth: depth + 1)))
      skipSpace()
    } while take(",")
    guard take("}") else { throw problem(Wording("这里应有“,”或“}”", "“,” or “}” is expected here")) }
    return .object(members)
  }

  private mutating func array(depth: Int) throws(Problem) -> JSONNode {
    var items: [JSONNode] = []
    index += 1
    skipSpace()
    if take("]") { return .array([]) }
    repeat {
      items.append(try value(depth: depth + 1))
      skipSpace()
    } while take(",")
    guard take("]") else { throw problem(Wording("这里应有“,”或“]”", "“,” or “]” is expected here")) }
    return .array(items)
  }

  private mutating func take(_ character: Unicode.Scalar) -> Bool {
    guard index < bytes.count, bytes[index] == UInt8(ascii: character) else { return false }
    index += 1
    return true
  }

  private mutating func number() throws(Problem) -> JSONNode {
    let start = index
    _ = take("-")
    let first = index
    guard digits() else { throw problem(Wording("这里应有数字", "a digit is expected here")) }
    if bytes[first] == UInt8(ascii: "0"), index > first + 1 {
      throw problem(Wording("数不能以 0 开头", "a number does not start with 0"))
    }
    if take("."), !digits() {
      throw problem(Wording("小数点后应有数字", "a digit is expected behind the point"))
    }
    if index < bytes.count, bytes[index] | 0x20 == UInt8(ascii: "e") {
      index += 1
      if !take("+") { _ = take("-") }
      guard digits() else {
        throw problem(Wording("指数里应有数字", "a digit is expected in the exponent"))
      }
    }
    return .number(String(decoding: bytes[start..<index], as: UTF8.self))
  }

  private mutating func digits() -> Bool {
    let start = index
    while index < bytes.count, (0x30...0x39).contains(bytes[index]) { index += 1 }
    return index > start
  }

  private mutating func string() throws(Problem) -> String {
    index += 1
    var out: [UInt8] = []
    while index < bytes.count {
      let byte = bytes[index]
      switch byte {
      case UInt8(ascii: "\""):
        index += 1
        return String(decoding: out, as: UTF8.self)
      case UInt8(ascii: "\\"):
        index += 1
        out += String(try escaped()).utf8
      case 0..<0x20:
        throw problem(
          Wording("字符串里的控制字符要写成转义", "a control character in a string is written as an escape"))
      default:
        out.append(byte)
        index += 1
      }
    }
    throw problem(Wording("字符串没有结束", "the string is not closed"))
  }

  private mutating func escaped() throws(Problem) -> Unicode.Scalar {
    guard index < bytes.count else { throw problem(Wording("字符串没有结束", "the string is not closed")) }
    let byte = bytes[index]
    index += 1
    switch byte {
    case UInt8(ascii: "n"): return "\n"
    case UInt8(ascii: "t"): return "\t"
    case UInt8(ascii: "r"): return "\r"
    case UInt8(ascii: "b"): return "\u{8}"
    case UInt8(ascii: "f"): return "\u{C}"
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return Unicode.Scalar(byte)
    case UInt8(ascii: "u"):
      let high = try unit()
      if let scalar = Unicode.Scalar(high) { return scalar }
      guard high < 0xDC00, bytes[index...].starts(with: "\\u".utf8) else {
        throw problem(Wording("代理对只有一半", "half of a surrogate pair"))
      }
      index += 2
      let low = try unit()
      let scalar = 0x10000 + (high &- 0xD800) << 10 + (low &- 0xDC00)
      guard (0xDC00...0xDFFF).contains(low), let found = Unicode.Scalar(scalar) else {
        throw problem(Wording("代理对只有一半", "half of a surrogate pair"))
      }
      return found
    default: throw problem(Wording("没有这种转义", "an unknown escape"))
    }
  }

  private mutating func unit() throws(Problem) -> UInt32 {
    guard index + 4 <= bytes.count,
      let value = UInt32(String(decoding: bytes[index..<(index + 4)], as: UTF8.self), radix: 16),
      bytes[index] != UInt8(ascii: "+"), bytes[index] != UInt8(ascii: "-")
    else { throw problem(Wording("这里应有四位十六进制数字", "four hexadecimal digits are expected here")) }
    index += 4
    return value
  }
}
