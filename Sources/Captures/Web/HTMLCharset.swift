import Foundation

/// The encoding that a page says it has.
enum HTMLCharset {
  /// What stands behind `charset=` in the first bytes, or `nil`.
  static func declared(in data: Data) -> String? {
    let head = String(decoding: data.prefix(2048), as: UTF8.self).lowercased()
    guard let mark = head.range(of: "charset=") else { return nil }
    let value = head[mark.upperBound...].drop { $0 == "\"" || $0 == "'" || $0 == " " }
      .prefix { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-" || $0 == "_") }
    return value.isEmpty ? nil : String(value)
  }
}
