/// A value as a file of test cases writes it.
public indirect enum TestValue: Sendable, Hashable {
  /// Null.
  case null
  /// A text with the local name of its XML Schema type, such as `decimal`.
  case simple(type: String?, text: String)
  /// A list.
  case list([TestValue])
  /// A context.
  case context([Component])

  /// An entry of a context.
  public struct Component: Sendable, Hashable {
    /// The name.
    public var name: String
    /// The value.
    public var value: TestValue
  }

  /// The value that an element holds (`value`, `list` or `component` inside it).
  init(_ element: MarkupElement) {
    if Self.isNil(element) {
      self = .null
      return
    }
    let children = element.elements
    if let list = children.first(where: { $0.localName == "list" }) {
      self =
        Self.isNil(list)
        ? .null : .list(list.elements.filter { $0.localName == "item" }.map { TestValue($0) })
      return
    }
    let components = children.filter { $0.localName == "component" }
    if !components.isEmpty {
      self = .context(
        components.map { Component(name: $0[attribute: "name"] ?? "", value: TestValue($0)) })
      return
    }
    guard let value = children.first(where: { $0.localName == "value" }), !Self.isNil(value) else {
      self = .null
      return
    }
    let type = value.attributes.first { MarkupElement.split($0.name).local == "type" }?.value
    self = .simple(type: type.map { MarkupElement.split($0).local }, text: value.text)
  }

  private static func isNil(_ element: MarkupElement) -> Bool {
    element.attributes.contains {
      MarkupElement.split($0.name).local == "nil" && ($0.value == "true" || $0.value == "1")
    }
  }
}
