import Hummingbird

extension Site {
  /// Every address of the reading room.
  func router(hostNames: Set<String>?) -> Router<WorkbenchContext> {
    let router = Router(context: WorkbenchContext.self, options: .autoGenerateHeadEndpoints)
    router.middlewares.add(SafetyHeaders())
    router.middlewares.add(VisitorMiddleware())
    router.middlewares.add(ProblemMiddleware(site: self))
    router.middlewares.add(SameSiteMiddleware(names: hostNames))

    router.get("/", use: documents)
    router.get("/d/:code", use: reader)
    router.get("/d/:code/history", use: history)
    router.get("/d/:code/export/:format", use: exportDocument)
    router.get("/p/:code", use: provision)
    router.get("/p", use: provision)
    router.get("/qr/:code", use: qr)
    router.get("/s/:code", use: statement)
    router.post("/s/:code/mark", use: mark)
    router.get("/search", use: search)
    router.get("/targets", use: targets)
    router.get("/targets.csv", use: targetsCSV)
    router.get("/targets.xlsx", use: targetsWorkbook)
    router.get("/agencies", use: agencies)
    router.get("/agency", use: agency)
    router.get("/references", use: references)
    router.get("/captures", use: captures)
    router.get("/captures/:id", use: capture)
    router.get("/read", use: readForm)
    router.post("/read", use: read)
    router.get("/export.json", use: exportLibrary)
    router.get("/help", use: help)
    router.get("/assets/:name", use: asset)
    router.get("/vendor/:name", use: vendorFile)
    return router
  }
}
