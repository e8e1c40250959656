public import Diagnostics
import Foundation
import GRDB

extension Library {
  /// Whether anybody has an account; until then the room is open to whoever sits at the machine.
  public func hasPeople() throws(Problem) -> Bool {
    try read { db in try Bool.fetchOne(db, sql: "SELECT EXISTS (SELECT 1 FROM person)") ?? false }
  }

  /// Everybody with an account, by name.
  public func people() throws(Problem) -> [Person] {
    try read { db in
      try Row.fetchAll(db, sql: "SELECT * FROM person ORDER BY name, login").map(Person.init)
    }
  }

  /// Makes an account.
  ///
  /// - Parameters:
  ///   - login: The name to log in with: 2 to 40 letters, digits, `.`, `_`, `-`, `@` or characters.
  ///   - name: The name that is shown.
  ///   - role: What the person may do.
  ///   - enterprise: The credit code of the enterprise; with ``Role/enterprise``, and only with it.
  ///   - password: The first password.
  ///   - actor: Who makes it.
  /// - Returns: The account.
  /// - Throws: `people.bad-login`, `people.login-taken`, `people.no-enterprise`,
  ///   `people.weak-password`, `people.first-administrator`.
  @discardableResult
  public func addPerson(
    login: String, name: String, role: Role, enterprise: String? = nil, password: String,
    by actor: String
  ) throws(Problem) -> Person {
    try PersonCheck.check(login: login, name: name, role: role, enterprise: enterprise)
    try Password.check(password, login: login)
    let hash = try hashed(password)
    return try write(LogAction("add-person", login, by: actor)) { db in
      let isFirst = try Int.fetchOne(db, sql: "SELECT count(*) FROM person") == 0
      guard !isFirst || role == .administrator else { throw PersonCheck.firstAdministrator }
      if try Bool.fetchOne(
        db, sql: "SELECT EXISTS (SELECT 1 FROM person WHERE login = ?)", arguments: [login]) == true
      {
        throw PersonCheck.taken(login)
      }
      try db.execute(
        sql: """
          INSERT INTO person (login, name, role, enterprise, password, is_active, created_at)
          VALUES (?, ?, ?, ?, ?, 1, ?)
          """,
        arguments: [login, name, role.rawValue, enterprise, hash, Timestamp.text(Date())])
      return try Self.person(db, id: db.lastInsertedRowID)
    }
  }

  /// Changes name, role or whether the person may log in; ends sessions where rights are taken.
  ///
  /// - Throws: `people.unknown`, `people.last-administrator`, `people.no-enterprise`.
  @discardableResult
  public func changePerson(
    _ id: Int64, name: String? = nil, role: Role? = nil, enterprise: String? = nil,
    isActive: Bool? = nil, by actor: String
  ) throws(Problem) -> Person {
    try write(LogAction("change-person", "\(id)", by: actor)) { db in
      let old = try Self.person(db, id: id)
      let newRole = role ?? old.role
      let newEnterprise = newRole == .enterprise ? enterprise ?? old.enterprise : nil
      try PersonCheck.check(
        login: old.login, name: name ?? old.name, role: newRole, enterprise: newEnterprise)
      try db.execute(
        sql: "UPDATE person SET name = ?, role = ?, enterprise = ?, is_active = ? WHERE id = ?",
        arguments: [
          name ?? old.name, newRole.rawValue, newEnterprise, isActive ?? old.isActive, id,
        ])
      let administrators = try Int.fetchOne(
        db, sql: "SELECT count(*) FROM person WHERE role = 'administrator' AND is_active")
      guard administrators != 0 else { throw PersonCheck.lastAdministrator }
      try db.execute(sql: "DELETE FROM session WHERE person_id = ?", arguments: [id])
      return try Self.person(db, id: id)
    }
  }

  /// Gives a person another password and ends their sessions.
  ///
  /// - Throws: `people.unknown`, `people.weak-password`.
  public func setPassword(_ password: String, of id: Int64, by actor: String) throws(Problem) {
    let person = try read { db in try Self.person(db, id: id) }
    try Password.check(password, login: person.login)
    let hash = try hashed(password)
    try write(LogAction("set-password", person.login, by: actor)) { db in
      try db.execute(
        sql: "UPDATE person SET password = ? WHERE id = ?", arguments: [hash, id])
      try db.execute(sql: "DELETE FROM session WHERE person_id = ?", arguments: [id])
      try db.execute(
        sql: "DELETE FROM login_attempt WHERE login = ?", arguments: [person.login])
    }
  }

  private func hashed(_ password: String) throws(Problem) -> String {
    guard let hash = Password.hash(password) else {
      throw Problem(
        "people.no-memory", .error,
        Wording("内存不足，无法设置密码", "there is no memory to hash the password"),
        suggestion: Wording("释放内存后再试", "free some memory and try again"))
    }
    return hash
  }

  static func person(_ db: Database, id: Int64) throws -> Person {
    guard
      let row = try Row.fetchOne(db, sql: "SELECT * FROM person WHERE id = ?", arguments: [id])
    else { throw PersonCheck.unknown(id) }
    return try Person(row)
  }
}

extension Person {
  init(_ row: Row) throws {
    let role: String = row["role"]
    guard let role = Role(rawValue: role) else {
      throw DatabaseError(resultCode: .SQLITE_CORRUPT, message: "role \(role)")
    }
    self.init(
      id: row["id"], login: row["login"], name: row["name"], role: role,
      enterprise: row["enterprise"], isActive: row["is_active"],
      createdAt: Timestamp.date(row["created_at"]) ?? .distantPast)
  }
}
