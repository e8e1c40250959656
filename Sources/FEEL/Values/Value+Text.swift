extension Value: CustomStringConvertible {
  /// The value as a FEEL expression.
  public var feelText: String { ValueText(limit: .max, quotesAll: true).text(self) }

  /// The same as ``feelText``.
  public var description: String { feelText }

  /// The value for a message: cut after sixty characters.
  public var shortText: String {
    let text = ValueText(limit: 260, quotesAll: true).text(self)
    return text.count > 60 ? text.prefix(60) + "…" : text
  }

  /// The value as the function `string` gives it, cut behind a count of bytes; nil for null.
  func string(limit: Int) -> String? {
    switch self {
    case .null: nil
    case .string(let text): text
    default: ValueText(limit: limit, quotesAll: false).text(self)
    }
  }

  static func quoted(_ text: String) -> String {
    var out = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": out += "\\\""
      case "\\": out += "\\\\"
      case "\n": out += "\\n"
      case "\r": out += "\\r"
      case "\t": out += "\\t"
      default: out.unicodeScalars.append(scalar)
      }
    }
    return out + "\""
  }
}

/// Writes values.
private struct ValueText {
  /// How many bytes are written before the rest is left out.
  let limit: Int
  /// Whether dates, times and durations are written as literals.
  let quotesAll: Bool

  func text(_ value: Value) -> String {
    var out = ""
    write(value, &out)
    return out
  }

  private func write(_ value: Value, _ out: inout String) {
    switch value {
    case .null: out += "null"
    case .boolean(let value): out += value ? "true" : "false"
    case .number(let number): out += number.description
    case .string(let text): out += Value.quoted(text)
    case .date(let date): write(literal: date, &out)
    case .time(let time): write(literal: time, &out)
    case .dateTime(let value): write(literal: value, &out)
    case .daysDuration(let value): write(literal: value, &out)
    case .yearsDuration(let value): write(literal: value, &out)
    case .list(let items):
      out += "["
      write(items, &out) { write($0, &$1) }
      out += "]"
    case .context(let context):
      out += "{"
      write(context.entries, &out) { entry, out in
        out += Self.key(entry.name) + ": "
        write(entry.value, &out)
      }
      out += "}"
    case .range(let range): write(range, &out)
    case .function(let function):
      out += "function(" + function.parameters.map(\.name).joined(separator: ", ") + ")"
    }
  }

  private func write(literal: some CustomStringConvertible, _ out: inout String) {
    out += quotesAll ? "@\"\(literal)\"" : literal.description
  }

  private func write<Part>(
    _ parts: [Part], _ out: inout String, _ each: (Part, inout String) -> Void
  ) {
    for (index, part) in parts.enumerated() {
      if index > 0 { out += ", " }
      if out.utf8.count > limit {
        out += "…"
        return
      }
      each(part, &out)
    }
  }

  private func write(_ range: RangeValue, _ out: inout String) {
    if range.isComparison, range.lower.isNull || range.upper.isNull {
      if range.lower.isNull {
        out += (range.includesUpper ? "<=" : "<") + " "
        write(range.upper, &out)
      } else {
        out += (range.includesLower ? ">=" : ">") + " "
        write(range.lower, &out)
      }
      return
    }
    out += range.includesLower ? "[" : "("
    write(range.lower, &out)
    out += ".."
    write(range.upper, &out)
    out += range.includesUpper ? "]" : ")"
  }

  private static func key(_ name: String) -> String {
    let scalars = name.unicodeScalars
    let isName =
      scalars.allSatisfy { NameScalars.isPart($0) || $0 == " " }
      && scalars.first.map(NameScalars.isStart) ?? false && NameSpelling.normal(name) == name
    return isName ? name : Value.quoted(name)
  }
}
