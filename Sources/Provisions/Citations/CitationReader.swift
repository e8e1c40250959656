/// Finds the places at which a document names another document, or a part of itself.
///
/// Titles in 《》, document numbers in every kind of bracket, numbers of standards, documents named
/// without brackets, and articles. What the same document can settle is resolved: its own number, its
/// own title, its own articles. ``CitationResolver`` settles the rest over a library.
///
/// Slogans (“八八战略”) and the spirit of meetings are not documents and are left out.
public struct CitationReader: Sendable {
  /// Creates a reader.
  public init() {}

  /// The citations of a document, in order of text.
  public func citations(in document: PolicyDocument) -> [Citation] {
    var scan = CitationScan(document)
    scan.run()
    return scan.citations()
  }
}
