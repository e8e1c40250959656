/// Tells the text of a capture from its page furniture, and joins lines that were broken.
///
/// Headers, page numbers, captions and teasers are known by what they are (repetition, position,
/// shape, text that occurs again), so that any publisher's captures can be read.
public struct LayoutReader: Sendable {
  /// Creates a reader.
  public init() {}

  /// What each line is, and the clean text of those that are text.
  ///
  /// Lines that a page or a fixed width broke are joined with nothing between; true paragraphs are
  /// separated by a line feed.
  public func layout(of source: SourceText) -> (CaptureLayout, SourcedText) {
    var lines = RawLine.lines(of: Array(source.text.unicodeScalars))
    var classifier = LineClassifier(lines: lines)
    classifier.classify()
    lines = classifier.lines
    let layout = CaptureLayout(
      compilationTitle: classifier.compilationTitle,
      lines: lines.enumerated().map { index, line in
        .init(
          number: line.number, kind: line.kind, page: line.page, printedPage: line.printedPage,
          text: String(scalars: line.scalars))
      })
    return (layout, LineJoiner(lines: lines).text())
  }
}
