import Foundation

/// The parts of a form sent as `multipart/form-data` (RFC 7578).
struct MultipartForm {
  /// The most bytes of one form, files included.
  static let limit = 256 << 20

  /// A field or a file.
  struct Part: Equatable {
    var name: String
    /// The name of the file; `nil` for a field.
    var fileName: String?
    var content: Data
  }

  var parts: [Part]

  /// Reads a form, `nil` where the bytes are none.
  ///
  /// - Complexity: Linear in the size of the body.
  init?(_ body: Data, contentType: String) {
    guard let boundary = Self.parameter("boundary", of: contentType), !boundary.isEmpty,
      boundary.utf8.count <= 70
    else { return nil }
    let mark = Data("--\(boundary)".utf8)
    let next = Data("\r\n--\(boundary)".utf8)
    guard let first = body.range(of: mark), first.lowerBound == body.startIndex else { return nil }
    var parts: [Part] = []
    var position = first.upperBound
    while true {
      if body[position...].starts(with: Data("--".utf8)) { break }
      guard body[position...].starts(with: Data("\r\n".utf8)) else { return nil }
      position += 2
      guard let end = body.range(of: next, in: position..<body.endIndex),
        let part = Self.part(body[position..<end.lowerBound])
      else { return nil }
      parts.append(part)
      position = end.upperBound
    }
    self.parts = parts
  }

  /// The text of a field.
  subscript(name: String) -> String? {
    parts.first { $0.name == name && $0.fileName == nil }
      .map { String(decoding: $0.content, as: UTF8.self) }
  }

  private static func part(_ bytes: Data) -> Part? {
    guard let end = bytes.range(of: Data("\r\n\r\n".utf8)) else { return nil }
    let head = String(decoding: bytes[bytes.startIndex..<end.lowerBound], as: UTF8.self)
    guard let (name, fileName) = disposition(of: head) else { return nil }
    return Part(name: name, fileName: fileName, content: Data(bytes[end.upperBound...]))
  }

  /// The names of the field and of the file that the head of a part states.
  static func disposition(of head: String) -> (name: String, fileName: String?)? {
    for line in head.split(separator: "\r\n") {
      guard line.lowercased().hasPrefix("content-disposition:"),
        let name = parameter("name", of: line)
      else { continue }
      return (name, parameter("filename", of: line))
    }
    return nil
  }

  /// A parameter of a header, its quotation marks taken off; a semicolon in quotes ends nothing.
  static func parameter(_ name: String, of header: some StringProtocol) -> String? {
    var isQuoted = false
    let fields = header.split { character in
      if character == "\"" { isQuoted.toggle() }
      return character == ";" && !isQuoted
    }
    for field in fields.dropFirst() {
      let field = field.trimmingCharacters(in: .whitespaces)
      guard field.lowercased().hasPrefix(name + "=") else { continue }
      let value = field.dropFirst(name.count + 1)
      guard value.hasPrefix("\"") else { return String(value) }
      // Browsers write a quotation mark in a file name as %22.
      return String(value.dropFirst().prefix { $0 != "\"" }).replacing("%22", with: "\"")
    }
    return nil
  }
}
