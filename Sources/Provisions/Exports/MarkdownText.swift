/// Text in which Markdown sees no markup.
enum MarkdownText {
  static func escaped(_ text: String) -> String {
    var escaped = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\", "`", "*", "_", "[", "]", "|", "~": escaped += "\\"
      case "<":
        escaped += "&lt;"
        continue
      case ">":
        escaped += "&gt;"
        continue
      case "&":
        escaped += "&amp;"
        continue
      default: break
      }
      escaped.unicodeScalars.append(scalar)
    }
    return escaped
  }

  /// A line that could be taken for a heading or a list (`1.`, `-`, `#`) gets a backslash.
  static func guarded(_ line: String) -> String {
    guard let first = line.unicodeScalars.first else { return line }
    if "#-+=".unicodeScalars.contains(first) { return "\\" + line }
    let digits = line.unicodeScalars.prefix(while: \.isASCIIDigit).count
    let rest = line.unicodeScalars.dropFirst(digits)
    guard digits > 0, rest.first == "." || rest.first == ")" else { return line }
    return String(line.unicodeScalars.prefix(digits)) + "\\" + String(rest)
  }
}
