public import Diagnostics
import FEEL
import Foundation
import Ledgers
public import Packs
import Registers
public import Rulings
public import Store
import Synchronization
public import Vocabulary

/// The procedures of a pack and the cases that follow them, kept in a library.
///
/// Each thing that is done is one transaction: a step with its evidence, facts, event, the steps that
/// follow and their clocks land together or not at all.
public final class CaseBook: Sendable {
  /// The procedures.
  public let procedures: [Procedure]
  let definitions: [String: CaseDefinition]
  let packs: PackSet
  let library: Library
  let parameters: Parameters
  let calendar: WorkingCalendar
  private let context: OverlayContext
  private let read = Mutex<[String: Procedure]>([:])
  private let others = Mutex<(registers: RegisterBook?, ledgers: LedgerBook?)>((nil, nil))

  /// Reads the procedures of a pack and of the packs that it uses.
  ///
  /// - Parameters:
  ///   - packs: The pack with those that it uses.
  ///   - library: Where cases are kept.
  ///   - context: The region and the year that parameters are for.
  ///   - calendar: Which days are worked.
  /// - Throws: What is wrong with a declaration; a procedure that cannot end is none to work by.
  public init(
    _ packs: PackSet, library: Library, for context: OverlayContext = OverlayContext(),
    calendar: WorkingCalendar = .standard
  ) throws(Problem) {
    self.packs = packs
    self.library = library
    self.calendar = calendar
    self.context = context
    parameters = Parameters(packs, for: context)
    (procedures, definitions) = try Self.declared(packs, parameters)
  }

  /// A procedure of a pack, without any cases.
  ///
  /// - Throws: `cases.unknown`, or what is wrong with a declaration.
  public static func procedure(
    _ name: String, of packs: PackSet, for context: OverlayContext = OverlayContext()
  ) throws(Problem) -> Procedure {
    let procedures = try declared(packs, Parameters(packs, for: context)).procedures
    if let procedure = procedures.first(where: { $0.name == name }) { return procedure }
    throw CaseProblem.unknown(Wording("流程", "procedure"), name, among: procedures.map(\.name))
  }

  /// The registers that steps change; read when a step first does.
  func registers() throws(Problem) -> RegisterBook {
    if let known = others.withLock({ $0.registers }) { return known }
    let book = try RegisterBook(packs, library: library, for: context, calendar: calendar)
    others.withLock { $0.registers = book }
    return book
  }

  /// The ledgers that steps post to; read when a step first does.
  func ledgers() throws(Problem) -> LedgerBook {
    if let known = others.withLock({ $0.ledgers }) { return known }
    let book = try LedgerBook(packs, library: library, for: context)
    others.withLock { $0.ledgers = book }
    return book
  }

  private static func declared(_ packs: PackSet, _ parameters: Parameters) throws(Problem) -> (
    procedures: [Procedure], definitions: [String: CaseDefinition]
  ) {
    var procedures: [Procedure] = []
    var definitions: [String: CaseDefinition] = [:]
    for pack in packs.all.reversed() {
      let declarations = PackFiles.declarations(.procedure, in: pack.folder)
      if let problem = declarations.problems.first { throw problem }
      for file in declarations.files {
        let rules = RuleCompiler(folder: pack.folder)
        var problems = ShapeChecker.problems(of: file.root, DeclarationKind.procedure.shape)
        var reader = ProcedureReader(
          file, of: (pack.name, pack.manifest.version), in: packs, parameters: parameters,
          rules: rules)
        let procedure = reader.read()
        problems += reader.problems
        if let procedure { problems += ProcedureFaults(procedure, file).problems }
        if let problem = problems.first(where: { $0.severity == .error }) { throw problem }
        guard let procedure, !procedures.contains(where: { $0.name == procedure.name }),
          let text = try? String(contentsOfFile: file.name, encoding: .utf8)
        else { continue }
        procedures.append(procedure)
        definitions[procedure.name] = CaseDefinition(
          file: file.name.hasPrefix(pack.folder + "/")
            ? String(file.name.dropFirst(pack.folder.count + 1)) : file.name,
          text: text, pack: pack.name, packVersion: pack.manifest.version,
          models: rules.files.mapValues { String(decoding: $0, as: UTF8.self) })
      }
    }
    return (procedures, definitions)
  }

  /// The procedure of a name, as the pack declares it now.
  ///
  /// - Throws: `cases.unknown`.
  public func procedure(_ name: String) throws(Problem) -> Procedure {
    if let procedure = procedures.first(where: { $0.name == name }) { return procedure }
    throw CaseProblem.unknown(Wording("流程", "procedure"), name, among: procedures.map(\.name))
  }

  /// The procedure that a case follows.
  func procedure(of file: CaseFile, _ table: CaseTable) throws -> Procedure {
    if let known = read.withLock({ $0[file.definition] }) { return known }
    guard let definition = try table.definition(file.definition) else {
      throw CaseTable.damaged(file.id)
    }
    let procedure = try definition.procedure(parameters, packs)
    read.withLock { $0[file.definition] = procedure }
    return procedure
  }

  /// The procedure that a case follows, in the version that it follows.
  ///
  /// - Throws: The problems of the file.
  public func procedure(of file: CaseFile) throws(Problem) -> Procedure {
    try library.read { db in try self.procedure(of: file, CaseTable(db: db)) }
  }

  // MARK: Opening

  /// Opens a case.
  ///
  /// - Parameters:
  ///   - name: The procedure.
  ///   - title: What it is about.
  ///   - subject: The name of the record that it is about.
  ///   - stated: What the procedure asks for, as it is written.
  ///   - day: The day.
  ///   - request: A name of the request: repeated with the same name, one case is opened.
  ///   - actor: Who opens it.
  /// - Returns: The case.
  /// - Throws: `cases.unknown`, `cases.no-subject`, `rulings.wrong-role`, `rulings.fact-missing`.
  @discardableResult
  public func open(
    _ name: String, title: String, subject: String? = nil, facts stated: [String: String] = [:],
    on day: Day, request: String? = nil, by actor: Actor
  ) throws(Problem) -> CaseFile {
    let procedure = try procedure(name)
    try actor.check(mayActAs: procedure.openers, for: Wording(procedure.title))
    guard !title.allSatisfy(\.isWhitespace) else {
      throw Problem("cases.no-title", .error, Wording("没有写案由", "the case has no title"))
    }
    return try library.write(LogAction("case-open", "\(name) \(subject ?? "")", by: actor.name)) {
      db in
      try self.insert(
        procedure, title: title, subject: subject, facts: stated, on: day, request: request,
        by: actor.name, CaseTable(db: db))
    }
  }

  /// Opens a case inside a transaction; who may do so was asked before.
  func insert(
    _ procedure: Procedure, title: String, subject: String?, facts stated: [String: String],
    on day: Day, request: String?, by actor: String, _ table: CaseTable
  ) throws -> CaseFile {
    if let request, let id = try table.id(request: request), let file = try table.file(id) {
      return file
    }
    let facts = try FactDeclaration.facts(stated, of: procedure.facts)
    let owner = try self.owner(subject, procedure)
    guard let definition = definitions[procedure.name] else {
      throw CaseProblem.unknown(Wording("流程", "procedure"), procedure.name, among: [])
    }
    let id = try table.insertCase(
      procedure, definition: try table.keep(definition, of: procedure), subject: subject,
      owner: owner, title: title, day: day, request: request)
    let texts = Self.texts(facts, of: procedure.facts)
    let event = try table.append(
      CaseTable.NewEvent(
        kind: "opened", day: day, actor: actor, reason: title, provision: procedure.provision,
        body: CaseEventBody(facts: texts)), to: id)
    try table.state(texts, of: id, event: event)
    let work = try CaseWork(id, table, book: self, actor: actor, day: day)
    try work.enter(procedure.start, from: "")
    return try work.reload()
  }

  private func owner(_ subject: String?, _ procedure: Procedure) throws(Problem) -> String? {
    guard let subject else { return nil }
    guard let type = procedure.subject, let record = packs.record(type) else { return nil }
    guard let found = try RecordFacts.ofOne(subject, record, packs: packs, in: library) else {
      throw Problem(
        "cases.no-subject", .error,
        Wording("没有 \(type) 记录 “\(subject)”", "there is no \(type) record “\(subject)”"))
    }
    return found.owner
  }

  static func texts(_ facts: Facts, of declared: [FactDeclaration]) -> [String: String] {
    var texts: [String: String] = [:]
    for fact in declared {
      guard let value = facts[fact.name]?.value, !value.isNull else { continue }
      texts[fact.name] = value.feelText
    }
    return texts
  }

  // MARK: Reading

  /// A case with all that happened, as a viewer may read it.
  ///
  /// - Throws: `cases.no-case`.
  public func file(_ id: Int64, viewer: RecordViewer) throws(Problem) -> CaseFile {
    let found = try library.read { db -> (CaseFile, Procedure)? in
      let table = CaseTable(db: db)
      guard let file = try table.file(id) else { return nil }
      return (file, try self.procedure(of: file, table))
    }
    guard let (file, procedure) = found,
      viewer.role != .enterprise || viewer.sees(recordOf: file.owner)
    else { throw CaseProblem.noCase(id) }
    return file.shown(to: viewer, procedure)
  }

  /// The numbers of cases.
  ///
  /// - Parameters:
  ///   - procedure: Only those that follow a procedure.
  ///   - subject: Only those about a record.
  ///   - isOpen: Only those that are open, or closed.
  ///   - viewer: Who asks: an enterprise sees its own.
  /// - Returns: The cases, in the order in which they were opened.
  /// - Throws: The problems of the file.
  public func files(
    procedure: String? = nil, subject: String? = nil, isOpen: Bool? = nil, viewer: RecordViewer
  ) throws(Problem) -> [CaseFile] {
    let ids = try library.read { db in
      try CaseTable(db: db).ids(procedure: procedure, subject: subject, isOpen: isOpen)
    }
    var files: [CaseFile] = []
    for id in ids {
      do throws(Problem) { files.append(try file(id, viewer: viewer)) } catch {
        guard error.code == "cases.no-case" else { throw error }
      }
    }
    return files
  }

  /// The bytes of a file that was attached.
  ///
  /// - Throws: `cases.no-attachment`; `cases.damaged` where they are not those that were attached.
  public func data(ofAttachment id: Int64, viewer: RecordViewer) throws(Problem) -> [UInt8] {
    guard let found = try library.read({ db in try CaseTable(db: db).data(ofAttachment: id) })
    else {
      throw Problem(
        "cases.no-attachment", .error, Wording("没有第 \(id) 件附件", "there is no attachment \(id)"))
    }
    _ = try file(found.case, viewer: viewer)
    let bytes = [UInt8](found.data)
    guard Digest.hex(bytes) == found.sha256 else {
      throw Problem(
        "cases.damaged", .error,
        Wording("第 \(id) 件附件已损坏", "the attachment \(id) is damaged"),
        suggestion: Wording("用备份恢复", "restore a backup"))
    }
    return bytes
  }
}

extension CaseFile {
  /// The case without what a viewer may not see.
  func shown(to viewer: RecordViewer, _ procedure: Procedure) -> CaseFile {
    var file = self
    let grades = Dictionary(
      procedure.allFacts.map { ($0.name, $0.grade) }, uniquingKeysWith: { max($0, $1) })
    func sees(_ name: String) -> Bool { viewer.sees(grade: grades[name] ?? 3) }
    for name in file.facts.keys where !sees(name) { file.facts[name] = .some(nil) }
    for index in file.events.indices {
      guard var body = file.events[index].body else { continue }
      body.facts = body.facts?.filter { sees($0.key) }
      body.explanation = body.explanation?.shown(to: viewer, owner: owner)
      file.events[index].body = body
    }
    return file
  }
}
