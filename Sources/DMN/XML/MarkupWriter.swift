/// Writes a tree of elements as XML text.
public struct MarkupWriter: Sendable {
  /// Creates a writer.
  public init() {}

  /// The text of a document, in UTF-8 with a declaration, indented by two spaces.
  public func text(_ document: MarkupDocument) -> String {
    var out = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    for node in document.prolog { write(node, 0, &out) }
    write(.element(document.root), 0, &out)
    for node in document.epilog { write(node, 0, &out) }
    return out
  }

  private func write(_ node: MarkupNode, _ depth: Int, _ out: inout String) {
    indent(depth, &out)
    switch node {
    case .element(let element): write(element, depth, &out)
    case .text(let text): out += Self.escaped(text)
    case .comment(let text): out += "<!--\(text)-->"
    case .instruction(let target, let data):
      out += data.isEmpty ? "<?\(target)?>" : "<?\(target) \(data)?>"
    }
    out += "\n"
  }

  private func write(_ element: MarkupElement, _ depth: Int, _ out: inout String) {
    out += "<\(element.name)"
    for attribute in element.attributes {
      out += " \(attribute.name)=\"\(Self.escaped(attribute.value, inAttribute: true))\""
    }
    if element.children.isEmpty {
      out += "/>"
      return
    }
    out += ">"
    if element.children.contains(where: { if case .text = $0 { true } else { false } }) {
      // White space counts where there is text: nothing may be added.
      for child in element.children { writeInline(child, &out) }
    } else {
      out += "\n"
      for child in element.children { write(child, depth + 1, &out) }
      indent(depth, &out)
    }
    out += "</\(element.name)>"
  }

  private func writeInline(_ node: MarkupNode, _ out: inout String) {
    switch node {
    case .element(let element):
      out += "<\(element.name)"
      for attribute in element.attributes {
        out += " \(attribute.name)=\"\(Self.escaped(attribute.value, inAttribute: true))\""
      }
      out += ">"
      for child in element.children { writeInline(child, &out) }
      out += "</\(element.name)>"
    case .text(let text): out += Self.escaped(text)
    case .comment(let text): out += "<!--\(text)-->"
    case .instruction(let target, let data): out += "<?\(target) \(data)?>"
    }
  }

  private func indent(_ depth: Int, _ out: inout String) {
    for _ in 0..<depth { out += "  " }
  }

  /// Text with the characters that mean something in XML replaced.
  public static func escaped(_ text: String, inAttribute: Bool = false) -> String {
    var out = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": out += "&amp;"
      case "<": out += "&lt;"
      case ">": out += "&gt;"
      case "\r": out += "&#13;"
      case "\"" where inAttribute: out += "&quot;"
      case "\n" where inAttribute: out += "&#10;"
      case "\t" where inAttribute: out += "&#9;"
      default: out.unicodeScalars.append(scalar)
      }
    }
    return out
  }
}
