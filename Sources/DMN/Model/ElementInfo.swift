/// What every element of a model may carry besides its own content.
///
/// Nothing that a file says is dropped: what the engine has no use for (comments, extensions,
/// attributes of other tools) rests here and is written back.
public struct ElementInfo: Sendable, Hashable {
  /// The identifier that references name.
  public var id: String?
  /// A short text for people.
  public var label: String?
  /// A description for people.
  public var description: String?
  /// The element `extensionElements`, as read.
  public var extensions: MarkupElement?
  /// Attributes that are not the standard's own.
  public var attributes: [MarkupAttribute]
  /// Elements that are not the standard's own, or that the engine only carries along.
  public var carried: [MarkupElement]
  /// Comments that stood before the element.
  public var comments: [String]
  /// Comments that stood behind its last child.
  public var trailingComments: [String]
  /// Where the element stands; equality does not look at it.
  @Unweighed public var position: TextPosition

  /// Creates the information of an element.
  public init(
    id: String? = nil, label: String? = nil, description: String? = nil,
    extensions: MarkupElement? = nil, attributes: [MarkupAttribute] = [],
    carried: [MarkupElement] = [], comments: [String] = [], trailingComments: [String] = [],
    position: TextPosition = .start
  ) {
    self.id = id
    self.label = label
    self.description = description
    self.extensions = extensions
    self.attributes = attributes
    self.carried = carried
    self.comments = comments
    self.trailingComments = trailingComments
    self.position = position
  }
}
