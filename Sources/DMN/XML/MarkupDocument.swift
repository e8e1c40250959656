/// An XML document: its root element and what stands before and after it.
public struct MarkupDocument: Sendable, Hashable {
  /// Comments and instructions before the root.
  public var prolog: [MarkupNode]
  /// The root element.
  public var root: MarkupElement
  /// Comments and instructions after the root.
  public var epilog: [MarkupNode]

  /// Creates a document.
  public init(root: MarkupElement, prolog: [MarkupNode] = [], epilog: [MarkupNode] = []) {
    self.root = root
    self.prolog = prolog
    self.epilog = epilog
  }
}
