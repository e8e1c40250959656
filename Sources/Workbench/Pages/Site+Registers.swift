import Cases
import Diagnostics
import Hummingbird
import Registers
import Rulings
import Store
import Vocabulary

private struct RegisterRow {
  let name: String
  let title: String
  let provision: String
  let provisionAddress: String
  let subject: String
  let states: [StateCount]
  let standing: String
}

private struct StateCount {
  let state: String
  let className: String
  let count: Int
  let address: String
}

private struct RegistersView {
  let registers: [RegisterRow]
  let isEmpty: Bool
  let problems: [ProblemView]
}

private struct ItemRow {
  let id: Int64
  let subject: String
  let owner: String
  let region: String
  let level: String
  let state: String
  let className: String
  let since: String
  let due: String
  let isLate: Bool
}

private struct RegisterView {
  let name: String
  let title: String
  let description: String
  let provision: String
  let provisionAddress: String
  let subject: String
  let rule: String
  let states: [Choice]
  let regions: [Choice]
  let hasRegions: Bool
  let words: String
  let day: String
  let today: String
  let isFiltered: Bool
  let items: [ItemRow]
  let isEmpty: Bool
  let count: Int
  let total: Int
  let range: String
  let newer: String
  let older: String
  let hasLevels: Bool
  let standing: [String]
  let mayWork: Bool
  let mayEnterByHand: Bool
  let from: String
  let said: String
  let problems: [ProblemView]
}

private struct DifferenceRow {
  let id: Int64
  let subject: String
  let region: String
  let from: String
  let state: String
  let className: String
  let reason: String
}

private struct DifferenceView {
  let name: String
  let title: String
  let from: String
  let to: String
  let entered: [DifferenceRow]
  let left: [DifferenceRow]
  let moved: [DifferenceRow]
  let isEmpty: Bool
}

private struct WhyView {
  let name: String
  let title: String
  let subject: String
  let day: String
  let explanation: ExplanationView
  let items: [ItemRow]
  let hasItems: Bool
}

extension Site {
  /// The registers with how many items stand in which state.
  func registers(_ request: Request, _ context: WorkbenchContext) throws -> Response {
    let language = context.language
    let rows = try engines.registers.map { engines, register in
      let counts = try engines.registers.counts(of: register.name)
      let address = "/registers/\(HTML.percentEncoded(register.name))"
      let standing = try engines.registers.standing(of: register.name, year: today.parts.year)
      return RegisterRow(
        name: HTML.percentEncoded(register.name), title: register.title,
        provision: register.provision ?? "",
        provisionAddress: Self.search(register.provision),
        subject: title(ofType: register.subject),
        states: RegisterState.allCases.compactMap { state in
          guard let count = counts[state] else { return nil }
          return StateCount(
            state: state.name[language], className: state.rawValue, count: count,
            address: "\(address)?state=\(state.rawValue)")
        }, standing: standing.map { Self.text($0, language) }.joined(separator: language("；", "; "))
      )
    }
    let view = RegistersView(
      registers: rows, isEmpty: rows.isEmpty,
      problems: engines.problems.map { ProblemView($0, language) })
    return page(
      request, context, .registers, title: Wording("名册", "Registers"), section: .registers, view)
  }

  private static func text(
    _ standing: RegisterBook.Standing, _ language: Wording.Language
  ) -> String {
    var parts = [language("本年列入 \(standing.listed)", "listed this year \(standing.listed)")]
    if let quota = standing.quota { parts.append(language("名额 \(quota)", "quota \(quota)")) }
    if let goal = standing.goal { parts.append(language("目标 \(goal)", "goal \(goal)")) }
    let level = standing.level.isEmpty ? "" : standing.level + language("：", ": ")
    return level + parts.joined(separator: language("，", ", "))
  }

  /// One register and its items.
  func register(_ request: Request, _ context: WorkbenchContext) throws -> Response {
    try registerPage(context.parameters.get("name") ?? "", nil, request, context)
  }

  private static let pageSize = 50

  private func registerPage(
    _ name: String, _ problem: Problem?, said: String = "", _ request: Request,
    _ context: WorkbenchContext
  ) throws -> Response {
    let (engines, register) = try engines.register(name)
    let language = context.language
    let on = try day("on", request)
    let all = try engines.registers.items(of: name, on: on, viewer: viewer(context))
    let state = parameter("state", request)
    let region = parameter("region", request)
    let words = parameter("words", request) ?? ""
    let shown = all.filter { item in
      (state.map { $0 == "member" ? item.state.isMember : item.state.rawValue == $0 } ?? true)
        && (region.map { (item.region ?? "").hasPrefix($0) } ?? true)
        && (words.isEmpty || item.subject.contains(words) || (item.owner ?? "").contains(words))
    }
    let pageNumber = max(1, parameter("page", request).flatMap { Int($0) } ?? 1)
    let start = min((pageNumber - 1) * Self.pageSize, shown.count)
    let end = min(start + Self.pageSize, shown.count)
    let address = "/registers/\(HTML.percentEncoded(name))"
    func link(_ number: Int) -> String {
      var parts = ["page=\(number)"]
      for (key, value) in [
        ("state", state), ("region", region), ("words", words.isEmpty ? nil : words),
        ("on", on?.description),
      ] {
        if let value { parts.append("\(key)=\(HTML.percentEncoded(value))") }
      }
      return "\(address)?" + parts.joined(separator: "&")
    }
    let rule: String =
      switch register.entry {
      case .rule(let rule): rule.text
      case .grade(let method, let grades): "\(method)：\(grades.joined(separator: "、"))"
      case .hand: ""
      }
    let states =
      [("member", Wording("在册和复核", "on the list"))]
      + RegisterState.allCases.map { ($0.rawValue, $0.name) }
    let view = RegisterView(
      name: HTML.percentEncoded(name), title: register.title, description: "",
      provision: register.provision ?? "", provisionAddress: Self.search(register.provision),
      subject: title(ofType: register.subject), rule: rule,
      states: states.map { Choice(value: $0.0, name: $0.1[language], isChosen: $0.0 == state) },
      regions: Set(all.compactMap(\.region)).sorted().map {
        Choice(value: $0, name: Self.region($0), isChosen: $0 == region)
      }, hasRegions: all.contains { $0.region != nil }, words: words, day: on?.description ?? "",
      today: today.description,
      isFiltered: state != nil || region != nil || !words.isEmpty || on != nil,
      items: shown[start..<end].map { row($0, language) }, isEmpty: shown.isEmpty,
      count: shown.count, total: all.count,
      range: shown.isEmpty ? "0" : "\(start + 1)–\(end)",
      newer: start > 0 ? link(pageNumber - 1) : "",
      older: end < shown.count ? link(pageNumber + 1) : "",
      hasLevels: register.levels.count > 1,
      standing: try engines.registers.standing(of: name, year: today.parts.year).map {
        Self.text($0, language)
      }, mayWork: context.visitor.may(.workRegisters),
      mayEnterByHand: context.visitor.may(.workRegisters) && !register.handRoles.isEmpty,
      from: (today.adding(months: -1) ?? today).description, said: said,
      problems: problem.map { [ProblemView($0, language)] } ?? [])
    return page(
      request, context, .register, title: Wording(register.title), section: .registers,
      status: problem.map { PageProblem($0).status } ?? .ok, view)
  }

  private func row(_ item: RegisterItem, _ language: Wording.Language) -> ItemRow {
    ItemRow(
      id: item.id, subject: item.subject, owner: item.owner ?? "",
      region: Self.region(item.region), level: item.level, state: item.state.name[language],
      className: item.state.rawValue, since: item.since?.description ?? "",
      due: item.due?.description ?? "", isLate: item.due.map { $0 < today } ?? false)
  }

  /// Opens the cases of what is listed now, and says how many.
  private func openCases(
    _ engines: EngineShelf.Engines, _ on: Day, _ language: Wording.Language
  ) throws(Problem) -> String {
    let opened = try engines.cases.openListed(asOf: on)
    guard !opened.isEmpty else { return "" }
    return language("；立案 \(opened.count) 件", "; \(opened.count) cases opened")
  }

  /// Runs a register, ends its publications, or enters a subject by hand.
  func changeRegister(_ request: Request, _ context: WorkbenchContext) async throws -> Response {
    let name = context.parameters.get("name") ?? ""
    let fields = try await form(request)
    let found = try engines.register(name).engines
    let book = found.registers
    let actor = actor(context)
    let language = context.language
    do {
      let on = try actingDay(fields)
      switch fields["action"] ?? "" {
      case "run":
        let report = try await Self.slowly { () throws(Problem) in
          try book.run(name, asOf: on, by: actor)
        }
        let said = language(
          """
          按 \(on) 认定：提出 \(report.proposed)，待补事实 \(report.undecided)，转入复核 \
          \(report.toRecheck)，继续在册 \(report.kept)，退出 \(report.left)，不再成立 \(report.lapsed)
          """,
          """
          Run as of \(on): proposed \(report.proposed), undecided \(report.undecided), to be \
          re-checked \(report.toRecheck), kept \(report.kept), left \(report.left), lapsed \
          \(report.lapsed)
          """)
        return try registerPage(
          name, nil, said: said + openCases(found, on, language), request, context)
      case "publish":
        let count = try book.publish(name, asOf: on, by: actor)
        let said = language(
          "截至 \(on) 公示期满，列入 \(count)", "publications until \(on) ended; listed \(count)")
        return try registerPage(
          name, nil, said: said + openCases(found, on, language), request, context)
      case "enter":
        let item = try book.enter(
          fields["subject"] ?? "", in: name, reason: fields["reason"] ?? "", on: on, by: actor)
        _ = try openCases(found, on, language)
        return redirect("/registers/\(HTML.percentEncoded(name))/items/\(item.id)")
      default:
        throw PageProblem(
          .badRequest, .badForm("表单无法识别", "the form cannot be read"))
      }
    } catch let problem as Problem {
      return try registerPage(name, problem, request, context)
    }
  }

  /// What entered, left and moved between two days.
  func registerDifference(_ request: Request, _ context: WorkbenchContext) throws -> Response {
    let name = context.parameters.get("name") ?? ""
    let (engines, register) = try engines.register(name)
    let language = context.language
    let to = try day("to", request) ?? today
    let from = try day("from", request) ?? (to.adding(months: -1) ?? to)
    let difference = try engines.registers.difference(
      of: name, from: from, to: to, viewer: viewer(context))
    func row(_ item: RegisterItem, _ before: RegisterState?) -> DifferenceRow {
      DifferenceRow(
        id: item.id, subject: item.subject, region: Self.region(item.region),
        from: before?.name[language] ?? "", state: item.state.name[language],
        className: item.state.rawValue, reason: item.events.last?.reason ?? "")
    }
    let view = DifferenceView(
      name: HTML.percentEncoded(name), title: register.title, from: from.description,
      to: to.description, entered: difference.entered.map { row($0, nil) },
      left: difference.left.map { row($0, nil) },
      moved: difference.moved.map { row($0.item, $0.from) },
      isEmpty: difference.entered.isEmpty && difference.left.isEmpty && difference.moved.isEmpty)
    return page(
      request, context, .registerDiff, title: Wording(register.title), section: .registers, view)
  }

  /// What the entry rule says of one subject, whether it is on the list or not.
  func registerWhy(_ request: Request, _ context: WorkbenchContext) throws -> Response {
    let name = context.parameters.get("name") ?? ""
    let (engines, register) = try engines.register(name)
    let subject = parameter("subject", request) ?? ""
    let on = try day("on", request) ?? today
    let explanation = try engines.registers.explain(
      subject, in: name, on: on, viewer: viewer(context))
    let items = try engines.registers.items(ofSubject: subject, in: name, viewer: viewer(context))
    let view = WhyView(
      name: HTML.percentEncoded(name), title: register.title, subject: subject,
      day: on.description, explanation: ExplanationView(explanation, context.language),
      items: items.map { row($0, context.language) }, hasItems: !items.isEmpty)
    return page(
      request, context, .registerWhy, title: Wording(register.title), section: .registers, view)
  }
}
