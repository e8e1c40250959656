import CSodium
public import Diagnostics
public import Foundation
import GRDB

extension Library {
  /// How many failures in a row lock a login.
  static let mostFailures = 5
  /// How long it stays locked, in seconds.
  static let lockTime = 15 * 60
  /// How long a session lives without being used, in seconds.
  static let sessionTime = 12 * 3600

  /// Logs a person in.
  ///
  /// An unknown login, a wrong password and a closed account are not told apart.
  ///
  /// - Parameters:
  ///   - login: The login.
  ///   - password: The password.
  ///   - moment: The present.
  /// - Returns: The token of the session, to be kept by the browser; the file holds its hash.
  /// - Throws: `people.wrong-password`, `people.locked`.
  public func logIn(_ login: String, password: String, at moment: Date = Date()) throws(Problem)
    -> String
  {
    let now = Int(moment.timeIntervalSince1970)
    let (row, attempt) = try read { db in
      (
        try Row.fetchOne(db, sql: "SELECT * FROM person WHERE login = ?", arguments: [login]),
        try Row.fetchOne(
          db, sql: "SELECT failures, last_at FROM login_attempt WHERE login = ?",
          arguments: [login])
      )
    }
    if let attempt, attempt["failures"] >= Self.mostFailures,
      now < attempt["last_at"] + Self.lockTime
    {
      throw Problem(
        "people.locked", .error,
        Wording("失败次数过多，账号已暂时锁定", "too many failures: the login is locked for a while"),
        suggestion: Wording(
          "\(Self.lockTime / 60) 分钟后再试，或请管理员重设密码",
          "try again in \(Self.lockTime / 60) minutes, or ask an administrator for a new password"))
    }
    let isRight = Password.matches(password, row?["password"] ?? Password.nobody)
    guard let row, isRight, row["is_active"] else {
      try count(failureOf: login, now)
      throw Problem(
        "people.wrong-password", .error,
        Wording("登录名或密码不对", "the login or the password is wrong"),
        suggestion: Wording(
          "检查大小写；忘记密码请找管理员", "check the capitals; ask an administrator if it is forgotten"))
    }
    var bytes = [UInt8](repeating: 0, count: 32)
    randombytes_buf(&bytes, bytes.count)
    let token = Digest.hexadecimal(bytes)
    try write(LogAction("log-in", login, by: login), at: moment) { db in
      try db.execute(sql: "DELETE FROM login_attempt WHERE login = ?", arguments: [login])
      try db.execute(sql: "DELETE FROM session WHERE expires_at < ?", arguments: [now])
      try db.execute(
        sql: "INSERT INTO session (token, person_id, expires_at) VALUES (?, ?, ?)",
        arguments: [Digest.hex(token), row["id"] as Int64, now + Self.sessionTime])
    }
    return token
  }

  private func count(failureOf login: String, _ now: Int) throws(Problem) {
    try write(LogAction("failed-log-in", login, by: login)) { db in
      try db.execute(
        sql: """
          INSERT INTO login_attempt (login, failures, last_at) VALUES (?, 1, ?)
          ON CONFLICT (login) DO UPDATE SET
            failures = CASE WHEN last_at + ? < excluded.last_at THEN 1 ELSE failures + 1 END,
            last_at = excluded.last_at
          """, arguments: [login, now, Self.lockTime])
    }
  }

  /// Whose session a token is, `nil` where it is none or has ended; prolongs a session that is used.
  public func person(ofSession token: String, at moment: Date = Date()) throws(Problem) -> Person? {
    let hash = Digest.hex(token)
    let now = Int(moment.timeIntervalSince1970)
    let found = try read { db in
      try Row.fetchOne(
        db,
        sql: """
          SELECT p.*, s.expires_at FROM session s JOIN person p ON p.id = s.person_id
          WHERE s.token = ? AND s.expires_at >= ? AND p.is_active
          """, arguments: [hash, now]
      ).map { (try Person($0), $0["expires_at"] as Int) }
    }
    guard let (person, expires) = found else { return nil }
    if expires - now < Self.sessionTime / 2 {
      try write(LogAction("session", person.login, by: person.login)) { db in
        try db.execute(
          sql: "UPDATE session SET expires_at = ? WHERE token = ?",
          arguments: [now + Self.sessionTime, hash])
      }
    }
    return person
  }

  /// Ends a session.
  public func logOut(_ token: String) throws(Problem) {
    try write(LogAction("log-out", "")) { db in
      try db.execute(
        sql: "DELETE FROM session WHERE token = ?", arguments: [Digest.hex(token)])
    }
  }
}
