import Diagnostics

/// Writes shapes as JSON Schema (2020-12), so that editors help with declarations.
public enum JSONSchema {
  /// The schema of a kind of declaration, as JSON on indented lines.
  public static func text(of kind: DeclarationKind) -> String {
    var members: [(String, JSONPiece)] = [
      ("$schema", .text("https://json-schema.org/draft/2020-12/schema")),
      ("title", .text(kind.title)),
    ]
    if case .object(let object) = kind.shape { members += self.object(object) }
    return JSONPiece.object(members).text + "\n"
  }

  private static func schema(_ shape: Shape) -> [(String, JSONPiece)] {
    switch shape {
    // YAML reads an unquoted number as a number where words are meant.
    case .text: [("type", .list(["string", "number"].map(JSONPiece.text)))]
    case .form(let form):
      if let pattern = form.pattern {
        [
          ("type", .list(["string", "number"].map(JSONPiece.text))), ("pattern", .text(pattern)),
        ]
      } else {
        [("type", .list(["string", "number"].map(JSONPiece.text))), ("minLength", .number(1))]
      }
    case .count: [("type", .text("integer")), ("minimum", .number(0))]
    case .whole(let range):
      [
        ("type", .text("integer")), ("minimum", .number(range.lowerBound)),
        ("maximum", .number(range.upperBound)),
      ]
    case .number: [("type", .text("number"))]
    case .boolean: [("type", .text("boolean"))]
    case .choice(let words): [("enum", .list(words.map(JSONPiece.text)))]
    case .scalar: [("type", .list(["string", "number", "boolean"].map(JSONPiece.text)))]
    case .list(let inner): [("type", .text("array")), ("items", .object(schema(inner)))]
    case .oneOrMore(let inner):
      [
        (
          "anyOf",
          .list([
            .object(schema(inner)),
            .object([("type", .text("array")), ("items", .object(schema(inner)))]),
          ])
        )
      ]
    case .map(let inner):
      [("type", .text("object")), ("additionalProperties", .object(schema(inner)))]
    case .object(let object): self.object(object)
    }
  }

  private static func object(_ shape: ObjectShape) -> [(String, JSONPiece)] {
    let properties = shape.properties.map { property in
      let help = "\(property.help.chinese) / \(property.help.english)"
      return (
        property.name, JSONPiece.object([("description", .text(help))] + schema(property.shape))
      )
    }
    let required = shape.properties.filter(\.isRequired).map { JSONPiece.text($0.name) }
    return [
      ("type", .text("object")), ("properties", .object(properties)),
      ("required", .list(required)), ("additionalProperties", .boolean(false)),
    ]
  }
}

/// A piece of JSON that is written out.
indirect enum JSONPiece {
  case text(String)
  case number(Int)
  case boolean(Bool)
  case list([JSONPiece])
  case object([(String, JSONPiece)])

  var text: String {
    var out = ""
    write(to: &out, indent: "")
    return out
  }

  private func write(to out: inout String, indent: String) {
    let inner = indent + "  "
    switch self {
    case .text(let text): Self.write(text, to: &out)
    case .number(let number): out += String(number)
    case .boolean(let value): out += value ? "true" : "false"
    case .list(let pieces):
      out += "["
      for (index, piece) in pieces.enumerated() {
        if index > 0 { out += ", " }
        piece.write(to: &out, indent: inner)
      }
      out += "]"
    case .object(let members):
      guard !members.isEmpty else { return out += "{}" }
      out += "{\n"
      for (index, (name, piece)) in members.enumerated() {
        out += inner
        Self.write(name, to: &out)
        out += ": "
        piece.write(to: &out, indent: inner)
        out += index == members.count - 1 ? "\n" : ",\n"
      }
      out += indent + "}"
    }
  }

  private static func write(_ text: String, to out: inout String) {
    out += "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": out += "\\\""
      case "\\": out += "\\\\"
      case "\n": out += "\\n"
      case _ where scalar.value < 0x20:
        out += "\\u00" + (scalar.value < 0x10 ? "0" : "") + String(scalar.value, radix: 16)
      default: out.unicodeScalars.append(scalar)
      }
    }
    out += "\""
  }
}
