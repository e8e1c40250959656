import Diagnostics
import Foundation
import Testing

@testable import Store

@Suite("people and their sessions") struct PeopleTests {
  private static let word = "correct-horse-battery"

  private func library() throws -> Library {
    let library = try Library(
      path: FileManager.default.temporaryDirectory.appending(path: "\(UUID()).sqlite").path)
    try library.addPerson(
      login: "chief", name: "主任", role: .administrator, password: Self.word, by: "test")
    return library
  }

  private func code(_ body: () throws -> Void) -> String? {
    do {
      try body()
      return nil
    } catch {
      return (error as? Problem)?.code
    }
  }

  @Test("a session belongs to a person until it ends, the password changes or the account closes")
  func sessions() throws {
    let library = try library()
    let officer = try library.addPerson(
      login: "li", name: "李四", role: .land, password: Self.word, by: "主任")
    let start = Date()
    let token = try library.logIn("LI", password: Self.word, at: start)
    #expect(try library.person(ofSession: token)?.name == "李四")
    #expect(try library.person(ofSession: token + "0") == nil)
    let later = start + Double(Library.sessionTime - 60)
    #expect(try library.person(ofSession: token, at: later) != nil, "prolonged by use")
    let muchLater = later + Double(Library.sessionTime + 60)
    #expect(try library.person(ofSession: token, at: muchLater) == nil)
    let second = try library.logIn("li", password: Self.word)
    try library.setPassword("another-long-word", of: officer.id, by: "主任")
    #expect(try library.person(ofSession: second) == nil)
    let third = try library.logIn("li", password: "another-long-word")
    try library.changePerson(officer.id, isActive: false, by: "主任")
    #expect(try library.person(ofSession: third) == nil)
    #expect(
      code { _ = try library.logIn("li", password: "another-long-word") }
        == "people.wrong-password")
    #expect(try library.checkLog().isEmpty)
    #expect(try library.logEntries(0..<20).map(\.kind).contains("add-person"))
  }

  @Test("five failures lock a login for a while, known or not")
  func lockout() throws {
    let library = try library()
    let now = Date()
    for login in ["chief", "nobody"] {
      for _ in 0..<Library.mostFailures {
        #expect(
          code { _ = try library.logIn(login, password: "wrong-wrong-wrong", at: now) }
            == "people.wrong-password")
      }
      #expect(
        code { _ = try library.logIn(login, password: Self.word, at: now) } == "people.locked")
    }
    let later = now + Double(Library.lockTime + 1)
    #expect(throws: Never.self) { try library.logIn("chief", password: Self.word, at: later) }
  }

  @Test("accounts that cannot be are refused, and leave nothing")
  func refusals() throws {
    let library = try library()
    func add(_ login: String, _ role: Role, _ enterprise: String?, _ password: String) -> String? {
      code {
        try library.addPerson(
          login: login, name: "某人", role: role, enterprise: enterprise, password: password,
          by: "主任")
      }
    }
    #expect(add("CHIEF", .auditor, nil, Self.word) == "people.login-taken")
    #expect(add("a b", .auditor, nil, Self.word) == "people.bad-login")
    #expect(add("firm", .enterprise, nil, Self.word) == "people.no-enterprise")
    #expect(add("firm", .auditor, "91330000142944445H", Self.word) == "people.no-enterprise")
    #expect(add("wang", .auditor, nil, "short") == "people.weak-password")
    #expect(add("wang", .auditor, nil, "wang-is-my-name") == "people.weak-password")
    #expect(add("wang", .auditor, nil, "aaaaaaaaaaaa") == "people.weak-password")
    #expect(add("wang", .visitor, nil, Self.word) == "people.bad-account")
    #expect(try library.people().count == 1)
    let chief = try #require(try library.people().first)
    #expect(
      code { try library.changePerson(chief.id, role: .auditor, by: "x") }
        == "people.last-administrator")
    #expect(
      code { try library.changePerson(chief.id, isActive: false, by: "x") }
        == "people.last-administrator")
  }

  @Test("passwords are kept as Argon2id and never as they are")
  func hashes() throws {
    let hash = try #require(Password.hash(Self.word))
    #expect(hash.hasPrefix("$argon2id$"))
    #expect(!hash.contains(Self.word))
    #expect(Password.matches(Self.word, hash))
    #expect(!Password.matches(Self.word + "x", hash))
  }
}
