import Diagnostics
import HTTPTypes
import Hummingbird

/// Refuses what another site makes a browser send, and names of the server that are not its own.
///
/// The reading room has no accounts yet and listens on the machine itself; a page elsewhere must
/// neither write into the library nor read it through a name that it has pointed at this machine.
struct SameSiteMiddleware: RouterMiddleware {
  /// Names by which the server may be addressed, beside numbers and `localhost`; `nil` for any.
  let names: Set<String>?

  func handle(
    _ request: Request, context: WorkbenchContext,
    next: (Request, WorkbenchContext) async throws -> Response
  ) async throws -> Response {
    let authority = request.head.authority ?? ""
    guard isOurs(authority) else {
      throw PageProblem(.misdirectedRequest, .foreignHost(authority))
    }
    if request.method != .get, request.method != .head, !isSameSite(request, authority) {
      throw PageProblem(.forbidden, .foreignForm)
    }
    return try await next(request, context)
  }

  private func isOurs(_ authority: String) -> Bool {
    guard let names else { return true }
    let host = Self.host(of: authority)
    return host.isEmpty || host == "localhost" || host.hasPrefix("[")
      || host.allSatisfy { $0.isNumber || $0 == "." } || names.contains(host)
  }

  private func isSameSite(_ request: Request, _ authority: String) -> Bool {
    if let name = HTTPField.Name("Sec-Fetch-Site"), let site = request.headers[name] {
      return site == "same-origin" || site == "none"
    }
    guard let origin = request.headers[.origin] else { return true }
    return origin.hasSuffix("://" + authority)
  }

  static func host(of authority: String) -> String {
    if authority.hasPrefix("[") { return authority.lowercased() }
    return authority.split(separator: ":").first.map { $0.lowercased() } ?? ""
  }
}
