import Diagnostics
import Foundation
import FoundationXML

/// Receives the elements and texts of a member, prefixes kept: `w:p`.
protocol XMLReceiver: AnyObject {
  func open(_ name: String, _ attributes: [String: String])
  func close(_ name: String)
  func text(_ text: String)
}

/// Runs through XML that somebody else made, without entities and within a depth.
enum XMLEvents {
  /// - Throws: `capture.unsafe-xml`, `capture.damaged`.
  static func read(
    _ data: Data, of member: String, in name: String, depth: Int, into receiver: any XMLReceiver
  ) throws(Problem) {
    // A document type could define entities that swell or read files; Office files have none.
    guard data.range(of: Data("<!DOCTYPE".utf8)) == nil else {
      throw CaptureProblem.unsafeXML(
        name, Wording("\(member) 定义了文档类型", "\(member) defines a document type"))
    }
    // XMLParser stops the process at the name of an entity that is not UTF-8. Office writes UTF-8.
    guard String(validating: data, as: UTF8.self) != nil else {
      throw CaptureProblem.damaged(
        name, Wording("\(member) 不是 UTF-8", "\(member) is not UTF-8"))
    }
    let parser = XMLParser(stream: InputStream(data: data))
    let bridge = Bridge(receiver, depth: depth)
    parser.delegate = bridge
    let isWhole = parser.parse()
    if bridge.isTooDeep {
      throw CaptureProblem.unsafeXML(
        name,
        Wording("\(member) 的元素嵌套超过 \(depth) 层", "\(member) nests elements more than \(depth) deep"))
    }
    guard isWhole, parser.parserError == nil else {
      throw CaptureProblem.damaged(
        name,
        Wording(
          "\(member) 第 \(parser.lineNumber) 行不合 XML 语法",
          "\(member) is not well-formed at line \(parser.lineNumber)"))
    }
  }

  private final class Bridge: NSObject, XMLParserDelegate {
    let receiver: any XMLReceiver
    let limit: Int
    var depth = 0
    var isTooDeep = false

    init(_ receiver: any XMLReceiver, depth: Int) {
      self.receiver = receiver
      limit = depth
    }

    func parser(
      _ parser: XMLParser, didStartElement name: String, namespaceURI: String?,
      qualifiedName: String?, attributes: [String: String]
    ) {
      depth += 1
      guard depth <= limit else {
        isTooDeep = true
        return parser.abortParsing()
      }
      receiver.open(name, attributes)
    }

    func parser(
      _ parser: XMLParser, didEndElement name: String, namespaceURI: String?,
      qualifiedName: String?
    ) {
      depth -= 1
      receiver.close(name)
    }

    func parser(_ parser: XMLParser, foundCharacters text: String) { receiver.text(text) }
  }
}
