import Cases
import Diagnostics
import Hummingbird
import Packs
import Rulings
import Store
import Vocabulary

private struct CaseStepRow {
  let step: String
  let due: String
  let dayText: String
  let isLate: Bool
  let isStopped: Bool
  let stopReason: String
  let who: String
  let isMine: Bool
}

private struct CaseRow {
  let id: Int64
  let title: String
  let procedure: String
  let subject: String
  let opened: String
  let state: String
  let steps: [CaseStepRow]
}

private struct CasesView {
  let cases: [CaseRow]
  let isEmpty: Bool
  let isMine: Bool
  let isOpen: Bool
  let isAll: Bool
  let procedure: String
  let procedures: [Choice]
  let hasProcedures: Bool
  let mine: Int
  let mayWork: Bool
  let subject: String
  let rang: String
  let today: String
  let problems: [ProblemView]
}

private struct NewCaseView {
  let procedure: String
  let title: String
  let description: String
  let provision: String
  let provisionAddress: String
  let subject: String
  let takesSubject: Bool
  let subjectType: String
  let caseTitle: String
  let inputs: [FactInput]
  let today: String
  let mayOpen: Bool
  let opener: String
  let problems: [ProblemView]
}

extension Site {
  /// Whether a step waits for somebody: for them by name, or for their role where it is for nobody.
  static func isFor(
    _ actor: Actor, _ step: CaseFile.Step, _ declared: Procedure.Step?
  ) -> Bool {
    if step.escalatedTo.contains(actor.role.rawValue) { return true }
    if let assignee = step.assignee { return assignee == actor.name }
    guard let declared, declared.kind == .task else { return false }
    return declared.roles.isEmpty || declared.roles.contains(actor.role)
  }

  /// Who does a step.
  static func who(
    _ step: CaseFile.Step, _ declared: Procedure.Step?, _ names: [String: String],
    _ language: Wording.Language
  ) -> String {
    if let assignee = step.assignee { return names[assignee] ?? assignee }
    guard let declared, declared.kind == .task else { return "" }
    return declared.roles.map { $0.name[language] }.joined(separator: language("、", ", "))
  }

  /// The cases: those that wait for the reader first.
  func cases(_ request: Request, _ context: WorkbenchContext) throws -> Response {
    try casesPage(nil, rang: "", request, context)
  }

  private func casesPage(
    _ problem: Problem?, rang: String, _ request: Request, _ context: WorkbenchContext
  ) throws -> Response {
    let language = context.language
    let me = actor(context)
    let names = try names()
    let which = parameter("which", request) ?? "mine"
    let subject = parameter("subject", request)
    let chosen = parameter("procedure", request)
    var rows: [(due: Day?, row: CaseRow, isMine: Bool)] = []
    for (engines, procedure) in engines.procedures
    where chosen == nil || chosen == procedure.name {
      let files = try engines.cases.files(
        procedure: procedure.name, subject: subject, isOpen: which == "all" ? nil : true,
        viewer: viewer(context))
      for file in files {
        let follows = try engines.cases.procedure(of: file)
        let steps = file.open.map { step in
          let declared = follows.step(step.step)
          return CaseStepRow(
            step: declared?.title ?? step.step, due: step.dueOn?.description ?? "",
            dayText: step.stoppedOn == nil
              ? Self.due(step.dueOn, today, calendar, language) : "",
            isLate: step.stoppedOn == nil && (step.dueOn.map { $0 < today } ?? false),
            isStopped: step.stoppedOn != nil, stopReason: step.stopReason ?? "",
            who: Self.who(step, declared, names, language),
            isMine: Self.isFor(me, step, declared))
        }
        let row = CaseRow(
          id: file.id, title: file.title, procedure: procedure.title,
          subject: file.subject ?? "", opened: file.openedOn.description,
          state: file.isOpen
            ? language("在办", "open")
            : language("办结：", "closed: ") + (file.outcome ?? ""), steps: steps)
        let due = file.open.filter { $0.stoppedOn == nil }.compactMap(\.dueOn).min()
        rows.append((due, row, steps.contains(where: \.isMine)))
      }
    }
    // What is due first comes first; what stands still comes last.
    rows.sort { a, b in
      (a.due.map { Int($0.number) } ?? .max, a.row.id) < (
        b.due.map { Int($0.number) } ?? .max, b.row.id
      )
    }
    let mine = rows.count(where: \.isMine)
    let shown = rows.filter { which != "mine" || $0.isMine }.map(\.row)
    let view = CasesView(
      cases: shown, isEmpty: shown.isEmpty, isMine: which == "mine", isOpen: which == "open",
      isAll: which == "all", procedure: chosen ?? "",
      procedures: engines.procedures.map {
        Choice(
          value: $0.procedure.name, name: $0.procedure.title,
          isChosen: $0.procedure.name == chosen)
      }, hasProcedures: !engines.procedures.isEmpty, mine: mine,
      mayWork: context.visitor.may(.workCases), subject: subject ?? "", rang: rang,
      today: today.description,
      problems: (engines.problems + (problem.map { [$0] } ?? [])).map {
        ProblemView($0, language)
      })
    return page(
      request, context, .cases, title: Wording("案件", "Cases"), section: .cases,
      status: problem.map { PageProblem($0).status } ?? .ok, view)
  }

  /// Lets the clocks ring that are due.
  func tickCases(_ request: Request, _ context: WorkbenchContext) async throws -> Response {
    let language = context.language
    var (count, opened) = (0, 0)
    do throws(Problem) {
      // A clock rings once, whichever pack's engine is asked.
      for engines in Self.once(engines.procedures.map(\.engines)) {
        count += try engines.cases.tick(asOf: today).count
        opened += try engines.cases.openListed(asOf: today).count
      }
    } catch {
      return try casesPage(error, rang: "", request, context)
    }
    let rang = language(
      "到期处理：\(count) 个时限；按名册立案：\(opened) 件",
      "clocks that rang: \(count); cases opened for what registers list: \(opened)")
    return try casesPage(nil, rang: rang, request, context)
  }

  private static func once(_ engines: [EngineShelf.Engines]) -> [EngineShelf.Engines] {
    var names: Set<String> = []
    return engines.filter { names.insert($0.packs.main.name).inserted }
  }

  /// A form to open a case.
  func newCase(_ request: Request, _ context: WorkbenchContext) throws -> Response {
    let subject = parameter("subject", request) ?? ""
    let (_, procedure) = try engines.procedure(parameter("procedure", request) ?? "")
    return try newCasePage(
      procedure, subject: subject,
      title: subject.isEmpty ? "" : "\(procedure.title)：\(subject)", stated: [:], nil, request,
      context)
  }

  private func newCasePage(
    _ procedure: Procedure, subject: String, title caseTitle: String, stated: [String: String],
    _ problem: Problem?, _ request: Request, _ context: WorkbenchContext
  ) throws -> Response {
    let language = context.language
    let me = actor(context)
    let logins = try library.people().filter(\.isActive).map(\.login)
    let persons = Set(procedure.steps.compactMap(\.person))
    let view = NewCaseView(
      procedure: procedure.name, title: procedure.title, description: "",
      provision: procedure.provision ?? "", provisionAddress: Self.search(procedure.provision),
      subject: subject, takesSubject: procedure.subject != nil,
      subjectType: procedure.subject.map { title(ofType: $0) } ?? "", caseTitle: caseTitle,
      inputs: procedure.facts.map { fact in
        // A fact that names who does a step is a login: the reader's own to begin with.
        let isPerson = persons.contains(fact.name)
        return FactInput(
          fact, value: stated[fact.name] ?? (isPerson ? me.name : ""),
          known: isPerson ? logins : [])
      }, today: today.description,
      mayOpen: procedure.openers.isEmpty || procedure.openers.contains(me.role)
        || me.role == .administrator,
      opener: procedure.openers.map { $0.name[language] }.joined(separator: language("、", ", ")),
      problems: problem.map { [ProblemView($0, language)] } ?? [])
    return page(
      request, context, .caseNew, title: Wording("立案", "Open a case"), section: .cases,
      status: problem.map { PageProblem($0).status } ?? .ok, view)
  }

  /// Opens a case.
  func openCase(_ request: Request, _ context: WorkbenchContext) async throws -> Response {
    let fields = try await form(request)
    let (engines, procedure) = try engines.procedure(fields["procedure"] ?? "")
    let subject = fields["subject"]
    let stated = FactInput.stated(fields, procedure.facts)
    do throws(Problem) {
      let file = try engines.cases.open(
        procedure.name, title: fields["title"] ?? "", subject: subject, facts: stated,
        on: try actingDay(fields), by: actor(context))
      return redirect("/cases/\(file.id)")
    } catch {
      return try newCasePage(
        procedure, subject: subject ?? "", title: fields["title"] ?? "", stated: stated, error,
        request, context)
    }
  }
}
