import HTTPTypes
import Hummingbird
import Store

/// One address of the room, and what it takes to use it.
struct PageRoute: Sendable {
  typealias Handler = @Sendable (Request, WorkbenchContext) async throws -> Response

  var method: HTTPRequest.Method
  var path: String
  /// The rights one of which is needed; none where anybody may come, to log in or for a style sheet.
  var rights: [Right]
  var handler: Handler

  static func get(_ path: String, _ right: Right?, _ handler: @escaping Handler) -> PageRoute {
    PageRoute(method: .get, path: path, rights: right.map { [$0] } ?? [], handler: handler)
  }

  static func get(
    _ path: String, anyOf rights: [Right], _ handler: @escaping Handler
  ) -> PageRoute {
    PageRoute(method: .get, path: path, rights: rights, handler: handler)
  }

  static func post(
    _ path: String, anyOf rights: [Right], _ handler: @escaping Handler
  ) -> PageRoute {
    PageRoute(method: .post, path: path, rights: rights, handler: handler)
  }

  static func post(_ path: String, _ right: Right?, _ handler: @escaping Handler) -> PageRoute {
    PageRoute(method: .post, path: path, rights: right.map { [$0] } ?? [], handler: handler)
  }

  /// Whether a visitor may come here.
  func isOpen(to visitor: RoomVisitor) -> Bool {
    rights.isEmpty || rights.contains(where: visitor.may)
  }
}

extension Site {
  /// Every address of the room.
  ///
  /// Whoever adds one says here which right it needs, and adds its row to the table in `AccessTests`.
  var routes: [PageRoute] {
    [
      .get("/", .readLibrary, documents),
      .get("/d/:code", .readLibrary, reader),
      .get("/d/:code/history", .readLibrary, history),
      .get("/d/:code/export/:format", .readLibrary, exportDocument),
      .get("/p/:code", .readLibrary, provision),
      .get("/p", .readLibrary, provision),
      .get("/qr/:code", .readLibrary, qr),
      .get("/s/:code", .readLibrary, statement),
      .post("/s/:code/mark", .markStatements, mark),
      .get("/search", .readLibrary, search),
      .get("/targets", .readLibrary, targets),
      .get("/targets.csv", .readLibrary, targetsCSV),
      .get("/targets.xlsx", .readLibrary, targetsWorkbook),
      .get("/agencies", .readLibrary, agencies),
      .get("/agency", .readLibrary, agency),
      .get("/references", .readLibrary, references),
      .get("/captures", .readLibrary, captures),
      .get("/captures/:id", .readLibrary, capture),
      .get("/read", .addDocuments, readForm),
      .post("/read", .addDocuments, read),
      .get("/export.json", .readLibrary, exportLibrary),
      .get("/import", .importRecords, imports),
      .post("/import", .importRecords, addImport),
      .get("/import/:id", .importRecords, importDraft),
      .post("/import/:id", .importRecords, mapImport),
      .get("/import/:id/progress", .importRecords, importProgress),
      .post("/import/:id/land", .importRecords, landImport),
      .post("/import/:id/cancel", .importRecords, cancelImport),
      .post("/import/:id/drop", .importRecords, dropImport),
      .get("/import/:id/problems/:format", .importRecords, importProblems),
      .get("/batches", .readRecords, batches),
      .get("/batches/:id", .readRecords, batch),
      .get("/batches/:id/problems/:format", .readRecords, batchProblems),
      .get("/records", anyOf: [.readRecords, .readOwnRecords], recordTypes),
      .get("/records/:type", anyOf: [.readRecords, .readOwnRecords], records),
      .get("/records/:type/record", anyOf: [.readRecords, .readOwnRecords], record),
      .get("/records/:type/export/:format", anyOf: [.readRecords, .readOwnRecords], exportRecords),
      .post("/records/:type/correct", .correctRecords, correctRecord),
      .get("/appraisals", anyOf: [.readAppraisals, .readOwnRecords], appraisals),
      .post("/appraisals", .appraise, openRound),
      .get("/appraisals/:code", anyOf: [.readAppraisals, .readOwnRecords], round),
      .post("/appraisals/:code/step", .appraise, stepRound),
      .get("/appraisals/:code/firms", .readAppraisals, firms),
      .get("/appraisals/:code/firm", anyOf: [.readAppraisals, .readOwnRecords], firm),
      .post("/appraisals/:code/confirm", anyOf: [.appraise, .readOwnRecords], confirmData),
      .post("/appraisals/:code/object", anyOf: [.appraise, .readOwnRecords], object),
      .post("/appraisals/:code/answer", .appraise, answerObjection),
      .get("/appraisals/:code/evidence/:id", .readAppraisals, evidence),
      .get("/appraisals/:code/whatif", .readAppraisals, whatIf),
      .get("/appraisals/:code/compare", .readAppraisals, compareRuns),
      .get("/appraisals/:code/results/:format", .readAppraisals, results),
      .get("/appraisals/:code/list/:id/:format", .readAppraisals, consequenceList),
      .get("/wall", .readAppraisals, wall),
      .get("/wall/:code", .readAppraisals, wallTarget),
      .get("/league", .readAppraisals, league),
      .get("/region/:code", .readAppraisals, regionPage),
      .get("/briefing", .readAppraisals, briefing),
      .get("/tasks", .readAppraisals, tasks),
      .get("/feed/targets.atom", .readAppraisals, targetFeed),
      .get("/published", .readLibrary, published),
      .get("/published/:code", .readLibrary, notice),
      .get("/registers", .readRegisters, registers),
      .get("/registers/:name", .readRegisters, register),
      .post("/registers/:name", .workRegisters, changeRegister),
      .get("/registers/:name/diff", .readRegisters, registerDifference),
      .get("/registers/:name/why", .readRegisters, registerWhy),
      .get("/registers/:name/items/:id", .readRegisters, registerItem),
      .post("/registers/:name/items/:id", .workRegisters, decideItem),
      .get("/cases", .readRegisters, cases),
      .post("/cases", .workCases, openCase),
      .post("/cases/tick", .workCases, tickCases),
      .get("/cases/new", .workCases, newCase),
      .get("/cases/:id", .readRegisters, caseFile),
      .post("/cases/:id", .workCases, workCase),
      .post("/cases/:id/evidence", .workCases, attachEvidence),
      .get("/cases/:id/files/:file", .readRegisters, caseEvidence),
      .get("/ledgers", .readRegisters, ledgers),
      .get("/ledgers/:name", .readRegisters, ledger),
      .post("/ledgers/:name", .postLedgers, postLedger),
      .get("/land/map", .readRegisters, landMap),
      .get("/land/parcel", .readRegisters, parcelChain),
      .get("/log", .readLog, log),
      .get("/people", .managePeople, people),
      .post("/people", .managePeople, addPerson),
      .post("/people/:id", .managePeople, changePerson),
      .get("/setup", nil, setupForm),
      .post("/setup", nil, setUp),
      .get("/login", nil, loginForm),
      .post("/login", nil, logIn),
      .post("/logout", nil, logOut),
      .get("/help", nil, help),
      .get("/assets/:name", nil, asset),
      .get("/vendor/:name", nil, vendorFile),
    ]
  }

  /// The router over ``routes``; every handler runs behind its right.
  func router(hostNames: Set<String>?) -> Router<WorkbenchContext> {
    let router = Router(context: WorkbenchContext.self, options: .autoGenerateHeadEndpoints)
    router.middlewares.add(SafetyHeaders())
    router.middlewares.add(VisitorMiddleware(library: library))
    router.middlewares.add(ProblemMiddleware(site: self))
    router.middlewares.add(SameSiteMiddleware(names: hostNames))
    for route in routes {
      router.on(RouterPath(route.path), method: route.method) { request, context in
        guard route.isOpen(to: context.visitor) else { return try refusal(request, context) }
        return try await route.handler(request, context)
      }
    }
    return router
  }

  /// Somebody without an account is led to the log-in; somebody with one is told.
  private func refusal(_ request: Request, _ context: WorkbenchContext) throws -> Response {
    if context.visitor.person == nil, request.method == .get {
      return redirect("/login?return=" + HTML.percentEncoded(request.uri.string))
    }
    throw PageProblem(context.visitor.person == nil ? .unauthorized : .forbidden, .refused)
  }
}
