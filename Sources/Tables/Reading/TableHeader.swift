/// The header of a table: the titles of its columns, and where the rows begin.
public struct TableHeader: Sendable, Hashable {
  /// The titles, in the order of the columns; a header of several rows is joined as `A / B`.
  public var titles: [String]
  /// The first line or row of the header in the source, 0 where there is none.
  public var firstLine: Int
  /// The last line or row of the header in the source, 0 where there is none.
  public var lastLine: Int
  /// What stands above the header: a caption, a unit, a date.
  public var captions: [String]

  /// Creates a header.
  public init(
    titles: [String], firstLine: Int? = nil, lastLine: Int, captions: [String] = []
  ) {
    self.titles = titles
    self.firstLine = firstLine ?? lastLine
    self.lastLine = lastLine
    self.captions = captions
  }
}
