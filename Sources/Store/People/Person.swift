public import Foundation

/// Somebody with an account.
public struct Person: Sendable, Hashable, Codable, Identifiable {
  /// The number of the account.
  public var id: Int64
  /// The name to log in with.
  public var login: String
  /// The name that is shown and signed with.
  public var name: String
  /// What the person may do.
  public var role: Role
  /// The credit code of the enterprise that the person belongs to; with ``Role/enterprise`` only.
  public var enterprise: String?
  /// Whether the person may log in.
  public var isActive: Bool
  /// When the account was made.
  public var createdAt: Date
}
