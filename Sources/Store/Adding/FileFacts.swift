public import Foundation

/// What is known of the file from which a reading came.
public struct FileFacts: Sendable, Hashable, Codable {
  /// The file as the person named it.
  public var name: String
  /// The SHA-256 of its bytes, in 64 lower-case hexadecimal digits.
  public var sha256: String
  /// Its size.
  public var bytes: Int
  /// Its media type: `application/pdf`.
  public var mediaType: String
  /// When it was read.
  public var readAt: Date
  /// The record of a batch file, counted from 1; `nil` where the file is one capture.
  public var record: Int?

  /// Creates the facts of a file.
  public init(
    name: String, sha256: String, bytes: Int, mediaType: String, readAt: Date, record: Int? = nil
  ) {
    self.name = name
    self.sha256 = sha256
    self.bytes = bytes
    self.mediaType = mediaType
    self.readAt = readAt
    self.record = record
  }

  /// Creates the facts of a file from its bytes.
  ///
  /// - Parameters:
  ///   - name: The file as the person named it.
  ///   - data: Its bytes, which are digested.
  ///   - mediaType: Its media type.
  ///   - readAt: When it was read.
  public init(name: String, data: Data, mediaType: String, readAt: Date) {
    self.init(
      name: name, sha256: Digest.hex(data), bytes: data.count, mediaType: mediaType,
      readAt: readAt)
  }
}
