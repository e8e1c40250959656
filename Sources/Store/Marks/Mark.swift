public import Foundation

/// What a reader said about a statement; kept beside what the program found.
///
/// Marks are never changed: who thinks otherwise marks again, and the latest mark counts.
public struct Mark: Sendable, Hashable, Codable, Identifiable {
  /// What a reader says.
  public enum Verdict: String, Sendable, Hashable, Codable, CaseIterable {
    /// The statement is right.
    case confirmed
    /// The statement is there, but some of its fields are others.
    case corrected
    /// There is no such statement.
    case rejected
    /// The earlier marks no longer count.
    case withdrawn
  }

  /// The number of the mark in the library.
  public var id: Int64
  /// The statement.
  public var key: StatementKey
  /// What the reader says.
  public var verdict: Verdict
  /// The fields as the reader reads them, with ``Verdict/corrected`` only.
  public var fields: StatementFields?
  /// Who says so.
  public var reader: String
  /// When.
  public var at: Date
  /// Why, in the reader's words.
  public var note: String?
}
