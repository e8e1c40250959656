public import Foundation

/// What is done to the file, as the log tells it.
public struct LogAction: Sendable, Hashable {
  /// What is done: `read`, `mark`, `import`, `correct`.
  public var kind: String
  /// To what: an identifier, a file name.
  public var subject: String
  /// Who does it; the program itself where nobody does.
  public var actor: String

  /// Creates an action.
  public init(_ kind: String, _ subject: String, by actor: String = LogAction.program) {
    self.kind = kind
    self.subject = subject
    self.actor = actor
  }

  /// The actor of what the program does by itself.
  public static let program = "guiju"
}

/// One entry of the log.
public struct LogEntry: Sendable, Hashable, Codable {
  /// Its place in the log, from 0.
  public var index: Int
  /// When, to the second.
  public var at: Date
  /// Who.
  public var actor: String
  /// What was done.
  public var kind: String
  /// To what.
  public var subject: String
  /// The seals of the tables that changed, after the change: rows, a colon, 128 digits.
  public var seals: [String: String]
  /// The words whose hash is the leaf.
  public var text: String
}

/// The state of the log at one moment, signed, to be kept where nobody who can write the file can
/// reach it.
public struct LogHead: Sendable, Hashable, Codable {
  /// The number of entries.
  public var size: Int
  /// The root of the tree over them.
  public var root: MerkleHash
  /// When it was signed, ISO 8601 in UTC.
  public var signedAt: String
  /// The public key, Ed25519 in hexadecimal digits.
  public var key: String
  /// The signature over `size`, a line end, `root`, a line end and `signedAt`.
  public var signature: String
}

/// The stored form of an entry; its text is the leaf.
struct LogRecord: Codable {
  var action: String
  var actor: String
  var at: String
  var seals: [String: String]
  var subject: String
}
