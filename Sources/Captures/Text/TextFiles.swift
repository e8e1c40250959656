import Diagnostics
import Foundation
import Provisions

/// Plain text, Markdown and HTML.
enum TextFiles {
  static func capture(
    _ decoded: DecodedText, kind: FileKind, name: String, data: Data, limits: CaptureLimits
  ) throws(Problem) -> Capture {
    let source: SourceText
    let mediaType: String
    switch kind {
    case .html:
      guard let page = HTMLPage(decoded.text, depth: limits.pageDepth) else {
        throw CaptureProblem.tooDeep(name, limit: limits.pageDepth)
      }
      source = SourceText(
        name: name, text: page.text, statedTitle: page.title, statedDate: page.date,
        origin: page.address)
      mediaType = "text/html"
    case .markdown:
      let page = MarkdownPage(decoded.text)
      source = SourceText(
        name: name, text: page.text, statedTitle: page.title, statedDate: page.date,
        origin: page.origin)
      mediaType = "text/markdown"
    default:
      source = SourceText(name: name, text: decoded.text)
      mediaType = "text/plain"
    }
    guard source.text.unicodeScalars.contains(where: { !$0.properties.isWhitespace }) else {
      throw CaptureProblem.noText(name)
    }
    return Capture(
      source: source, mediaType: mediaType, encoding: decoded.encoding, data: data,
      warnings: decoded.warnings)
  }
}
