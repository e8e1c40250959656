import Diagnostics
public import Packs
public import Store

/// Roles as declarations write them: the stored name, or the Chinese one.
public enum RoleNames {
  /// The names that may be written.
  public static let all: [String] = Role.allCases.filter(\.hasAccounts).map(\.rawValue)

  /// The role of a name.
  public static func role(_ name: String) -> Role? {
    Role(rawValue: name) ?? Role.allCases.first { $0.name.chinese == name }
  }

  /// The roles that a declaration names, one or several.
  public static func roles(_ node: DeclarationNode?) -> [Role] {
    (node.map { $0.elements ?? [$0] } ?? []).compactMap { $0.text.flatMap(role) }
  }
}
