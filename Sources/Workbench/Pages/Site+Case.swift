import Cases
import Diagnostics
import Foundation
import Hummingbird
import NIOCore
import Ledgers
import Registers
import Rulings
import Store
import Vocabulary

private struct EvidenceRow {
  let name: String
  let types: String
  let accept: String
  let have: Int
  let least: Int
  let isEnough: Bool
  let step: String
}

private struct OpenStepView {
  let id: Int64
  let step: String
  let title: String
  let who: String
  let since: String
  let due: String
  let dayText: String
  let isLate: Bool
  let isStopped: Bool
  let stoppedOn: String
  let stopReason: String
  let daysLeft: String
  let isTask: Bool
  let isWait: Bool
  let provision: String
  let provisionAddress: String
  let evidence: [EvidenceRow]
  let hasEvidence: Bool
  let isLacking: Bool
  let inputs: [FactInput]
  let isMine: Bool
  let mayDo: Bool
  let stops: [String]
  let mayStop: Bool
  let people: [Choice]
  let hasPeople: Bool
}

private struct PastStepRow {
  let title: String
  let state: String
  let className: String
  let entered: String
  let due: String
  let left: String
  let who: String
  let isLate: Bool
}

private struct CaseFileRow {
  let id: Int64
  let name: String
  let file: String
  let sha256: String
  let short: String
  let media: String
  let size: String
}

private struct CaseEventRow {
  let day: String
  let kind: String
  let step: String
  let actor: String
  let onBehalfOf: String
  let reason: String
  let provision: String
  let provisionAddress: String
  let facts: [String]
  let to: String
  let explanation: [ExplanationView]
  let effect: String
  let effectAddress: String
  let isComment: Bool
  let recorded: String
}

private struct CaseFactRow {
  let name: String
  let value: String
  let isMasked: Bool
}

private struct CaseView {
  let caseNumber: Int64
  let title: String
  let procedure: String
  let procedureTitle: String
  let version: String
  let provision: String
  let provisionAddress: String
  let subject: String
  let subjectAddress: String
  let chain: String
  let opened: String
  let isOpen: Bool
  let outcome: String
  let closed: String
  let open: [OpenStepView]
  let past: [PastStepRow]
  let hasPast: Bool
  let facts: [CaseFactRow]
  let hasFacts: Bool
  let files: [CaseFileRow]
  let hasFiles: Bool
  let events: [CaseEventRow]
  let letters: [Choice]
  let hasLetters: Bool
  let mayWork: Bool
  let mayReopen: Bool
  let today: String
  let problems: [ProblemView]
}

extension Site {
  /// The largest file of evidence, as the engine has it.
  private static let largestEvidence = 64 << 20

  private func caseID(_ context: WorkbenchContext) throws -> Int64 {
    let text = context.parameters.get("id") ?? ""
    guard let id = Int64(text) else { throw PageProblem.notFound(text) }
    return id
  }

  /// One case: what is to be done, on what evidence, and everything that happened.
  func caseFile(_ request: Request, _ context: WorkbenchContext) throws -> Response {
    try casePage(try caseID(context), nil, request, context)
  }

  private func casePage(
    _ id: Int64, _ problem: Problem?, stated: [String: String] = [:], _ request: Request,
    _ context: WorkbenchContext
  ) throws -> Response {
    let language = context.language
    let (engines, file) = try engines.file(id, viewer: viewer(context))
    let procedure = try engines.cases.procedure(of: file)
    let names = try names()
    let me = actor(context)
    let mayWork = context.visitor.may(.workCases)
    let people = try library.people().filter(\.isActive)
    let open = file.open.map { step -> OpenStepView in
      let declared = procedure.step(step.step)
      let evidence = (declared?.evidence ?? []).map { piece in
        let have = file.attachments.count { $0.name == piece.name }
        let types = piece.types.isEmpty ? EvidenceType.allCases : piece.types
        return EvidenceRow(
          name: piece.name, types: types.map(\.rawValue).joined(separator: " "),
          accept: types.flatMap(Self.extensions).joined(separator: ","), have: have,
          least: piece.least, isEnough: have >= piece.least, step: step.step)
      }
      let isMine = Self.isFor(me, step, declared)
      let rules = (declared?.next ?? []).compactMap(\.when)
      return OpenStepView(
        id: step.id, step: step.step, title: declared?.title ?? step.step,
        who: Self.who(step, declared, names, language), since: step.enteredOn.description,
        due: step.dueOn?.description ?? "",
        dayText: step.stoppedOn == nil ? Self.due(step.dueOn, today, calendar, language) : "",
        isLate: step.stoppedOn == nil && (step.dueOn.map { $0 < today } ?? false),
        isStopped: step.stoppedOn != nil, stoppedOn: step.stoppedOn?.description ?? "",
        stopReason: step.stopReason ?? "",
        daysLeft: step.daysLeft.map { language("还剩 \($0) 日", "\($0) days left") } ?? "",
        isTask: declared?.kind == .task, isWait: declared?.kind == .wait,
        provision: declared?.provision ?? "",
        provisionAddress: Self.search(declared?.provision), evidence: evidence,
        hasEvidence: !evidence.isEmpty, isLacking: evidence.contains { !$0.isEnough },
        inputs: (declared?.facts ?? []).map { fact in
          FactInput(
            fact, value: stated[fact.name] ?? "", known: FactInput.texts(about: fact, in: rules))
        }, isMine: isMine,
        mayDo: mayWork && declared?.kind == .task && step.stoppedOn == nil
          && (isMine || me.role == .administrator), stops: procedure.stops.map(\.name),
        mayStop: mayWork && !procedure.stops.isEmpty && step.stoppedOn == nil
          && (isMine || me.role == .administrator),
        people: people.map { Choice(value: $0.login, name: $0.name, isChosen: false) },
        hasPeople: mayWork && declared?.kind == .task && !people.isEmpty
          && (isMine || me.role == .administrator))
    }
    let view = CaseView(
      caseNumber: file.id, title: file.title, procedure: procedure.name,
      procedureTitle: procedure.title, version: file.version,
      provision: procedure.provision ?? "", provisionAddress: Self.search(procedure.provision),
      subject: file.subject ?? "",
      subjectAddress: file.subjectType.flatMap { type in
        file.subject.map {
          "/records/\(HTML.percentEncoded(type))/record?key=\(HTML.percentEncoded($0))"
        }
      } ?? "",
      chain: file.subjectType.map { landTypes.contains($0) } == true
        ? "/land/parcel?key=\(HTML.percentEncoded(file.subject ?? ""))" : "",
      opened: file.openedOn.description, isOpen: file.isOpen, outcome: file.outcome ?? "",
      closed: file.closedOn?.description ?? "", open: open,
      past: file.steps.filter { $0.state != .open }.map { step in
        let declared = procedure.step(step.step)
        return PastStepRow(
          title: declared?.title ?? step.step, state: Self.name(step.state)[language],
          className: step.state.rawValue, entered: step.enteredOn.description,
          due: step.dueOn?.description ?? "", left: step.leftOn?.description ?? "",
          who: Self.who(step, declared, names, language),
          isLate: step.dueOn.map { due in step.leftOn.map { $0 > due } ?? false } ?? false)
      }, hasPast: file.steps.contains { $0.state != .open },
      facts: file.facts.sorted { $0.key < $1.key }.map { name, value in
        CaseFactRow(
          name: procedure.allFacts.first { $0.name == name }?.title ?? name,
          value: Self.plain(value ?? "", language), isMasked: value == nil)
      }, hasFacts: !file.facts.isEmpty,
      files: file.attachments.map { attachment in
        CaseFileRow(
          id: attachment.id, name: attachment.name, file: attachment.file,
          sha256: attachment.sha256, short: String(attachment.sha256.prefix(12)),
          media: attachment.media, size: Self.fileSize(attachment.bytes))
      }, hasFiles: !file.attachments.isEmpty,
      events: file.events.reversed().map { event in
        CaseEventRow(
          day: event.day.description, kind: Self.word(event.kind, language),
          step: event.step.map { procedure.step($0)?.title ?? $0 } ?? "",
          actor: names[event.actor] ?? event.actor,
          onBehalfOf: event.onBehalfOf.map { names[$0] ?? $0 } ?? "",
          reason: event.kind == "assigned"
            ? event.reason.map { names[$0] ?? $0 } ?? ""
            : event.reason ?? event.body?.outcome ?? "",
          provision: event.provision ?? "", provisionAddress: Self.search(event.provision),
          facts: (event.body?.facts ?? [:]).sorted { $0.key < $1.key }.map {
            "\($0.key)：\(Self.plain($0.value, language))"
          },
          to: (event.body?.to ?? []).map { procedure.step($0)?.title ?? $0 }
            .joined(separator: language("、", ", ")),
          explanation: event.body?.explanation.map { [ExplanationView($0, language)] } ?? [],
          effect: event.body?.effect.map { $0.words(title(of: $0))[language] } ?? "",
          effectAddress: event.body?.effect.map(Self.address) ?? "",
          isComment: event.kind == "comment", recorded: Moment.text(event.recordedAt))
      },
      letters: procedure.letters.map { Choice(value: $0.name, name: $0.title, isChosen: false) },
      hasLetters: file.isOpen && mayWork && !procedure.letters.isEmpty, mayWork: mayWork,
      mayReopen: mayWork && !file.isOpen
        && (procedure.reopening.map { $0.roles.isEmpty || $0.roles.contains(me.role) } ?? false
          || (procedure.reopening != nil && me.role == .administrator)),
      today: today.description, problems: problem.map { [ProblemView($0, language)] } ?? [])
    return page(
      request, context, .caseFile, title: Wording(file.title), section: .cases,
      status: problem.map { PageProblem($0).status } ?? .ok, view)
  }

  /// What people call that in which a step brought something about.
  private func title(of effect: CaseEffect) -> String? {
    switch effect.kind {
    case .leave, .enter: try? engines.register(effect.name).register.title
    case .post: try? engines.ledger(effect.name).ledger.title
    case .open: try? engines.procedure(effect.name).procedure.title
    }
  }

  /// Where what a step brought about is to be seen.
  private static func address(_ effect: CaseEffect) -> String {
    let name = HTML.percentEncoded(effect.name)
    switch effect.kind {
    case .leave, .enter:
      return "/registers/\(name)" + (effect.id.map { "/items/\($0)" } ?? "")
    case .post: return "/ledgers/\(name)"
    case .open: return effect.id.map { "/cases/\($0)" } ?? "/cases"
    }
  }

  /// The endings that a browser offers for a kind of file.
  private static func extensions(_ type: EvidenceType) -> [String] {
    switch type {
    case .jpg: [".jpg", ".jpeg"]
    case .tif: [".tif", ".tiff"]
    default: [".\(type.rawValue)"]
    }
  }

  private static func name(_ state: CaseFile.Step.State) -> Wording {
    switch state {
    case .open: Wording("待办", "to do")
    case .arrived: Wording("待汇合", "waits for the others")
    case .done: Wording("已办", "done")
    case .cancelled: Wording("取消", "cancelled")
    }
  }

  /// Takes a step, stops or starts clocks, comments, assigns, writes a letter, opens again.
  func workCase(_ request: Request, _ context: WorkbenchContext) async throws -> Response {
    let id = try caseID(context)
    let fields = try await form(request)
    let (engines, file) = try engines.file(id, viewer: viewer(context))
    let book = engines.cases
    let actor = actor(context)
    let step = fields["step"]
    var stated: [String: String] = [:]
    do {
      let on = try actingDay(fields)
      switch fields["action"] ?? "" {
      case "done":
        let procedure = try book.procedure(of: file)
        stated = FactInput.stated(fields, step.flatMap { procedure.step($0) }?.facts ?? [])
        _ = try book.complete(
          step ?? "", of: id, facts: stated, reason: fields["reason"], on: on, by: actor,
          onBehalfOf: fields["for"])
      case "comment": _ = try book.comment(fields["text"] ?? "", on: id, day: on, by: actor)
      case "stop":
        _ = try book.stop(id, step: step, reason: fields["reason"] ?? "", on: on, by: actor)
      case "start": _ = try book.start(id, step: step, on: on, by: actor)
      case "assign":
        _ = try book.assign(step ?? "", of: id, to: fields["to"] ?? "", on: on, by: actor)
      case "letter":
        _ = try book.letter(
          fields["letter"] ?? "", of: id, on: on, viewer: viewer(context), by: actor)
      case "reopen": _ = try book.reopen(id, reason: fields["reason"] ?? "", on: on, by: actor)
      default:
        throw PageProblem(.badRequest, .badForm("表单无法识别", "the form cannot be read"))
      }
    } catch let problem as Problem {
      return try casePage(id, problem, stated: stated, request, context)
    }
    return redirect("/cases/\(id)")
  }

  /// Attaches a file as evidence.
  func attachEvidence(_ request: Request, _ context: WorkbenchContext) async throws -> Response {
    let id = try caseID(context)
    let (engines, _) = try engines.file(id, viewer: viewer(context))
    let form = try await UploadedForm.read(
      request, into: desk.folder, limit: Self.largestEvidence + (1 << 20))
    defer { if let file = form.file { desk.folder.remove(file.path) } }
    do {
      guard let file = form.file,
        let data = FileManager.default.contents(atPath: file.path)
      else {
        throw Problem(
          "cases.bad-file", .error, Wording("没有选择文件", "no file was chosen"),
          suggestion: Wording("选好文件再上传。", "choose a file and send it again"))
      }
      let bytes = [UInt8](data)
      let step = form.fields["step"].flatMap { $0.isEmpty ? nil : $0 }
      let evidence = form.fields["evidence"] ?? ""
      let (day, actor) = (today, actor(context))
      try await Self.slowly { () throws(Problem) in
        _ = try engines.cases.attach(
          bytes, file: file.name, as: evidence, to: id, step: step, on: day, by: actor)
      }
    } catch let problem as Problem {
      return try casePage(id, problem, request, context)
    }
    return redirect("/cases/\(id)")
  }

  /// A file of a case.
  func caseEvidence(_ request: Request, _ context: WorkbenchContext) throws -> Response {
    let id = try caseID(context)
    let (engines, file) = try engines.file(id, viewer: viewer(context))
    let text = context.parameters.get("file") ?? ""
    guard let attachment = file.attachments.first(where: { "\($0.id)" == text }) else {
      throw PageProblem.notFound(text)
    }
    let bytes = try engines.cases.data(ofAttachment: attachment.id, viewer: viewer(context))
    return download(
      ByteBuffer(bytes: bytes), type: attachment.media, name: attachment.file)
  }
}
