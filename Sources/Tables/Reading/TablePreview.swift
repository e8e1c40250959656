/// The first rows of a table, as text.
public struct TablePreview: Sendable, Hashable {
  /// Cells that were joined into one; rows and columns count from 0 in ``TablePreview/rows``.
  public struct Merge: Sendable, Hashable {
    /// The rows, as indices of ``TablePreview/rows``.
    public var rows: ClosedRange<Int>
    /// The columns, from 0.
    public var columns: ClosedRange<Int>
  }

  /// The rows that are not blank.
  public var rows: [[String]]
  /// The line or row of each in the source, counted from 1.
  public var lines: [Int]
  /// Joined cells among them.
  public var merges: [Merge]
  /// Whether the titles of the columns are known from elsewhere, as in JSON lines.
  public var titles: [String]?

  /// Creates a preview.
  public init(rows: [[String]], lines: [Int], merges: [Merge] = [], titles: [String]? = nil) {
    self.rows = rows
    self.lines = lines
    self.merges = merges
    self.titles = titles
  }
}
