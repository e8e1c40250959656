import Foundation
import FoundationXML

/// Whether a text is well-formed XML.
final class XMLParserCheck {
  let isWellFormed: Bool

  init(_ text: String) { isWellFormed = XMLParser(data: Data(text.utf8)).parse() }
}
