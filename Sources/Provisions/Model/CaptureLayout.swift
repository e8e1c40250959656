/// What each line of a capture turned out to be.
///
/// Nothing is deleted: the lines that are not text are kept, with the reason why.
public struct CaptureLayout: Sendable, Hashable, Codable {
  /// What a line is.
  public enum LineKind: String, Sendable, Hashable, Codable, CaseIterable {
    /// Text of a document.
    case text
    /// Nothing but blanks.
    case blank
    /// A marker between pages, such as 第151页.
    case pageMarker
    /// A header or footer that repeats from page to page.
    case runningHeader
    /// A page number alone.
    case pageNumber
    /// Captions, buttons, advertisements and template rests of a web page.
    case webFurniture
    /// Text that the capture holds once more elsewhere, such as a teaser.
    case duplicate
    /// A heading of the compilation that belongs to no document.
    case compilationHeading
  }

  /// One line of the capture.
  public struct Line: Sendable, Hashable, Codable {
    /// Its number, from 1.
    public var number: Int
    /// What it is.
    public var kind: LineKind
    /// The page it stands on.
    public var page: Int?
    /// The page number printed there.
    public var printedPage: Int?
    /// The line as it stands in the capture.
    public var text: String

    /// Creates a line.
    public init(number: Int, kind: LineKind, page: Int?, printedPage: Int?, text: String) {
      self.number = number
      self.kind = kind
      self.page = page
      self.printedPage = printedPage
      self.text = text
    }
  }

  /// The title of the compilation, where running headers give one away.
  public var compilationTitle: String?
  /// Every line, in order.
  public var lines: [Line]

  /// Creates a layout.
  public init(compilationTitle: String? = nil, lines: [Line]) {
    self.compilationTitle = compilationTitle
    self.lines = lines
  }
}
