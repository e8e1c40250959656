/// An element of an XML document with its place in the source.
///
/// Two elements are equal if they say the same; where they stand in a file does not count.
public struct MarkupElement: Sendable {
  /// The name with its prefix, as written.
  public var name: String
  /// The namespace that the prefix stands for.
  public var namespace: String?
  /// The attributes, `xmlns` declarations included, by name.
  public var attributes: [MarkupAttribute]
  /// What the element holds, in order.
  public var children: [MarkupNode]
  /// Where the element starts.
  public var position: TextPosition
  /// Where its content starts, and how its text was written.
  public var source: TextSource

  /// Creates an element.
  public init(
    _ name: String, namespace: String? = nil, attributes: [MarkupAttribute] = [],
    children: [MarkupNode] = [], position: TextPosition = .start, source: TextSource = TextSource()
  ) {
    self.name = name
    self.namespace = namespace
    self.attributes = attributes
    self.children = children
    self.position = position
    self.source = source
  }

  /// The name without its prefix.
  public var localName: String { MarkupElement.split(name).local }

  /// All text directly inside, joined.
  public var text: String {
    if children.count == 1, case .text(let text) = children[0] { return text }
    return children.reduce(into: "") { if case .text(let text) = $1 { $0 += text } }
  }

  /// The elements directly inside.
  public var elements: [MarkupElement] {
    children.compactMap { if case .element(let element) = $0 { element } else { nil } }
  }

  /// The value of an attribute without a prefix.
  public subscript(attribute attribute: String) -> String? {
    attributes.first { $0.name == attribute }?.value
  }

  /// A qualified name taken apart.
  static func split(_ name: String) -> (prefix: String, local: String) {
    guard let colon = name.utf8.firstIndex(of: UInt8(ascii: ":")) else { return ("", name) }
    return (String(name[..<colon]), String(name[name.utf8.index(after: colon)...]))
  }
}

extension MarkupElement: Hashable {
  /// Whether two elements say the same.
  public static func == (a: MarkupElement, b: MarkupElement) -> Bool {
    a.name == b.name && a.namespace == b.namespace && a.attributes == b.attributes
      && a.children == b.children
  }

  /// Feeds what the element says to a hasher.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(name)
    hasher.combine(attributes)
    hasher.combine(children)
  }
}
