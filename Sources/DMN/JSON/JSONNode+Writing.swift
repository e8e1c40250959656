extension JSONNode {
  /// The JSON text of the value.
  ///
  /// - Parameter indented: Whether members stand on lines of their own.
  /// - Returns: The text, without a line feed at its end.
  public func text(indented: Bool = true) -> String {
    var out = ""
    write(indented ? 0 : nil, &out)
    return out
  }

  private func write(_ depth: Int?, _ out: inout String) {
    switch self {
    case .null: out += "null"
    case .boolean(let value): out += value ? "true" : "false"
    case .number(let text): out += text
    case .string(let text): Self.quote(text, &out)
    case .array(let items):
      Self.list("[", "]", items, depth, &out) { $0.write(depth.map { $0 + 1 }, &$1) }
    case .object(let members):
      Self.list("{", "}", members, depth, &out) { member, out in
        Self.quote(member.name, &out)
        out += depth == nil ? ":" : ": "
        member.value.write(depth.map { $0 + 1 }, &out)
      }
    }
  }

  private static func list<Item>(
    _ open: String, _ close: String, _ items: [Item], _ depth: Int?, _ out: inout String,
    _ each: (Item, inout String) -> Void
  ) {
    out += open
    for (index, item) in items.enumerated() {
      if index > 0 { out += "," }
      newline(depth.map { $0 + 1 }, &out)
      each(item, &out)
    }
    if !items.isEmpty { newline(depth, &out) }
    out += close
  }

  private static func newline(_ depth: Int?, _ out: inout String) {
    guard let depth else { return }
    out += "\n"
    for _ in 0..<depth { out += "  " }
  }

  private static func quote(_ text: String, _ out: inout String) {
    out += "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": out += "\\\""
      case "\\": out += "\\\\"
      case "\n": out += "\\n"
      case "\r": out += "\\r"
      case "\t": out += "\\t"
      case "\u{0}"..<"\u{20}":
        let hex = String(scalar.value, radix: 16)
        out += "\\u" + String(repeating: "0", count: 4 - hex.count) + hex
      default: out.unicodeScalars.append(scalar)
      }
    }
    out += "\""
  }
}
