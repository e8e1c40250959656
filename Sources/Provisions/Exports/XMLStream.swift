/// Writes XML piece by piece, with everything escaped.
struct XMLStream<Output: TextOutputStream> {
  /// The attributes of an element, in order; those without a value are left out.
  typealias Attributes = KeyValuePairs<String, String?>

  private var output: Output
  private var depth = 0

  init(_ output: Output) { self.output = output }

  /// What was written to.
  var written: Output { output }

  mutating func declaration() { output.write("<?xml version=\"1.0\" encoding=\"UTF-8\"?>") }

  /// An element of elements: each stands on its own line.
  mutating func element(
    _ name: String, _ attributes: Attributes = [:], _ body: (inout Self) throws -> Void
  ) rethrows {
    open(name, attributes, ">")
    depth += 1
    try body(&self)
    depth -= 1
    newLine()
    output.write("</\(name)>")
  }

  /// An element of text and inline elements, on one line.
  mutating func line(
    _ name: String, _ attributes: Attributes = [:], _ body: (inout Self) throws -> Void
  ) rethrows {
    open(name, attributes, ">")
    try body(&self)
    output.write("</\(name)>")
  }

  /// An element of text alone, on one line.
  mutating func line(_ name: String, _ attributes: Attributes = [:], text: String) {
    line(name, attributes) { $0.text(text) }
  }

  /// An element without content, on its own line.
  mutating func empty(_ name: String, _ attributes: Attributes) { open(name, attributes, "/>") }

  /// An element inside text.
  mutating func inline(_ name: String, _ attributes: Attributes = [:], text: String) {
    output.write("<\(name)")
    write(attributes)
    output.write(">")
    self.text(text)
    output.write("</\(name)>")
  }

  /// A mark inside text.
  mutating func mark(_ name: String, _ attributes: Attributes) {
    output.write("<\(name)")
    write(attributes)
    output.write("/>")
  }

  mutating func text(_ text: String) { output.write(Self.escaped(text, quotes: false)) }

  mutating func end() { output.write("\n") }

  private mutating func open(_ name: String, _ attributes: Attributes, _ close: String) {
    newLine()
    output.write("<\(name)")
    write(attributes)
    output.write(close)
  }

  private mutating func write(_ attributes: Attributes) {
    for (name, value) in attributes {
      guard let value else { continue }
      output.write(" \(name)=\"\(Self.escaped(value, quotes: true))\"")
    }
  }

  private mutating func newLine() {
    output.write("\n" + String(repeating: "  ", count: depth))
  }

  /// Text in which nothing is taken for markup; characters that XML cannot hold become U+FFFD.
  static func escaped(_ text: String, quotes: Bool) -> String {
    var escaped = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "\"" where quotes: escaped += "&quot;"
      case "\n" where quotes, "\t" where quotes, "\r": escaped += "&#\(scalar.value);"
      case "\n", "\t": escaped.unicodeScalars.append(scalar)
      default:
        let isForbidden = scalar.value < 0x20 || scalar.value == 0xFFFE || scalar.value == 0xFFFF
        escaped.unicodeScalars.append(isForbidden ? "\u{FFFD}" : scalar)
      }
    }
    return escaped
  }
}
