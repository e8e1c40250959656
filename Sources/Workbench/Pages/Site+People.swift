import Diagnostics
import Hummingbird
import Store

private struct PersonRow {
  let id: Int64
  let login: String
  let name: String
  let role: String
  let roles: [Choice]
  let enterprise: String
  let isActive: Bool
  let createdAt: String
  let isSelf: Bool
}

private struct PeopleView {
  let rows: [PersonRow]
  let roles: [Choice]
  let problems: [ProblemView]
}

extension Site {
  /// Everybody with an account.
  func people(_ request: Request, _ context: WorkbenchContext) throws -> Response {
    try peoplePage(request, context)
  }

  /// Makes an account.
  func addPerson(_ request: Request, _ context: WorkbenchContext) async throws -> Response {
    let form = try await form(request)
    let (library, actor) = (library, context.visitor.person?.name ?? "")
    let role = form["role"].flatMap(Role.init) ?? .auditor
    let password = form.raw("password") ?? ""
    return try await changed(request, context) { () throws(Problem) in
      try library.addPerson(
        login: form["login"] ?? "", name: form["name"] ?? "", role: role,
        enterprise: form["enterprise"], password: password, by: actor)
    }
  }

  /// Changes an account or its password.
  func changePerson(_ request: Request, _ context: WorkbenchContext) async throws -> Response {
    let text = context.parameters.get("id") ?? ""
    guard let id = Int64(text) else { throw PageProblem.notFound(text) }
    let form = try await form(request)
    let (library, actor) = (library, context.visitor.person?.name ?? "")
    return try await changed(request, context) { () throws(Problem) in
      if let password = form.raw("password"), !password.isEmpty {
        try library.setPassword(password, of: id, by: actor)
      } else {
        try library.changePerson(
          id, name: form["name"], role: form["role"].flatMap(Role.init),
          enterprise: form["enterprise"], isActive: form["active"].map { $0 == "1" }, by: actor)
      }
    }
  }

  /// Does something to an account; what is refused is said above the list.
  private func changed<T: Sendable>(
    _ request: Request, _ context: WorkbenchContext,
    _ work: @escaping @Sendable () throws(Problem) -> T
  ) async throws -> Response {
    do {
      _ = try await Self.slowly(work)
      return redirect("/people")
    } catch let problem as Problem {
      return try peoplePage(request, context, problem)
    }
  }

  private func peoplePage(
    _ request: Request, _ context: WorkbenchContext, _ problem: Problem? = nil
  ) throws -> Response {
    let language = context.language
    func roles(_ chosen: Role?) -> [Choice] {
      Role.allCases.filter(\.hasAccounts).map {
        Choice(value: $0.rawValue, name: $0.name[language], isChosen: $0 == chosen)
      }
    }
    let view = PeopleView(
      rows: try library.people().map { person in
        PersonRow(
          id: person.id, login: person.login, name: person.name, role: person.role.name[language],
          roles: roles(person.role), enterprise: person.enterprise ?? "",
          isActive: person.isActive, createdAt: Moment.text(person.createdAt),
          isSelf: person.id == context.visitor.person?.id)
      }, roles: roles(nil), problems: problem.map { [ProblemView($0, language)] } ?? [])
    return page(
      request, context, .people, title: Wording("人员", "People"),
      status: problem == nil ? .ok : .badRequest, view)
  }
}
