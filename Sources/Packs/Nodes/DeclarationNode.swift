/// A piece of a declaration, with the place where it stands.
///
/// Every node keeps its position, so that whatever is wrong with it later can be told with file, line
/// and column.
public struct DeclarationNode: Sendable {
  /// What a node is.
  public enum Content: Sendable {
    /// A word, a number, a text. A plain one is not in quotation marks and may be a number or `true`.
    case scalar(String, isPlain: Bool)
    /// A list.
    case list([DeclarationNode])
    /// Named entries, in the order written.
    case entries([Entry])
  }

  /// A named entry.
  public struct Entry: Sendable {
    /// The name.
    public var name: String
    /// Where the name stands.
    public var position: Position
    /// The value.
    public var value: DeclarationNode
  }

  /// A line and a column in Unicode scalars, both counted from 1, of a file.
  public struct Position: Sendable, Hashable {
    /// The file, as the person named it.
    public var file: String
    /// The line.
    public var line: Int
    /// The column.
    public var column: Int

    /// Creates a position.
    public init(file: String, line: Int, column: Int) {
      self.file = file
      self.line = line
      self.column = column
    }
  }

  /// What the node is.
  public var content: Content
  /// Where it begins.
  public var position: Position

  /// Creates a node.
  public init(_ content: Content, at position: Position) {
    self.content = content
    self.position = position
  }

  /// The value of an entry, where the node has one of this name.
  public subscript(name: String) -> DeclarationNode? {
    guard case .entries(let entries) = content else { return nil }
    return entries.first { $0.name == name }?.value
  }

  /// The text, where the node is a scalar.
  public var text: String? {
    if case .scalar(let text, _) = content { text } else { nil }
  }

  /// The elements, where the node is a list.
  public var elements: [DeclarationNode]? {
    if case .list(let elements) = content { elements } else { nil }
  }

  /// The entries, where the node has such.
  public var entries: [Entry]? {
    if case .entries(let entries) = content { entries } else { nil }
  }

  /// Whether the node says nothing: `null`, `~`, or nothing after the colon.
  public var isNull: Bool {
    if case .scalar(let text, true) = content {
      ["", "~", "null", "Null", "NULL"].contains(text)
    } else {
      false
    }
  }

  /// The truth value, where the node is `true` or `false`.
  public var boolean: Bool? {
    guard case .scalar(let text, true) = content else { return nil }
    return ["true": true, "True": true, "false": false, "False": false][text]
  }
}
