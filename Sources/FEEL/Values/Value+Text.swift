extension Value: CustomStringConvertible {
  /// The value as a FEEL expression.
  public var feelText: String {
    switch self {
    case .null: return "null"
    case .boolean(let value): return value ? "true" : "false"
    case .number(let number): return number.description
    case .string(let text): return Self.quoted(text)
    case .date(let date): return "@\"\(date)\""
    case .time(let time): return "@\"\(time)\""
    case .dateTime(let value): return "@\"\(value)\""
    case .daysDuration(let value): return "@\"\(value)\""
    case .yearsDuration(let value): return "@\"\(value)\""
    case .list(let items): return "[" + items.map(\.feelText).joined(separator: ", ") + "]"
    case .context(let context):
      return "{"
        + context.entries.map { "\(Self.key($0.name)): \($0.value.feelText)" }
        .joined(separator: ", ") + "}"
    case .range(let range): return range.text(\.feelText)
    case .function(let function):
      return "function(" + function.parameters.map(\.name).joined(separator: ", ") + ")"
    }
  }

  /// The same as ``feelText``.
  public var description: String { feelText }

  /// The value for a message: cut after sixty characters.
  public var shortText: String {
    let text = feelText
    return text.count > 60 ? text.prefix(60) + "…" : text
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

  private static func key(_ name: String) -> String {
    let plain = name.unicodeScalars.allSatisfy { NameScalars.isPart($0) || $0 == " " }
    return plain && !name.isEmpty ? name : quoted(name)
  }

  /// The value as the function `string` gives it; nil for null.
  var string: String? {
    switch self {
    case .null: return nil
    case .string(let text): return text
    case .date(let date): return date.description
    case .time(let time): return time.description
    case .dateTime(let value): return value.description
    case .daysDuration(let value): return value.description
    case .yearsDuration(let value): return value.description
    case .list(let items): return "[" + items.map(\.nestedString).joined(separator: ", ") + "]"
    case .context(let context):
      return "{"
        + context.entries.map { "\(Self.key($0.name)): \($0.value.nestedString)" }
        .joined(separator: ", ") + "}"
    case .range(let range): return range.text(\.nestedString)
    default: return feelText
    }
  }

  private var nestedString: String {
    if case .string(let text) = self { return Self.quoted(text) }
    return string ?? "null"
  }
}

extension RangeValue {
  fileprivate func text(_ part: (Value) -> String) -> String {
    if isComparison {
      if lower.isNull { return (includesUpper ? "<=" : "<") + " " + part(upper) }
      if upper.isNull { return (includesLower ? ">=" : ">") + " " + part(lower) }
    }
    return (includesLower ? "[" : "(") + part(lower) + ".." + part(upper)
      + (includesUpper ? "]" : ")")
  }
}
