import Diagnostics
import Dispatch
import HTTPTypes
import Hummingbird
import NIOCore
import Store

private struct LoginView {
  let returnTo: String
  let login: String
  let problems: [ProblemView]
}

private struct SetupView {
  let login: String
  let name: String
  let code: String
  let problems: [ProblemView]
}

extension Site {
  /// The form to log in.
  func loginForm(_ request: Request, _ context: WorkbenchContext) throws -> Response {
    if try !library.hasPeople() { return redirect("/setup") }
    return page(
      request, context, .login, title: Wording("登录", "Log in"),
      LoginView(returnTo: parameter("return", request) ?? "/", login: "", problems: []))
  }

  /// Logs in, or says why not.
  func logIn(_ request: Request, _ context: WorkbenchContext) async throws -> Response {
    let form = try await form(request)
    let (login, password) = (form["login"] ?? "", form.raw("password") ?? "")
    let library = library
    do {
      let token = try await Self.slowly { () throws(Problem) in
        try library.logIn(login, password: password)
      }
      var response = redirect(Self.local(form["return"]))
      response.setCookie(
        VisitorMiddleware.cookie(VisitorMiddleware.sessionCookie, token, maxAge: 12 * 3600))
      return response
    } catch let problem as Problem {
      return page(
        request, context, .login, title: Wording("登录", "Log in"), status: .unauthorized,
        LoginView(
          returnTo: Self.local(form["return"]), login: login,
          problems: [ProblemView(problem, context.language)]))
    }
  }

  /// Ends the session.
  func logOut(_ request: Request, _ context: WorkbenchContext) throws -> Response {
    if let token = request.cookies[VisitorMiddleware.sessionCookie]?.value {
      try library.logOut(token)
    }
    var response = redirect("/")
    response.setCookie(
      VisitorMiddleware.cookie(VisitorMiddleware.sessionCookie, "", maxAge: 0))
    return response
  }

  /// The form by which the first administrator is made; only with the code from the terminal.
  func setupForm(_ request: Request, _ context: WorkbenchContext) throws -> Response {
    if try library.hasPeople() { return redirect("/login") }
    return page(
      request, context, .setup, title: Wording("首次设置", "First run"),
      SetupView(login: "", name: "", code: parameter("code", request) ?? "", problems: []))
  }

  /// Makes the first administrator.
  func setUp(_ request: Request, _ context: WorkbenchContext) async throws -> Response {
    if try library.hasPeople() { return redirect("/login") }
    let form = try await form(request)
    let (login, name) = (form["login"] ?? "", form["name"] ?? "")
    let (password, code) = (form.raw("password") ?? "", form["code"] ?? "")
    let (library, setupCode) = (library, setupCode)
    do {
      guard code == setupCode else { throw Problem.wrongSetupCode }
      _ = try await Self.slowly { () throws(Problem) in
        try library.addPerson(
          login: login, name: name, role: .administrator, password: password, by: login)
      }
      return redirect("/login")
    } catch let problem as Problem {
      return page(
        request, context, .setup, title: Wording("首次设置", "First run"), status: .badRequest,
        SetupView(
          login: login, name: name, code: code,
          problems: [ProblemView(problem, context.language)]))
    }
  }

  /// The fields of a form that was sent.
  func form(_ request: Request) async throws -> FormFields {
    var request = request
    return FormFields(String(buffer: try await request.collectBody(upTo: 64 * 1024)))
  }

  /// Does what is slow on purpose, such as hashing a password, away from the threads that answer.
  static func slowly<T: Sendable>(_ work: @escaping @Sendable () throws(Problem) -> T) async throws
    -> T
  {
    try await withCheckedThrowingContinuation { continuation in
      DispatchQueue.global().async { continuation.resume(with: Result { try work() }) }
    }
  }
}
