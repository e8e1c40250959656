public import Diagnostics
public import Foundation
import GRDB
import Provisions
public import Store
import Vocabulary

extension Library {
  /// The division of tasks.
  ///
  /// - Parameter agency: A body by its name as it stands there; all where `nil`.
  /// - Returns: The tasks, in the order in which they were made.
  /// - Throws: The problems of the file.
  public func tasks(of agency: String? = nil) throws(Problem) -> [DutyTask] {
    try read { db in
      try WorkTable(db: db).tasks(
        where: "?1 IS NULL OR id IN (SELECT task_id FROM task_agency WHERE agency = ?1)", [agency])
    }
  }

  /// Makes tasks of the duties that were read out of a document; provisions that have tasks already are
  /// left as they are.
  ///
  /// The body named first leads where the text says nothing else, which is custom and not stated.
  ///
  /// - Parameters:
  ///   - document: The document.
  ///   - actor: Who takes them over.
  /// - Returns: How many tasks were made.
  /// - Throws: The problems of the file.
  public func addTasks(from document: String, by actor: String) throws(Problem) -> Int {
    let duties = try duties(in: document).filter { $0.duty.part != .subject }
    var order: [String] = []
    var byProvision: [String: [FoundDuty]] = [:]
    for duty in duties {
      if byProvision[duty.duty.provision] == nil { order.append(duty.duty.provision) }
      byProvision[duty.duty.provision, default: []].append(duty)
    }
    return try write(LogAction("tasks-from", document, by: actor)) { db in
      let table = WorkTable(db: db)
      let taken = Set(try table.tasks().map(\.provision))
      var count = 0
      for provision in order where !taken.contains(provision) {
        let found = byProvision[provision] ?? []
        var names: Set<String> = []
        let agencies = found.compactMap { duty -> (name: String, part: DutyTask.Part)? in
          guard names.insert(duty.duty.agency).inserted else { return nil }
          return (duty.duty.agency, duty.duty.part == .lead ? .lead : .support)
        }
        let text = found[0].provisionHeading ?? found[0].duty.text
        _ = try table.add(
          provision, text, dueOn: nil, source: "reading", agencies: agencies, actor: actor,
          at: Date())
        count += 1
      }
      return count
    }
  }

  /// Adds a task.
  ///
  /// - Throws: `targets.no-lead` where nobody or more than one leads; `targets.bad-day`.
  public func addTask(
    _ provision: String, _ text: String, dueOn: String? = nil, source: String,
    agencies: [(name: String, part: DutyTask.Part)], by actor: String
  ) throws(Problem) -> Int64 {
    guard agencies.count(where: { $0.part == .lead }) == 1 else { throw Self.noLead }
    try Self.needDay(dueOn)
    return try write(LogAction("task", provision, by: actor)) { db in
      try WorkTable(db: db).add(
        provision, text, dueOn: dueOn, source: source, agencies: agencies, actor: actor, at: Date())
    }
  }

  /// Adds the tasks of a table in one transaction.
  ///
  /// - Parameters:
  ///   - rows: The tasks, each with one lead.
  ///   - source: The name of the file.
  ///   - actor: Who imports them.
  /// - Throws: `targets.no-lead`, `targets.bad-day`.
  public func addTasks(_ rows: [TaskFile.Row], source: String, by actor: String) throws(Problem) {
    for row in rows {
      guard row.agencies.count(where: { $0.part == .lead }) == 1 else { throw Self.noLead }
      try Self.needDay(row.dueOn)
    }
    try write(LogAction("tasks-from", source, by: actor)) { db in
      for row in rows {
        _ = try WorkTable(db: db).add(
          row.provision, row.text, dueOn: row.dueOn, source: source, agencies: row.agencies,
          actor: actor, at: Date())
      }
    }
  }

  /// Says how far a task is; it is done only with a file that proves it.
  ///
  /// - Throws: `targets.no-task`, `targets.no-evidence`.
  public func report(
    _ state: DutyTask.State, of task: Int64, note: String,
    evidence: (name: String, data: Data)? = nil, by actor: String
  ) throws(Problem) {
    if state == .done, evidence?.data.isEmpty ?? true { throw Self.noEvidence }
    try write(LogAction("task-report", "\(task)", by: actor)) { db in
      let table = WorkTable(db: db)
      guard try !table.tasks(where: "id = ?", [task]).isEmpty else {
        throw Problem(
          "targets.no-task", .error, Wording("没有第 \(task) 项任务", "there is no task \(task)"))
      }
      try table.add(
        DutyTask.Event(
          state: state, note: note, file: evidence?.name,
          sha256: evidence.map { Digests.sha256(Array($0.data)) }, actor: actor, at: Date()),
        to: task, data: evidence?.data)
    }
  }

  /// The local plans.
  ///
  /// - Throws: The problems of the file.
  public func localPlans() throws(Problem) -> [LocalPlan] {
    try read { db in try WorkTable(db: db).plans() }
  }

  /// Files a local plan.
  ///
  /// - Throws: `targets.no-measures`, `targets.no-such-provision` for a measure that carries out
  ///   what no document has, `targets.unknown-region`, `targets.bad-day`.
  public func file(_ plan: LocalPlan, data: Data, by actor: String) throws(Problem) -> Int64 {
    guard !plan.measures.isEmpty else {
      throw Problem(
        "targets.no-measures", .error, Wording("方案没有措施", "the plan has no measures"))
    }
    guard RegionTable.standard[plan.region] != nil else {
      throw Problem(
        "targets.unknown-region", .error,
        Wording("没有地区 “\(plan.region)”", "there is no region “\(plan.region)”"))
    }
    try Self.needDay(plan.filedOn)
    return try write(LogAction("plan", "\(plan.region) \(plan.title)", by: actor)) { db in
      for provision in Set(plan.measures.flatMap(\.provisions)).sorted() {
        let isKnown = try Bool.fetchOne(
          db, sql: "SELECT EXISTS (SELECT 1 FROM provision WHERE key = ?)", arguments: [provision])
        guard isKnown == true else {
          throw Problem(
            "targets.no-such-provision", .error,
            Wording("文库中没有条款 “\(provision)”", "the library has no provision “\(provision)”"),
            suggestion: Wording(
              "先读入这份文件，或核对条款的写法", "read the document first, or check the spelling"))
        }
      }
      return try WorkTable(db: db).add(
        plan, sha256: Digests.sha256(Array(data)), actor: actor, at: Date())
    }
  }

  /// The articles of a document that no plan of a region carries out, in the order of the text.
  ///
  /// Articles without others below them are asked; one counts as carried out where a measure names it or
  /// one above it.
  ///
  /// - Parameters:
  ///   - document: The document.
  ///   - region: The region; plans of any region count where `nil`.
  /// - Returns: The articles with their headings.
  /// - Throws: The problems of the file.
  public func articlesWithoutPlan(in document: String, region: String? = nil) throws(Problem)
    -> [(provision: String, heading: String?)]
  {
    let linked = try read { db in
      try String.fetchSet(
        db,
        sql: """
          SELECT l.provision FROM plan_link l JOIN plan_measure m ON m.id = l.measure_id
          JOIN local_plan p ON p.id = m.plan_id WHERE ?1 IS NULL OR p.region = ?1
          """, arguments: [region])
    }
    let all = try read { db in
      try Row.fetchAll(
        db,
        sql: """
          SELECT p.key, p.heading FROM provision p JOIN document d ON d.id = p.document_id
          WHERE d.key = ? AND p.level IS NOT NULL
            AND NOT EXISTS (SELECT 1 FROM provision c WHERE c.parent = p.key)
          ORDER BY p.ordinal
          """, arguments: [document]
      ).map { (key: $0["key"] as String, heading: $0["heading"] as String?) }
    }
    let parents = try read { db in
      try Row.fetchAll(
        db,
        sql: """
          SELECT p.key, p.parent FROM provision p JOIN document d ON d.id = p.document_id
          WHERE d.key = ? AND p.parent IS NOT NULL
          """, arguments: [document]
      ).reduce(into: [String: String]()) { $0[$1["key"]] = $1["parent"] }
    }
    // What a measure says of an article it says of all below it.
    func isLinked(_ key: String) -> Bool {
      var next: String? = key
      while let one = next {
        if linked.contains(one) { return true }
        next = parents[one]
      }
      return false
    }
    return all.filter { !isLinked($0.key) }.map { ($0.key, $0.heading) }
  }

  /// The items of supervision.
  ///
  /// - Throws: The problems of the file.
  public func supervisions() throws(Problem) -> [Supervision] {
    try read { db in try WorkTable(db: db).supervisions() }
  }

  /// Opens an item of supervision.
  ///
  /// - Throws: `targets.bad-day`.
  public func openSupervision(_ item: Supervision, by actor: String) throws(Problem) -> Int64 {
    try Self.needReason(item.finding)
    try Self.needDay(item.dueOn)
    return try write(LogAction("supervise", item.target ?? "\(item.task ?? 0)", by: actor)) { db in
      try WorkTable(db: db).add(item, actor: actor, at: Date())
    }
  }

  /// Adds to an item: a consultation, a decision, evidence; it is closed only once there is evidence.
  ///
  /// - Throws: `targets.no-supervision`, `targets.closed`, `targets.no-evidence`.
  public func add(
    _ kind: Supervision.Kind, _ text: String, to item: Int64,
    evidence: (name: String, data: Data)? = nil, by actor: String
  ) throws(Problem) {
    try Self.needReason(text)
    if kind == .evidence, evidence?.data.isEmpty ?? true { throw Self.noEvidence }
    try write(LogAction("supervise-\(kind.rawValue)", "\(item)", by: actor)) { db in
      let table = WorkTable(db: db)
      guard let found = try table.supervisions().first(where: { $0.id == item }) else {
        throw Problem(
          "targets.no-supervision", .error,
          Wording("没有第 \(item) 项督导", "there is no item of supervision \(item)"))
      }
      if found.isClosed {
        throw Problem("targets.closed", .error, Wording("这项督导已销号", "the item is closed"))
      }
      if kind == .closed, !found.events.contains(where: { $0.kind == .evidence }) {
        throw Self.noEvidence
      }
      let file = kind == .evidence ? evidence : nil
      try table.add(
        Supervision.Event(
          kind: kind, text: text, file: file?.name,
          sha256: file.map { Digests.sha256(Array($0.data)) }, actor: actor, at: Date()),
        to: item, data: file?.data)
    }
  }

  private static let noLead = Problem(
    "targets.no-lead", .error,
    Wording("每项任务须有且只有一个牵头单位", "a task has one leading body, and no more"))

  private static let noEvidence = Problem(
    "targets.no-evidence", .error, Wording("没有佐证材料，不能销号", "without evidence it cannot be closed"),
    suggestion: Wording("先附上证明文件", "attach a file that proves it first"))

  private static func needDay(_ text: String?) throws(Problem) {
    guard let text, Day(text) == nil else { return }
    throw Problem(
      "targets.bad-day", .error, Wording("“\(text)” 不是日期", "“\(text)” is no day"),
      suggestion: Wording("写成 2025-12-31", "write it as 2025-12-31"))
  }
}
