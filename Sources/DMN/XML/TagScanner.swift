import Diagnostics

/// Finds where the tags of an XML text start, and what must not be in it.
///
/// The parser counts columns in bytes and names the end of a tag; a message to a person names its
/// start, in characters. The scanner is also the gate: a document type, deep nesting or a sea of
/// elements is refused here, before any of it is built.
struct TagScanner {
  /// Where one start tag stands.
  struct Tag {
    var start: TextPosition
    var content: TextPosition
    var contentOffset: Int
  }

  let bytes: [UInt8]
  let file: String
  let limits: MarkupLimits
  private(set) var tags: [Tag] = []
  private var place = TextPosition.start
  private var index = 0

  init(_ bytes: [UInt8], file: String, limits: MarkupLimits) {
    self.bytes = bytes
    self.file = file
    self.limits = limits
  }

  /// Scans the whole text.
  ///
  /// - Throws: A problem where the text holds what is refused. Text that is not well-formed is left
  ///   to the parser.
  mutating func scan() throws(Problem) {
    var depth = 0
    while index < bytes.count {
      guard bytes[index] == UInt8(ascii: "<") else {
        step(1)
        continue
      }
      if starts("<!--") {
        skip(through: "-->")
      } else if starts("<![CDATA[") {
        skip(through: "]]>")
      } else if starts("<?") {
        skip(through: "?>")
      } else if starts("<!") {
        throw Problem(
          "dmn.document-type", .error,
          Wording("不接受文档类型声明", "a document type declaration is not accepted"), at: here,
          notes: [
            Wording(
              "实体和外部子集可以读取别的文件，或无限膨胀",
              "entities and external subsets can read other files or grow without end")
          ],
          suggestion: Wording("删去 <!DOCTYPE …> 声明", "remove the <!DOCTYPE …> declaration"))
      } else if starts("</") {
        depth -= 1
        skip(through: ">")
      } else {
        let start = place
        let empty = skipTag()
        tags.append(Tag(start: start, content: place, contentOffset: index))
        if !empty { depth += 1 }
        if depth > limits.depth {
          throw Problem(
            "dmn.too-deep", .error,
            Wording(
              "元素嵌套超过 \(limits.depth) 层", "elements are nested more than \(limits.depth) deep"),
            at: Place(file: file, line: start.line, column: start.column))
        }
        if tags.count > limits.elements {
          throw Problem(
            "dmn.too-many-elements", .error,
            Wording("元素超过 \(limits.elements) 个", "there are more than \(limits.elements) elements"),
            at: Place(file: file, line: start.line, column: start.column))
        }
      }
    }
  }

  private var here: Place { Place(file: file, line: place.line, column: place.column) }

  private func starts(_ text: StaticString) -> Bool {
    let count = text.utf8CodeUnitCount
    guard index + count <= bytes.count else { return false }
    for offset in 0..<count where bytes[index + offset] != text.utf8Start[offset] { return false }
    return true
  }

  private mutating func step(_ count: Int) {
    for _ in 0..<count where index < bytes.count {
      place.advance(past: bytes[index])
      index += 1
    }
  }

  private mutating func skip(through end: StaticString) {
    step(1)
    while index < bytes.count, !starts(end) { step(1) }
    step(end.utf8CodeUnitCount)
  }

  /// Moves behind a start tag; true if it is an empty element's.
  private mutating func skipTag() -> Bool {
    var quote: UInt8?
    var last: UInt8 = 0
    while index < bytes.count {
      let byte = bytes[index]
      step(1)
      if let open = quote {
        if byte == open { quote = nil }
      } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
        quote = byte
      } else if byte == UInt8(ascii: ">") {
        return last == UInt8(ascii: "/")
      }
      last = byte
    }
    return false
  }
}
