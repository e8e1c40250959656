/// Writes decision models as DMN 1.5.
///
/// What a model carries along is written back: diagrams, extensions, knowledge sources, comments,
/// attributes of other tools. A model of an older version is raised to 1.5.
///
/// ```swift
/// let xml = DMNWriter().text(model)
/// ```
public struct DMNWriter: Sendable {
  /// Creates a writer.
  public init() {}

  /// The text of a model, in UTF-8.
  public func text(_ model: DMNModel) -> String {
    MarkupWriter().text(document(model))
  }

  /// The XML of a model.
  public func document(_ model: DMNModel) -> MarkupDocument {
    let writing = ModelWriting(prefix: model.prefix)
    return MarkupDocument(
      root: writing.root(model), prolog: model.surroundings.first ?? [],
      epilog: model.surroundings.dropFirst().first ?? [])
  }
}
