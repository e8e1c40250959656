import Diagnostics
import Foundation
import FoundationXML

/// Receives the elements and texts of a part, their prefixes taken away.
protocol XMLReceiver: AnyObject {
  func open(_ name: String, _ attributes: [String: String])
  func close(_ name: String)
  func text(_ text: String)
  /// Whether enough was seen.
  var isDone: Bool { get }
}

extension XMLReceiver {
  func text(_ text: String) {}
  func close(_ name: String) {}
  var isDone: Bool { false }
}

/// Runs through XML that somebody else made, without entities and within a depth.
enum XMLRun {
  /// - Throws: `tables.unsafe-xml`, `tables.damaged`.
  static func over(
    _ data: Data, part: String, in path: String, depth: Int, into receiver: any XMLReceiver
  ) throws(Problem) {
    // A document type could define entities that swell or read files; workbooks have none.
    guard data.range(of: Data("<!DOCTYPE".utf8)) == nil,
      data.range(of: Data("<!ENTITY".utf8)) == nil
    else { throw WorkbookProblem.unsafeXML(path, "\(part): DOCTYPE") }
    // XMLParser stops the process at the name of an entity that is not UTF-8. All programs write UTF-8.
    let isUTF8 = data.withUnsafeBytes { bytes in
      EncodingDetector.firstInvalid(in: bytes.bindMemory(to: UInt8.self)) == nil
    }
    guard isUTF8 else { throw WorkbookProblem.unsafeXML(path, "\(part): UTF-8") }
    let parser = XMLParser(stream: InputStream(data: data))
    let bridge = Bridge(receiver, depth: depth)
    parser.delegate = bridge
    let isWhole = parser.parse()
    if bridge.isTooDeep { throw WorkbookProblem.unsafeXML(path, "\(part): > \(depth)") }
    if receiver.isDone { return }
    guard isWhole, parser.parserError == nil else {
      throw WorkbookProblem.damaged(path, Wording("\(part):\(parser.lineNumber)"))
    }
  }

  private final class Bridge: NSObject, XMLParserDelegate {
    private let receiver: any XMLReceiver
    private let limit: Int
    private var depth = 0
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
      receiver.open(Self.local(name), attributes)
      if receiver.isDone { parser.abortParsing() }
    }

    func parser(
      _ parser: XMLParser, didEndElement name: String, namespaceURI: String?,
      qualifiedName: String?
    ) {
      depth -= 1
      receiver.close(Self.local(name))
      if receiver.isDone { parser.abortParsing() }
    }

    func parser(_ parser: XMLParser, foundCharacters text: String) { receiver.text(text) }

    func parser(_ parser: XMLParser, foundCDATA block: Data) {
      receiver.text(String(decoding: block, as: UTF8.self))
    }

    private static func local(_ name: String) -> String {
      guard let colon = name.utf8.firstIndex(of: 0x3A) else { return name }
      return String(name[name.utf8.index(after: colon)...])
    }
  }
}
