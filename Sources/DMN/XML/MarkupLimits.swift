/// How much XML is read before the reader refuses.
public struct MarkupLimits: Sendable, Hashable {
  /// The largest file, in bytes.
  public var bytes: Int
  /// The deepest nesting of elements.
  public var depth: Int
  /// The most elements.
  public var elements: Int

  /// Creates limits; the defaults are far above any model that people draw.
  public init(bytes: Int = 64 << 20, depth: Int = 200, elements: Int = 4_000_000) {
    self.bytes = bytes
    self.depth = depth
    self.elements = elements
  }
}
