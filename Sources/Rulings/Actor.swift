public import Diagnostics
public import Store

/// Who does something: a person by login, with the role in which they act.
public struct Actor: Sendable, Hashable {
  /// The login, or the name where there are no accounts.
  public var name: String
  /// The role.
  public var role: Role

  /// Creates an actor.
  public init(_ name: String, role: Role) {
    self.name = name
    self.role = role
  }

  /// The person of a login, once there are accounts; until then whoever says so.
  ///
  /// - Parameters:
  ///   - login: The login.
  ///   - role: The role that is claimed; counts only while there are no accounts.
  ///   - library: The library.
  /// - Returns: The actor.
  /// - Throws: `rulings.unknown-person` where there are accounts and the login is none of the active.
  public static func named(_ login: String, role: Role?, in library: Library) throws(Problem)
    -> Actor
  {
    guard try library.hasPeople() else { return Actor(login, role: role ?? .administrator) }
    guard let person = try library.people().first(where: { $0.login == login && $0.isActive })
    else {
      throw Problem(
        "rulings.unknown-person", .error,
        Wording("没有可用的账号 “\(login)”", "there is no active account “\(login)”"),
        suggestion: Wording("用 --by 写登录名", "name a login with --by"))
    }
    return Actor(login, role: person.role)
  }

  /// Refuses what the actor's role does not allow; administrators may stand in for any.
  ///
  /// - Throws: `rulings.wrong-role`.
  public func check(mayActAs roles: [Role], for what: Wording) throws(Problem) {
    guard !roles.isEmpty, !roles.contains(role), role != .administrator else { return }
    let wanted = Wording(
      roles.map(\.name.chinese).joined(separator: "、"),
      roles.map(\.name.english).joined(separator: ", "))
    throw Problem(
      "rulings.wrong-role", .error,
      Wording(
        "\(role.name.chinese)不能办理“\(what.chinese)”",
        "a \(role.name.english) may not do “\(what.english)”"),
      suggestion: Wording("应由\(wanted.chinese)办理", "it is for: \(wanted.english)"))
  }

  /// Refuses an empty reason.
  ///
  /// - Throws: `rulings.no-reason`.
  public static func check(reason: String) throws(Problem) {
    guard reason.allSatisfy(\.isWhitespace) else { return }
    throw Problem(
      "rulings.no-reason", .error, Wording("须写明理由", "a reason is needed"),
      suggestion: Wording("用一句话写明理由", "say why in a sentence"))
  }
}
