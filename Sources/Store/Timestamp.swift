import Foundation

/// Moments as the library stores them: ISO 8601 in UTC.
enum Timestamp {
  static func text(_ date: Date) -> String { date.formatted(.iso8601) }

  static func date(_ text: String) -> Date? { try? Date(text, strategy: .iso8601) }
}
