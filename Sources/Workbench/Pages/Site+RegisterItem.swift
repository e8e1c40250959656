import Cases
import Diagnostics
import Hummingbird
import Registers
import Rulings
import Store
import Vocabulary

private struct ItemEventRow {
  let day: String
  let kind: String
  let state: String
  let className: String
  let due: String
  let actor: String
  let reason: String
  let provision: String
  let provisionAddress: String
  let run: String
  let recorded: String
}

/// A thing that can be decided now.
private struct DecisionView {
  let action: String
  let label: String
  let reasons: [String]
  let hasReasons: Bool
  let needsReason: Bool
  let isQuiet: Bool
}

private struct ItemCaseRow {
  let id: Int64
  let title: String
  let procedure: String
  let state: String
}

private struct ItemView {
  let id: Int64
  let register: String
  let registerTitle: String
  let subject: String
  let subjectInAddress: String
  let subjectAddress: String
  let chain: String
  let subjectType: String
  let owner: String
  let ownerAddress: String
  let region: String
  let level: String
  let year: Int
  let state: String
  let className: String
  let since: String
  let due: String
  let dayText: String
  let explanation: [ExplanationView]
  let decidedBy: String
  let events: [ItemEventRow]
  let decisions: [DecisionView]
  let mayDecide: Bool
  let decider: String
  let today: String
  let procedures: [Choice]
  let hasProcedures: Bool
  let cases: [ItemCaseRow]
  let hasCases: Bool
  let problems: [ProblemView]
}

extension Site {
  /// One membership, and why it is.
  func registerItem(_ request: Request, _ context: WorkbenchContext) throws -> Response {
    try itemPage(nil, request, context)
  }

  private func item(_ context: WorkbenchContext) throws -> (
    engines: EngineShelf.Engines, register: Register, item: RegisterItem
  ) {
    let (engines, register) = try engines.register(context.parameters.get("name") ?? "")
    guard let id = context.parameters.get("id").flatMap({ Int64($0) }) else {
      throw PageProblem.notFound(context.parameters.get("id") ?? "")
    }
    let item = try engines.registers.item(id, viewer: viewer(context))
    guard item.register == register.name else { throw PageProblem.notFound("\(id)") }
    return (engines, register, item)
  }

  private func itemPage(
    _ problem: Problem?, _ request: Request, _ context: WorkbenchContext
  ) throws -> Response {
    let (_, register, item) = try item(context)
    let language = context.language
    let names = try names()
    let level = register.level(item.level) ?? register.levels[0]
    let deciders = level.review?.roles ?? register.handRoles
    let me = actor(context)
    let mayDecide =
      context.visitor.may(.workRegisters)
      && (deciders.isEmpty || deciders.contains(me.role) || me.role == .administrator)
    let subject = HTML.percentEncoded(item.subject)
    let decided = item.events.last {
      ["approved", "listed", "refused", "exited", "kept"].contains($0.kind)
    }
    let cases = try engines.procedures.filter { $0.procedure.subject == register.subject }
      .flatMap { engines, procedure in
        try engines.cases.files(
          procedure: procedure.name, subject: item.subject, viewer: viewer(context)
        ).map { file in
          ItemCaseRow(
            id: file.id, title: file.title, procedure: procedure.title,
            state: file.isOpen
              ? language("在办", "open")
              : language("办结：", "closed: ") + (file.outcome ?? ""))
        }
      }
    let view = ItemView(
      id: item.id, register: HTML.percentEncoded(register.name), registerTitle: register.title,
      subject: item.subject, subjectInAddress: subject,
      subjectAddress: "/records/\(HTML.percentEncoded(register.subject))/record?key=\(subject)",
      chain: landTypes.contains(register.subject) ? "/land/parcel?key=\(subject)" : "",
      subjectType: title(ofType: register.subject), owner: item.owner ?? "",
      ownerAddress: item.owner.map {
        "/records/enterprise/record?key=\(HTML.percentEncoded($0))"
      } ?? "", region: Self.region(item.region), level: item.level, year: item.year,
      state: item.state.name[language], className: item.state.rawValue,
      since: item.since?.description ?? "", due: item.due?.description ?? "",
      dayText: Self.due(item.due, today, calendar, language),
      explanation: item.events.last { $0.explanation != nil }?.explanation.map {
        [ExplanationView($0, language)]
      } ?? [], decidedBy: decided.map { names[$0.actor] ?? $0.actor } ?? "",
      events: item.events.reversed().map { event in
        ItemEventRow(
          day: event.day.description, kind: Self.word(event.kind, language),
          state: event.state.name[language], className: event.state.rawValue,
          due: event.due?.description ?? "", actor: names[event.actor] ?? event.actor,
          reason: event.reason ?? "", provision: event.provision ?? "",
          provisionAddress: Self.search(event.provision),
          run: event.run.map { "\($0)" } ?? "", recorded: Moment.text(event.recordedAt))
      }, decisions: mayDecide ? Self.decisions(item, register, language) : [],
      mayDecide: mayDecide,
      decider: deciders.map { $0.name[language] }.joined(separator: language("、", ", ")),
      today: today.description,
      procedures: context.visitor.may(.workCases)
        ? engines.procedures.filter { $0.procedure.subject == register.subject }.map {
          Choice(value: $0.procedure.name, name: $0.procedure.title, isChosen: false)
        } : [],
      hasProcedures: context.visitor.may(.workCases)
        && engines.procedures.contains { $0.procedure.subject == register.subject },
      cases: cases, hasCases: !cases.isEmpty,
      problems: problem.map { [ProblemView($0, language)] } ?? [])
    return page(
      request, context, .registerItem, title: Wording("\(register.title) \(item.subject)"),
      section: .registers, status: problem.map { PageProblem($0).status } ?? .ok, view)
  }

  /// What can be decided in a state.
  private static func decisions(
    _ item: RegisterItem, _ register: Register, _ language: Wording.Language
  ) -> [DecisionView] {
    func decision(
      _ action: String, _ label: Wording, reason: Bool, reasons: [String] = [], quiet: Bool = true
    ) -> DecisionView {
      DecisionView(
        action: action, label: label[language], reasons: reasons, hasReasons: !reasons.isEmpty,
        needsReason: reason, isQuiet: quiet)
    }
    let exit = register.exitReasons
    switch item.state {
    case .review:
      return [
        decision("approve", Wording("同意列入", "approve"), reason: false, quiet: false),
        decision("refuse", Wording("不予列入", "refuse"), reason: true),
      ]
    case .publication:
      return [decision("object", Wording("登记异议", "record an objection"), reason: true)]
    case .objection:
      return [
        decision("approve", Wording("异议不成立", "dismiss the objection"), reason: true, quiet: false),
        decision("refuse", Wording("异议成立，不列入", "uphold it, do not list"), reason: true),
      ]
    case .waiting:
      return [decision("refuse", Wording("不予列入", "refuse"), reason: true)]
    case .recheck:
      return [
        decision("approve", Wording("继续在册", "keep on the list"), reason: false, quiet: false),
        decision("refuse", Wording("退出", "take off the list"), reason: true, reasons: exit),
      ]
    case .listed:
      var decisions = [
        decision("exit", Wording("退出", "take off the list"), reason: true, reasons: exit)
      ]
      if let place = register.levels.firstIndex(where: { $0.name == item.level }),
        place + 1 < register.levels.count
      {
        let next = register.levels[place + 1].name
        decisions.append(
          decision("recommend", Wording("推荐到\(next)", "recommend to \(next)"), reason: true))
      }
      return decisions
    case .undecided, .refused, .exited: return []
    }
  }

  /// Decides.
  func decideItem(_ request: Request, _ context: WorkbenchContext) async throws -> Response {
    let fields = try await form(request)
    let (engines, register, item) = try item(context)
    let book = engines.registers
    let actor = actor(context)
    let reason = fields["reason"] ?? ""
    do {
      let on = try actingDay(fields)
      switch fields["action"] ?? "" {
      case "approve":
        _ = try book.decide(
          item.id, .approve, reason: reason.isEmpty ? nil : reason, on: on, by: actor)
      case "refuse": _ = try book.decide(item.id, .refuse, reason: reason, on: on, by: actor)
      case "object": _ = try book.object(item.id, reason: reason, on: on, by: actor)
      case "exit": _ = try book.exit(item.id, reason: reason, on: on, by: actor)
      case "recommend":
        let next = try book.recommend(item.id, reason: reason, on: on, by: actor)
        return redirect("/registers/\(HTML.percentEncoded(register.name))/items/\(next.id)")
      default:
        throw PageProblem(.badRequest, .badForm("表单无法识别", "the form cannot be read"))
      }
      try engines.cases.openListed(asOf: on)
    } catch let problem as Problem {
      return try itemPage(problem, request, context)
    }
    return redirect("/registers/\(HTML.percentEncoded(register.name))/items/\(item.id)")
  }

  /// How long until a day, in working days.
  static func due(
    _ due: Day?, _ today: Day, _ calendar: WorkingCalendar, _ language: Wording.Language
  ) -> String {
    guard let due else { return "" }
    if due < today {
      let days = try? calendar.workingDays(after: due, through: today)
      return days.map { language("已超 \($0) 个工作日", "\($0) working days late") }
        ?? language("已超期", "late")
    }
    let days = try? calendar.workingDays(after: today, through: due)
    return days.map { language("还有 \($0) 个工作日", "\($0) working days left") } ?? ""
  }

  /// What happened, as a person reads it.
  static func word(_ kind: String, _ language: Wording.Language) -> String {
    eventWords[kind]?[language] ?? kind
  }

  private static let eventWords: [String: Wording] = [
    "proposed": Wording("提出", "proposed"), "undecided": Wording("待补事实", "undecided"),
    "lapsed": Wording("不再成立", "lapsed"), "approved": Wording("审核通过", "approved"),
    "refused": Wording("不予列入", "refused"), "published": Wording("公示", "published"),
    "listed": Wording("列入", "listed"), "quota-full": Wording("名额已满", "quota used up"),
    "objected": Wording("异议", "objected"),
    "objection-dismissed": Wording("异议不成立", "objection dismissed"),
    "objection-upheld": Wording("异议成立", "objection upheld"),
    "recheck": Wording("转入复核", "to be re-checked"), "kept": Wording("继续在册", "kept"),
    "exited": Wording("退出", "left"),
    "recommended": Wording("推荐", "recommended"), "opened": Wording("立案", "opened"),
    "entered": Wording("进入", "entered"), "done": Wording("办理", "done"),
    "passed": Wording("到期进入下一步", "passed"), "forked": Wording("分办", "forked"),
    "joined": Wording("汇合", "joined"), "went-on": Wording("转入", "went on"),
    "assigned": Wording("指派", "assigned"), "comment": Wording("留言", "comment"),
    "attached": Wording("附件", "attached"), "stopped": Wording("停钟", "clock stopped"),
    "started": Wording("续计", "clock started"), "reminded": Wording("提醒", "reminded"),
    "overdue": Wording("超期", "overdue"), "escalated": Wording("上报", "escalated"),
    "closed": Wording("办结", "closed"), "reopened": Wording("重新办理", "reopened"),
    "effect": Wording("同时办理", "brought about"),
    "stuck": Wording("无路可走", "stuck"), "migrated": Wording("换用新流程", "migrated"),
  ]
}
