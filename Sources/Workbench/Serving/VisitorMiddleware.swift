import Diagnostics
import Foundation
import HTTPTypes
import Hummingbird
import Store

/// Learns from the cookies, or from `?lang=`, in which language and to whom a page speaks.
struct VisitorMiddleware: RouterMiddleware {
  static let languageCookie = "guiju-lang"
  static let readerCookie = "guiju-reader"
  static let sessionCookie = "guiju-session"

  let library: Library

  func handle(
    _ request: Request, context: WorkbenchContext,
    next: (Request, WorkbenchContext) async throws -> Response
  ) async throws -> Response {
    var context = context
    let asked = request.uri.query.flatMap { FormFields($0)["lang"] }.flatMap {
      Wording.Language(rawValue: $0)
    }
    let kept = request.cookies[Self.languageCookie].flatMap { Wording.Language(rawValue: $0.value) }
    context.language = asked ?? kept ?? .chinese
    context.visitor = try visitor(request)
    context.reader =
      context.visitor.person?.name
      ?? request.cookies[Self.readerCookie]?.value.removingPercentEncoding
    var response = try await next(request, context)
    if let asked, asked != kept {
      response.setCookie(Self.cookie(Self.languageCookie, asked.rawValue))
    }
    return response
  }

  private func visitor(_ request: Request) throws -> RoomVisitor {
    if let token = request.cookies[Self.sessionCookie]?.value,
      let person = try library.person(ofSession: token)
    {
      return .known(person)
    }
    return try library.hasPeople() ? .stranger : .owner
  }

  /// A cookie of this site only, for a year unless told otherwise.
  static func cookie(_ name: String, _ value: String, maxAge: Int = 365 * 86_400) -> Cookie {
    Cookie(
      name: name, value: HTML.percentEncoded(value), maxAge: maxAge, path: "/", httpOnly: true,
      sameSite: .lax)
  }
}
