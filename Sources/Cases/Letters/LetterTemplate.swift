import Diagnostics
import Foundation

/// A template of a letter: a text, or a Word document, with `{{名称}}` where values go.
struct LetterTemplate {
  private enum Content {
    case text(String)
    case document([(name: String, data: [UInt8])])
  }

  private let content: Content
  private let file: String

  /// Reads a template.
  ///
  /// - Throws: `cases.bad-template`.
  init(_ data: [UInt8], file: String) throws(Problem) {
    self.file = file
    if file.lowercased().hasSuffix(".docx") {
      guard let archive = ZipContainer(data), archive.has("word/document.xml") else {
        throw Self.bad(file, Wording("它不是 Word 文档", "it is no Word document"))
      }
      var members: [(name: String, data: [UInt8])] = []
      for name in archive.names where !name.hasSuffix("/") {
        guard let data = archive.member(name) else {
          throw Self.bad(file, Wording("\(name) 解不开", "\(name) cannot be unpacked"))
        }
        members.append((name, data))
      }
      content = .document(members)
    } else {
      guard let text = String(validating: data, as: UTF8.self) else {
        throw Self.bad(file, Wording("它不是 UTF-8 文本", "it is no UTF-8 text"))
      }
      content = .text(text)
    }
  }

  /// The letter as a Word document.
  ///
  /// - Parameter values: The values by name.
  /// - Returns: The bytes; equal values give equal bytes.
  /// - Throws: `cases.letter-blank` with the names for which there is no value.
  func letter(_ values: [String: String]) throws(Problem) -> [UInt8] {
    var lacking: Set<String> = []
    let members: [(name: String, data: [UInt8])]
    switch content {
    case .text(let text):
      members = WordDocument.members(lines: Placeholders.filled(text, values, &lacking))
    case .document(let parts):
      members = parts.map { part in
        // Headers and footers are parts of their own.
        guard part.name.hasPrefix("word/"), part.name.hasSuffix(".xml"),
          let text = String(validating: part.data, as: UTF8.self),
          text.contains("{{")
            || text.contains("{</w:t>")
        else { return part }
        return (part.name, Array(WordParagraphs.filled(text, values, &lacking).utf8))
      }
    }
    guard lacking.isEmpty else {
      let names = lacking.sorted()
      throw Problem(
        "cases.letter-blank", .error,
        Wording(
          "文书中有空：\(names.joined(separator: "、"))",
          "the letter would have blanks: \(names.joined(separator: ", "))"),
        at: Place(file: file),
        suggestion: Wording("补上这些事实后再出", "state these facts first"))
    }
    guard let data = ZipContainer.make(members) else {
      throw Self.bad(file, Wording("内存不足", "there is no memory"))
    }
    return data
  }

  private static func bad(_ file: String, _ note: Wording) -> Problem {
    Problem(
      "cases.bad-template", .error, Wording("模板不能用", "the template cannot be used"),
      at: Place(file: file), notes: [note])
  }
}

/// Puts values into the places of a text.
enum Placeholders {
  /// The text with values; names without one are collected and stay as they are.
  static func filled(_ text: String, _ values: [String: String], _ lacking: inout Set<String>)
    -> String
  {
    var out = ""
    var rest = text[...]
    while let open = rest.firstRange(of: "{{") {
      out += rest[..<open.lowerBound]
      guard let close = rest[open.upperBound...].firstRange(of: "}}") else {
        return out + rest[open.lowerBound...]
      }
      let name = String(rest[open.upperBound..<close.lowerBound].filter { !$0.isWhitespace })
      if let value = values[name] {
        out += value
      } else {
        lacking.insert(name)
        out += rest[open.lowerBound..<close.upperBound]
      }
      rest = rest[close.upperBound...]
    }
    return out + rest
  }
}
