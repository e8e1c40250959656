import ArgumentParser
import Diagnostics
import Foundation
import Store

/// As whom a command acts on records and the log.
struct ActingOptions: ParsableArguments {
  @Option(
    name: .customLong("as"),
    help: ArgumentHelp(
      "以此人（登录名）的角色和数据级别行事；缺省为操作系统用户，按系统管理员", valueName: "person"))
  var person: String?

  /// Somebody who acts.
  struct Actor {
    var name: String
    var viewer: RecordViewer
  }

  /// Who acts: the person named, or whoever works at the machine, who could read the file anyway.
  ///
  /// - Parameters:
  ///   - rights: The rights one of which is needed.
  ///   - library: Where the people are.
  /// - Returns: The name to sign with, and with whose eyes records are seen.
  /// - Throws: `people.no-person`, `people.not-permitted`.
  func actor(needing rights: Right..., in library: Library) throws(Problem) -> Actor {
    guard let person else { return Actor(name: NSUserName(), viewer: .atTheMachine) }
    let wanted = person.lowercased()
    guard
      let found = try library.people().first(where: { $0.login.lowercased() == wanted }),
      found.isActive
    else {
      throw Problem(
        "people.no-person", .error,
        Wording("没有登录名为“\(person)”的人员，或已停用", "nobody active has the login “\(person)”"))
    }
    guard !found.role.rights.isDisjoint(with: rights) else {
      throw Problem(
        "people.not-permitted", .error,
        Wording(
          "\(found.name)（\(found.role.name.chinese)）没有这一权限",
          "\(found.name) (\(found.role.name.english)) is not permitted to do this"))
    }
    return Actor(
      name: found.name, viewer: RecordViewer(role: found.role, enterprise: found.enterprise))
  }
}
