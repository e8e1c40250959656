import HTTPTypes
import Hummingbird
import NIOCore
import Store
import Testing

@testable import Workbench

@Suite("who may go where") struct AccessTests {
  /// Every route, and which roles may use it besides the administrator; `*` for everybody.
  private static let table: [(route: String, roles: String)] = [
    ("GET /", "*"), ("GET /d/:code", "*"), ("GET /d/:code/history", "*"),
    ("GET /d/:code/export/:format", "*"), ("GET /p/:code", "*"), ("GET /p", "*"),
    ("GET /qr/:code", "*"), ("GET /s/:code", "*"),
    ("POST /s/:code/mark", "evaluation land project data"), ("GET /search", "*"),
    ("GET /targets", "*"), ("GET /targets.csv", "*"), ("GET /targets.xlsx", "*"),
    ("GET /agencies", "*"), ("GET /agency", "*"), ("GET /references", "*"),
    ("GET /captures", "*"), ("GET /captures/:id", "*"),
    ("GET /read", "evaluation land project data"), ("POST /read", "evaluation land project data"),
    ("GET /export.json", "*"), ("GET /log", "data auditor"), ("GET /people", ""),
    ("POST /people", ""), ("POST /people/:id", ""), ("GET /setup", "*"), ("POST /setup", "*"),
    ("GET /login", "*"), ("POST /login", "*"), ("POST /logout", "*"), ("GET /help", "*"),
    ("GET /import", "evaluation land project data"),
    ("POST /import", "evaluation land project data"),
    ("GET /import/:id", "evaluation land project data"),
    ("POST /import/:id", "evaluation land project data"),
    ("GET /import/:id/progress", "evaluation land project data"),
    ("POST /import/:id/land", "evaluation land project data"),
    ("POST /import/:id/cancel", "evaluation land project data"),
    ("POST /import/:id/drop", "evaluation land project data"),
    ("GET /import/:id/problems/:format", "evaluation land project data"),
    ("GET /batches", "evaluation land project data auditor"),
    ("GET /batches/:id", "evaluation land project data auditor"),
    ("GET /batches/:id/problems/:format", "evaluation land project data auditor"),
    ("GET /records", "evaluation land project data auditor enterprise"),
    ("GET /records/:type", "evaluation land project data auditor enterprise"),
    ("GET /records/:type/record", "evaluation land project data auditor enterprise"),
    ("GET /records/:type/export/:format", "evaluation land project data auditor enterprise"),
    ("POST /records/:type/correct", "evaluation land project data"),
    ("GET /appraisals", "evaluation land project data auditor enterprise"),
    ("POST /appraisals", "evaluation"),
    ("GET /appraisals/:code", "evaluation land project data auditor enterprise"),
    ("POST /appraisals/:code/step", "evaluation"),
    ("GET /appraisals/:code/firms", "evaluation land project data auditor"),
    ("GET /appraisals/:code/firm", "evaluation land project data auditor enterprise"),
    ("POST /appraisals/:code/confirm", "evaluation enterprise"),
    ("POST /appraisals/:code/object", "evaluation enterprise"),
    ("POST /appraisals/:code/answer", "evaluation"),
    ("GET /appraisals/:code/evidence/:id", "evaluation land project data auditor"),
    ("GET /appraisals/:code/whatif", "evaluation land project data auditor"),
    ("GET /appraisals/:code/compare", "evaluation land project data auditor"),
    ("GET /appraisals/:code/results/:format", "evaluation land project data auditor"),
    ("GET /appraisals/:code/list/:id/:format", "evaluation land project data auditor"),
    ("GET /wall", "evaluation land project data auditor"),
    ("GET /wall/:code", "evaluation land project data auditor"),
    ("GET /league", "evaluation land project data auditor"),
    ("GET /region/:code", "evaluation land project data auditor"),
    ("GET /briefing", "evaluation land project data auditor"),
    ("GET /tasks", "evaluation land project data auditor"),
    ("GET /feed/targets.atom", "evaluation land project data auditor"),
    ("GET /published", "*"), ("GET /published/:code", "*"),
    ("GET /registers", "evaluation land project data auditor"),
    ("GET /registers/:name", "evaluation land project data auditor"),
    ("POST /registers/:name", "evaluation land"),
    ("GET /registers/:name/diff", "evaluation land project data auditor"),
    ("GET /registers/:name/why", "evaluation land project data auditor"),
    ("GET /registers/:name/items/:id", "evaluation land project data auditor"),
    ("POST /registers/:name/items/:id", "evaluation land"),
    ("GET /cases", "evaluation land project data auditor"),
    ("POST /cases", "evaluation land project"),
    ("POST /cases/tick", "evaluation land project"),
    ("GET /cases/new", "evaluation land project"),
    ("GET /cases/:id", "evaluation land project data auditor"),
    ("POST /cases/:id", "evaluation land project"),
    ("POST /cases/:id/evidence", "evaluation land project"),
    ("GET /cases/:id/files/:file", "evaluation land project data auditor"),
    ("GET /ledgers", "evaluation land project data auditor"),
    ("GET /ledgers/:name", "evaluation land project data auditor"),
    ("POST /ledgers/:name", "evaluation land"),
    ("GET /land/map", "evaluation land project data auditor"),
    ("GET /land/parcel", "evaluation land project data auditor"),
    ("GET /assets/:name", "*"), ("GET /vendor/:name", "*"),
  ]

  @Test("every route has its row, and every row its route")
  func complete() throws {
    let room = try SampleRoom(empty: true)
    let routes = room.site.routes.map { "\($0.method) \($0.path)" }
    #expect(Set(routes) == Set(Self.table.map(\.route)))
    #expect(routes.count == Self.table.count)
  }

  @Test("every role gets exactly the routes of the table", arguments: Role.allCases)
  func matrix(role: Role) async throws {
    let room = try SampleRoom(empty: true)
    try room.library.addPerson(
      login: "chief", name: "主任", role: .administrator, password: "long-enough-word", by: "test")
    var visitor = room.visitor
    if role.hasAccounts {
      if role != .administrator {
        try room.library.addPerson(
          login: "someone", name: "某人", role: role,
          enterprise: role == .enterprise ? "91330000142944445H" : nil,
          password: "long-enough-word", by: "主任")
      }
      let login = role == .administrator ? "chief" : "someone"
      visitor.cookies[VisitorMiddleware.sessionCookie] = try room.library.logIn(
        login, password: "long-enough-word")
    }
    for route in room.site.routes {
      let row = try #require(Self.table.first { $0.route == "\(route.method) \(route.path)" })
      let isAllowed =
        row.roles == "*" || role == .administrator
        || row.roles.split(separator: " ").contains(Substring(role.rawValue))
      let path = "\(route.path)".replacing(":code", with: "x").replacing(":id", with: "x")
        .replacing(":format", with: "x").replacing(":name", with: "x").replacing(":file", with: "x")
      let answer = try await visitor.ask(route.method, path, [:], ByteBuffer())
      let isRefused =
        answer.status == 401 || answer.status == 403
        || (answer.headers[.location] ?? "").hasPrefix("/login?")
      let isLogIn = row.route == "POST /login"
      #expect(
        isRefused == !isAllowed || isLogIn, "\(role) \(row.route) gave \(answer.status)")
    }
  }

  @Test("the first administrator is made with the code from the terminal, once")
  func firstRun() async throws {
    let room = try SampleRoom(empty: true)
    #expect(try await room.visitor.get("/read").status == 200, "the owner may read files")
    #expect(try await room.visitor.get("/people").status == 303)
    let form = "login=chief&name=%E4%B8%BB%E4%BB%BB&password=long-enough-word&code="
    #expect(try await room.visitor.post("/setup", form + "guess").status == 400)
    #expect(try !room.library.hasPeople())
    #expect(try await room.visitor.post("/setup", form + "the-code").status == 303)
    #expect(try room.library.people().map(\.role) == [.administrator])
    #expect(
      try await room.visitor.post("/setup", form + "the-code").headers[.location] == "/login")
    // From now on a stranger reads, and has to log in for more.
    #expect(try await room.visitor.get("/").status == 200)
    #expect(
      try await room.visitor.get("/read").headers[.location] == "/login?return=%2Fread")
  }

  @Test("logging in leads back, signs marks with the account's name, and ends with the session")
  func session() async throws {
    let room = try SampleRoom()
    try room.library.addPerson(
      login: "chief", name: "王主任", role: .administrator, password: "long-enough-word", by: "t")
    let wrong = try await room.visitor.post("/login", "login=chief&password=nonsense-word")
    #expect(wrong.status == 401 && wrong.text.contains("登录名或密码不对"))
    let right = try await room.visitor.post(
      "/login", "login=chief&password=long-enough-word&return=/targets")
    #expect(right.headers[.location] == "/targets")
    let cookie = try #require(right.headers[.setCookie])
    #expect(cookie.contains("HttpOnly") && cookie.contains("SameSite=Lax"))
    let token = try #require(cookie.split(separator: ";").first?.split(separator: "=").last)
    var visitor = room.visitor
    visitor.cookies[VisitorMiddleware.sessionCookie] = String(token)
    let found = try #require(try room.statement("亩均税收"))
    _ = try await visitor.post("/s/\(found.code)/mark", "verdict=confirmed&reader=somebody-else")
    #expect(try room.library.statement(code: found.code)?.mark?.reader == "王主任")
    _ = try await visitor.post("/logout", "")
    #expect(try await visitor.get("/people").status == 303)
  }
}
