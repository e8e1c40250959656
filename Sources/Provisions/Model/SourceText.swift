/// Text as Unicode scalars, the unit in which every offset of this module counts.
///
/// Chinese policy text has no use for grapheme clusters, and scanning scalars is many times faster
/// than scanning `Character`s. Offsets are the same as Python's.
public typealias Scalars = [Unicode.Scalar]

/// What a capture hands over to be read: decoded text in lines, with what its container told.
///
/// A form feed (U+000C) in `text` is a hard page break, as PDF readers write it. Files of every
/// format are brought to this one form by the `Captures` module; nothing in here knows of files.
public struct SourceText: Sendable, Hashable {
  /// The file, or `file#record` for one record of a batch, as the person named it.
  public var name: String
  /// The decoded text, lines ended by `\n`, `\r\n` or `\r`.
  public var text: String
  /// A title that the container states (JSON-lines field, HTML title, document properties).
  public var statedTitle: String?
  /// A date that the container states, `YYYY-MM-DD`.
  public var statedDate: String?
  /// An address or other origin that the container states.
  public var origin: String?

  /// Creates a source text.
  public init(
    name: String, text: String, statedTitle: String? = nil, statedDate: String? = nil,
    origin: String? = nil
  ) {
    self.name = name
    self.text = text
    self.statedTitle = statedTitle
    self.statedDate = statedDate
    self.origin = origin
  }
}

/// A half-open range of scalar offsets in a document's clean text.
public struct Span: Sendable, Hashable, Codable, Comparable {
  /// The first scalar.
  public var start: Int
  /// One past the last scalar.
  public var end: Int

  /// Creates a span.
  public init(_ start: Int, _ end: Int) {
    self.start = start
    self.end = end
  }

  /// The number of scalars.
  public var count: Int { end - start }
  /// The span as a range of array indices.
  public var range: Range<Int> { start..<end }
  /// Whether `other` lies inside this span.
  public func contains(_ other: Span) -> Bool { start <= other.start && other.end <= end }
  /// Whether `offset` lies inside this span.
  public func contains(_ offset: Int) -> Bool { start <= offset && offset < end }
  /// Whether the two spans share a scalar.
  public func overlaps(_ other: Span) -> Bool { start < other.end && other.start < end }

  public static func < (a: Span, b: Span) -> Bool { (a.start, a.end) < (b.start, b.end) }
}

/// Where a scalar of clean text stands in the capture it came from.
public struct SourcePlace: Sendable, Hashable, Codable {
  /// The viewer's page, as the marker before the page counts it (第151页 → 151); `nil` where the
  /// source has no pages.
  public var page: Int?
  /// The page number printed on the page itself, where it has one.
  public var printedPage: Int?
  /// The line of the capture, counted from 1.
  public var line: Int
  /// The column in scalars, counted from 0.
  public var column: Int

  /// Creates a place.
  public init(page: Int?, printedPage: Int? = nil, line: Int, column: Int) {
    self.page = page
    self.printedPage = printedPage
    self.line = line
    self.column = column
  }
}

/// Clean text of which every scalar still knows its page, line and column in the capture.
///
/// The clean text has no page furniture; `\n` ends a true paragraph. Lines that a page or a fixed
/// line width broke are joined with nothing between.
public struct SourcedText: Sendable, Hashable, Codable {
  /// A run of clean text that stands unbroken in one line of the capture.
  public struct Segment: Sendable, Hashable, Codable {
    /// The offset in the clean text at which the run begins.
    public var start: Int
    /// Where its first scalar stands in the capture.
    public var place: SourcePlace

    /// Creates a segment.
    public init(start: Int, place: SourcePlace) {
      self.start = start
      self.place = place
    }
  }

  /// The clean text.
  public let scalars: Scalars
  /// Its segments, by rising `start`; the first starts at 0 unless the text is empty.
  public let segments: [Segment]

  /// Creates a sourced text.
  ///
  /// - Precondition: `segments` rise strictly by `start`.
  public init(scalars: Scalars, segments: [Segment]) {
    self.scalars = scalars
    self.segments = segments
  }

  /// The number of scalars.
  public var count: Int { scalars.count }

  /// Where the scalar at `offset` stands in the capture.
  ///
  /// - Complexity: O(log *n*) in the number of segments.
  public func place(at offset: Int) -> SourcePlace? {
    guard !segments.isEmpty, offset >= 0 else { return nil }
    var low = 0
    var high = segments.count
    while low < high {
      let middle = (low + high) / 2
      if segments[middle].start <= offset { low = middle + 1 } else { high = middle }
    }
    guard low > 0 else { return nil }
    let segment = segments[low - 1]
    var place = segment.place
    place.column += offset - segment.start
    return place
  }

  /// The text of a span.
  public subscript(span: Span) -> String { String(scalars: scalars[span.range]) }

  /// The whole clean text.
  public var string: String { String(scalars: scalars[...]) }

  private enum CodingKeys: String, CodingKey { case text, segments }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    scalars = Array(try container.decode(String.self, forKey: .text).unicodeScalars)
    segments = try container.decode([Segment].self, forKey: .segments)
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(string, forKey: .text)
    try container.encode(segments, forKey: .segments)
  }
}

extension String {
  /// Creates a string from a slice of scalars.
  public init(scalars: ArraySlice<Unicode.Scalar>) {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    self = String(view)
  }
}
