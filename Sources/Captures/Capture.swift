public import Diagnostics
public import Foundation
public import Provisions

/// A file, or one record of a batch, brought to text.
public struct Capture: Sendable {
  /// The text, with what its container told.
  public var source: SourceText
  /// The media type found by content: `application/pdf`.
  public var mediaType: String
  /// The encoding of text files: `UTF-8`, `GB18030`, `UTF-16LE`, `UTF-16BE`.
  public var encoding: String?
  /// The bytes as they came.
  public var data: Data
  /// What is doubtful, though the file could be read.
  public var warnings: [Problem]

  /// Creates a capture.
  public init(
    source: SourceText, mediaType: String, encoding: String? = nil, data: Data,
    warnings: [Problem] = []
  ) {
    self.source = source
    self.mediaType = mediaType
    self.encoding = encoding
    self.data = data
    self.warnings = warnings
  }
}

/// One piece of a batch: a file, or a line of a JSON-lines file.
public struct CaptureItem: Sendable, Hashable {
  /// The file as the person named it, with `#` and the line for a record.
  public var name: String
  /// The path of the file.
  public var path: String
  /// The line of the record, counted from 1; `nil` for a whole file.
  public var line: Int?
  /// The bytes of the record in the file; `nil` for a whole file.
  public var range: Range<Int>?

  /// Creates an item.
  public init(name: String, path: String, line: Int? = nil, range: Range<Int>? = nil) {
    self.name = name
    self.path = path
    self.line = line
    self.range = range
  }
}
