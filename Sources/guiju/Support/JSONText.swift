/// A JSON value whose members keep their order and whose nulls are written.
enum JSONText {
  case null
  case bool(Bool)
  case int(Int)
  /// A number in plain decimal digits, written as it is.
  case number(String)
  case double(Double)
  case string(String)
  case array([JSONText])
  case object(KeyValuePairs<String, JSONText>)

  /// A text, or null.
  static func string(optional text: String?) -> JSONText { text.map(string) ?? .null }
  /// A whole number, or null.
  static func int(optional number: Int?) -> JSONText { number.map(int) ?? .null }
  /// Texts.
  static func strings(_ texts: some Sequence<String>) -> JSONText { .array(texts.map(string)) }

  /// The value on indented lines.
  var text: String {
    var out = ""
    write(to: &out, indent: "")
    return out
  }

  private func write(to out: inout String, indent: String) {
    switch self {
    case .null: out += "null"
    case .bool(let value): out += value ? "true" : "false"
    case .int(let value): out += String(value)
    case .number(let digits): out += digits
    case .double(let value): out += value.isFinite ? "\(value)" : "null"
    case .string(let text): Self.write(text, to: &out)
    case .array(let values):
      Self.write(values, "[", "]", to: &out, indent: indent) { value, out, inner in
        value.write(to: &out, indent: inner)
      }
    case .object(let members):
      Self.write(Array(members), "{", "}", to: &out, indent: indent) { member, out, inner in
        Self.write(member.key, to: &out)
        out += ": "
        member.value.write(to: &out, indent: inner)
      }
    }
  }

  private static func write<Item>(
    _ items: [Item], _ open: String, _ close: String, to out: inout String, indent: String,
    item: (Item, inout String, String) -> Void
  ) {
    guard !items.isEmpty else {
      out += open + close
      return
    }
    let inner = indent + "  "
    out += open + "\n"
    for (index, value) in items.enumerated() {
      out += inner
      item(value, &out, inner)
      out += index == items.count - 1 ? "\n" : ",\n"
    }
    out += indent + close
  }

  private static func write(_ text: String, to out: inout String) {
    out += "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": out += "\\\""
      case "\\": out += "\\\\"
      case "\n": out += "\\n"
      case "\r": out += "\\r"
      case "\t": out += "\\t"
      case _ where scalar.value < 0x20 || scalar.value == 0x2028 || scalar.value == 0x2029:
        let digits = String(scalar.value, radix: 16)
        out += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: out.unicodeScalars.append(scalar)
      }
    }
    out += "\""
  }
}
