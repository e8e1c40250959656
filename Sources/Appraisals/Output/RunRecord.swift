/// What a run was made of, so that it can be repeated to the byte.
public struct RunRecord: Sendable, Hashable, Codable {
  /// A file, and the SHA-256 of its bytes.
  public struct Input: Sendable, Hashable, Codable {
    /// The path, seen from the folder of the run.
    public var path: String
    /// The name that it had.
    public var name: String
    /// The sheet of a workbook.
    public var sheet: String?
    /// The SHA-256 in hexadecimal digits.
    public var sha256: String

    /// Creates an input.
    public init(path: String, name: String, sheet: String? = nil, sha256: String) {
      self.path = path
      self.name = name
      self.sheet = sheet
      self.sha256 = sha256
    }
  }

  /// The form of this record.
  public var form = 1
  /// The method.
  public var method: String
  public var title: String
  /// The pack and its version.
  public var pack: String
  public var packVersion: String
  /// The year of the data and the day of the appraisal.
  public var year: Int
  public var asOf: String
  /// The region for which overlays were applied.
  public var region: String?
  /// The data: the rows, those of linked records by link, those of the year before.
  public var data: Input
  public var joined: [String: Input]
  public var lastYear: Input?
  /// What was decided about columns: titles to fields; empty for a column that is not taken.
  public var columns: [String: String]
  /// The SHA-256 of each part of the method.
  public var parts: [String: String]
  /// The SHA-256 of what came of it, by file.
  public var results: [String: String]

  /// Creates a record.
  public init(
    method: String, title: String, pack: String, packVersion: String, year: Int, asOf: String,
    region: String?, data: Input, joined: [String: Input] = [:], lastYear: Input? = nil,
    columns: [String: String] = [:], parts: [String: String] = [:], results: [String: String] = [:]
  ) {
    self.method = method
    self.title = title
    self.pack = pack
    self.packVersion = packVersion
    self.year = year
    self.asOf = asOf
    self.region = region
    self.data = data
    self.joined = joined
    self.lastYear = lastYear
    self.columns = columns
    self.parts = parts
    self.results = results
  }
}
