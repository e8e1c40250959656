public import Mustache

/// Makes an empty text count as nothing in the sections of a template, as it does in JavaScript.
extension String: @retroactive MustacheCustomRenderable {
  public var renderText: String { self }
  public var isNull: Bool { isEmpty }
}
