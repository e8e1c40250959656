import Diagnostics
import Foundation
import FoundationXML

/// Builds the tree of elements from the parser's events.
final class MarkupBuilder: NSObject, XMLParserDelegate {
  private let tags: [TagScanner.Tag]
  private let bytes: [UInt8]
  private var tagIndex = 0
  private var open: [MarkupElement] = []
  private var contents: [Int] = []
  private var scopes: [[String: String]] = [[:]]
  private var text = ""
  private var before: [MarkupNode] = []
  private var after: [MarkupNode] = []
  private var root: MarkupElement?
  private var failure: (code: Int, place: TextPosition)?

  init(tags: [TagScanner.Tag], bytes: [UInt8]) {
    self.tags = tags
    self.bytes = bytes
  }

  func document() -> MarkupDocument? {
    root.map { MarkupDocument(root: $0, prolog: before, epilog: after) }
  }

  /// Parses the bytes.
  ///
  /// - Throws: A problem if they are not well-formed; the parser may say yes and still have set an
  ///   error, which counts.
  func parse(file: String) throws(Problem) {
    // A stream, because the parser fails on data above 10 MB.
    let parser = XMLParser(stream: InputStream(data: Data(bytes)))
    parser.delegate = self
    parser.shouldResolveExternalEntities = false
    let done = parser.parse()
    guard done, parser.parserError == nil, failure == nil, open.isEmpty else {
      let line = failure?.place.line ?? parser.lineNumber
      let column = failure?.place.column ?? parser.columnNumber
      let code = failure?.code ?? (parser.parserError as NSError?)?.code ?? 0
      throw Problem(
        "dmn.not-well-formed", .error,
        Wording(
          "文件不是合式的 XML（\(Self.name(of: code).chinese)）",
          "the file is not well-formed XML (\(Self.name(of: code).english))"),
        at: Place(file: file, line: max(1, line), column: max(1, column)),
        suggestion: Wording("用 XML 编辑器打开并修正", "open it in an XML editor and repair it there"))
    }
  }

  private static func name(of code: Int) -> Wording {
    switch code {
    case 4, 5: Wording("文件是空的，或没有写完", "the document is empty or ends too early")
    case 9: Wording("有 XML 不允许的字符", "a character that XML does not allow")
    case 26: Wording("实体没有声明", "an entity that is not declared")
    case 38, 39: Wording("属性里有“<”，或值没有加引号", "“<” inside an attribute, or a value without quotes")
    case 42: Wording("同一属性写了两次", "the same attribute twice")
    case 68: Wording("名称不合规则", "a name is malformed")
    case 73: Wording("缺“>”", "“>” is missing")
    case 76: Wording("结束标签与开始标签不对应", "an end tag does not match its start tag")
    case 77: Wording("元素没有结束标签", "an element is not closed")
    case 201: Wording("前缀没有声明命名空间", "a prefix without a namespace")
    default: Wording("libxml2 错误 \(code)", "libxml2 error \(code)")
    }
  }

  // MARK: - Events

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?,
    qualifiedName: String?, attributes: [String: String]
  ) {
    flushText()
    var scope = scopes[scopes.count - 1]
    for (key, value) in attributes {
      if key == "xmlns" {
        scope[""] = value
      } else if key.hasPrefix("xmlns:") {
        scope[String(key.dropFirst(6))] = value
      }
    }
    let (prefix, _) = MarkupElement.split(name)
    let tag = tagIndex < tags.count ? tags[tagIndex] : nil
    tagIndex += 1
    open.append(
      MarkupElement(
        name, namespace: scope[prefix],
        attributes: attributes.map { MarkupAttribute($0.key, $0.value) }
          .sorted { $0.name < $1.name },
        position: tag?.start ?? .start, source: TextSource(start: tag?.content ?? .start)))
    contents.append(tag?.contentOffset ?? 0)
    scopes.append(scope)
  }

  func parser(
    _ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?
  ) {
    flushText()
    guard var element = open.popLast() else { return }
    scopes.removeLast()
    let start = contents.removeLast()
    let nested = element.children.contains { if case .element = $0 { true } else { false } }
    if nested {
      element.children.removeAll { $0.isBlank }
    } else {
      element.source.raw = rawText(from: start)
    }
    append(.element(element))
  }

  func parser(_ parser: XMLParser, foundCharacters string: String) { text += string }

  func parser(_ parser: XMLParser, foundCDATA block: Data) {
    text += String(decoding: block, as: UTF8.self)
  }

  func parser(_ parser: XMLParser, foundComment comment: String) {
    flushText()
    append(.comment(comment))
  }

  func parser(
    _ parser: XMLParser, foundProcessingInstructionWithTarget target: String, data: String?
  ) {
    flushText()
    append(.instruction(target: target, data: data ?? ""))
  }

  func parser(_ parser: XMLParser, parseErrorOccurred error: any Error) {
    guard failure == nil else { return }
    failure = (
      (error as NSError).code,
      TextPosition(line: parser.lineNumber, column: parser.columnNumber)
    )
  }

  // MARK: - Pieces

  private func flushText() {
    guard !text.isEmpty else { return }
    let found = text
    text = ""
    if !open.isEmpty { append(.text(found)) }
  }

  private func append(_ node: MarkupNode) {
    if !open.isEmpty {
      open[open.count - 1].children.append(node)
    } else if case .element(let element) = node {
      root = element
    } else if root == nil {
      before.append(node)
    } else {
      after.append(node)
    }
  }

  /// The text as written, if it is not what was read.
  private func rawText(from start: Int) -> String? {
    var end = start
    var differs = false
    while end < bytes.count {
      let byte = bytes[end]
      if byte == UInt8(ascii: "<") {
        guard end + 1 < bytes.count, bytes[end + 1] == UInt8(ascii: "!") else { break }
        differs = true
      }
      if byte == UInt8(ascii: "&") || byte == UInt8(ascii: "\r") { differs = true }
      if byte == UInt8(ascii: "<"), let closed = endOfSection(end) {
        end = closed
      } else {
        end += 1
      }
    }
    return differs ? String(decoding: bytes[start..<end], as: UTF8.self) : nil
  }

  private func endOfSection(_ start: Int) -> Int? {
    let isComment = bytes[start...].starts(with: "<!--".utf8)
    let end = Array((isComment ? "-->" : "]]>").utf8)
    var index = start
    while index + end.count <= bytes.count {
      if bytes[index] == end[0], bytes[index...].starts(with: end) { return index + end.count }
      index += 1
    }
    return nil
  }
}

extension MarkupNode {
  /// Whether the node is white space between elements.
  var isBlank: Bool {
    guard case .text(let text) = self else { return false }
    return text.utf8.allSatisfy { $0 == 0x20 || $0 == 0x0A || $0 == 0x09 || $0 == 0x0D }
  }
}
