public import Packs
public import Tables

/// What shall be imported, and how.
public struct ImportRequest: Sendable {
  /// The file.
  public var path: String
  /// The file as the person named it.
  public var name: String
  /// The name of the record type.
  public var type: String
  /// The packs that declare it.
  public var packs: PackSet
  /// The period of all rows, where the file does not state it.
  public var period: String?
  /// The sheet of a workbook; needed where several would do.
  public var sheet: String?
  /// The line of the header, where a person said so.
  public var headerLine: Int?
  /// What a person decided about columns.
  public var decisions: KeptMapping
  /// What a person decided about single columns, counted from 1; it outweighs ``decisions``.
  public var columns: [Int: KeptMapping.Entry] = [:]
  /// Whether nobody else can change the file, so that it is mapped and not copied into memory.
  public var ownsFile = false
  /// How many problems are kept one by one; `nil` for 10,000, or a million where they are accepted.
  public var problemLimit: Int?
  /// Whether sound rows land though others have errors.
  public var acceptsProblems: Bool
  /// Who imports.
  public var actor: String
  /// Whose eyes problems and first rows are for.
  public var viewer: RecordViewer

  /// Creates a request.
  ///
  /// - Parameters:
  ///   - path: The file.
  ///   - name: The file as the person named it; the path where it is `nil`.
  ///   - type: The name of the record type.
  ///   - packs: The packs that declare it.
  ///   - actor: Who imports.
  ///   - viewer: Whose eyes problems and first rows are for.
  public init(
    path: String, name: String? = nil, type: String, packs: PackSet, actor: String,
    viewer: RecordViewer
  ) {
    self.path = path
    self.name = name ?? path
    self.type = type
    self.packs = packs
    self.actor = actor
    self.viewer = viewer
    decisions = KeptMapping()
    acceptsProblems = false
  }
}
