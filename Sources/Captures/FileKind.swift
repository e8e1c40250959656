import Diagnostics
import Foundation

/// What a file is, told by its first bytes and, where they do not say, by its name.
enum FileKind: Equatable {
  case text
  case markdown
  case html
  case pdf
  /// A ZIP container: DOCX, ODT, or something that is refused once it is open.
  case zip
  case refused(Refusal)

  /// A kind of file that holds no text that could be read.
  enum Refusal: Equatable {
    /// Word, WPS or Excel of before 2007, or an encrypted new one.
    case compoundFile
    case richText
    case picture
    case archive
  }

  init(head: Data, name: String) throws(Problem) {
    let head = [UInt8](head)
    func begins(_ bytes: [UInt8]) -> Bool { head.starts(with: bytes) }
    let opening = String(decoding: head.prefix(1024), as: UTF8.self).lowercased()
    let lower = name.lowercased()
    if begins([0xD0, 0xCF, 0x11, 0xE0]) {
      self = .refused(.compoundFile)
    } else if begins(Array("PK\u{3}\u{4}".utf8)) || begins(Array("PK\u{5}\u{6}".utf8)) {
      self = .zip
    } else if opening.contains("%pdf-") {
      self = .pdf
    } else if begins(Array("{\\rtf".utf8)) {
      self = .refused(.richText)
    } else if begins([0x89, 0x50, 0x4E, 0x47]) || begins([0xFF, 0xD8, 0xFF])
      || begins(Array("GIF8".utf8)) || begins([0x49, 0x49, 0x2A, 0])
      || begins([0x4D, 0x4D, 0, 0x2A])
    {
      self = .refused(.picture)
    } else if begins([0x1F, 0x8B]) || begins(Array("Rar!".utf8))
      || begins(Array("7z".utf8) + [0xBC])
    {
      self = .refused(.archive)
    } else if Self.looksLikeHTML(opening) || lower.hasSuffix(".html") || lower.hasSuffix(".htm") {
      self = .html
    } else if lower.hasSuffix(".md") || lower.hasSuffix(".markdown") {
      self = .markdown
    } else {
      self = .text
    }
  }

  /// Whether the size of the file says little about the size of its text.
  var isContainer: Bool { self == .pdf || self == .zip }

  /// Whether a name is that of a JSON-lines file.
  static func isJSONLines(_ name: String) -> Bool {
    let lower = name.lowercased()
    return lower.hasSuffix(".jsonl") || lower.hasSuffix(".ndjson")
  }

  private static func looksLikeHTML(_ opening: String) -> Bool {
    let text = opening.drop { $0.isWhitespace || $0 == "\u{FEFF}" }
    return text.hasPrefix("<!doctype html") || text.hasPrefix("<html")
      || (text.hasPrefix("<?xml") && text.contains("<html"))
  }
}
