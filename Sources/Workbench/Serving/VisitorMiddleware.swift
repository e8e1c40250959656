import Diagnostics
import Foundation
import HTTPTypes
import Hummingbird

/// Learns from the cookies, or from `?lang=`, in which language and to whom a page speaks.
struct VisitorMiddleware: RouterMiddleware {
  static let languageCookie = "guiju-lang"
  static let readerCookie = "guiju-reader"

  func handle(
    _ request: Request, context: WorkbenchContext,
    next: (Request, WorkbenchContext) async throws -> Response
  ) async throws -> Response {
    var context = context
    let asked = request.uri.queryParameters["lang"].flatMap { Wording.Language(rawValue: "\($0)") }
    let kept = request.cookies[Self.languageCookie].flatMap { Wording.Language(rawValue: $0.value) }
    context.language = asked ?? kept ?? .chinese
    context.reader = request.cookies[Self.readerCookie]?.value.removingPercentEncoding
    var response = try await next(request, context)
    if let asked, asked != kept {
      response.setCookie(Self.cookie(Self.languageCookie, asked.rawValue))
    }
    return response
  }

  /// A cookie for a year, of this site only.
  static func cookie(_ name: String, _ value: String) -> Cookie {
    Cookie(
      name: name, value: HTML.percentEncoded(value), maxAge: 365 * 86_400, path: "/",
      httpOnly: true, sameSite: .lax)
  }
}
