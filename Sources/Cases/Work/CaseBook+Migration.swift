public import Diagnostics
import GRDB
public import Rulings
import Store
public import Vocabulary

extension CaseBook {
  /// Moves open cases to the version of a procedure that the pack declares now.
  ///
  /// All of them move, or none: a case at a step that is no longer there, and for which no other is
  /// declared, stands in the way, as does one that could not end from where it would be.
  ///
  /// - Parameters:
  ///   - name: The procedure.
  ///   - day: The day.
  ///   - actor: Who moves them.
  /// - Returns: The numbers of the cases that moved.
  /// - Throws: `cases.cannot-migrate` with a note for each case in the way.
  @discardableResult
  public func migrate(_ name: String, on day: Day, by actor: Actor) throws(Problem) -> [Int64] {
    let procedure = try procedure(name)
    try actor.check(mayActAs: procedure.openers, for: Wording(procedure.title))
    guard let definition = definitions[name] else { return [] }
    return try library.write(LogAction("case-migrate", name, by: actor.name)) { db in
      let table = CaseTable(db: db)
      let sha256 = try table.keep(definition, of: procedure)
      var moved: [Int64] = []
      var faults: [Wording] = []
      for id in try table.ids(procedure: name, subject: nil, isOpen: true) {
        let work = try CaseWork(id, table, book: self, actor: actor.name, day: day)
        guard work.file.definition != sha256 else { continue }
        let plan = MigrationPlan(from: work, to: procedure)
        if plan.faults.isEmpty {
          try plan.perform(sha256)
          moved.append(id)
        } else {
          faults += plan.faults
        }
      }
      guard faults.isEmpty else {
        throw Problem(
          "cases.cannot-migrate", .error,
          Wording(
            "\(faults.count) 处使在办案件不能转到新版本，全部未转",
            "\(faults.count) obstacles keep open cases from moving; none was moved"),
          notes: faults,
          suggestion: Wording(
            "在 migrations 中写明旧步骤对应的新步骤", "say under migrations where old steps go on"))
      }
      return moved
    }
  }
}

/// Where one case would go on.
private struct MigrationPlan {
  let work: CaseWork
  let target: Procedure
  private(set) var faults: [Wording] = []
  private var names: [Int64: (step: String, from: String)] = [:]
  private let mapping: [String: String]

  init(from work: CaseWork, to target: Procedure) {
    self.work = work
    self.target = target
    mapping = target.migrations.first { $0.from == work.procedure.version }?.steps ?? [:]
    let active = work.file.steps.filter { $0.state == .open || $0.state == .arrived }
    let graph = ProcedureGraph(target)
    var marking: ProcedureGraph.Marking = []
    for step in active {
      guard let name = goesOn(step.step), let declared = target.step(name) else {
        faults.append(
          Wording(
            "第 \(work.id) 号案件在办的 “\(step.step)” 在新版本中没有对应步骤",
            "case \(work.id) is at “\(step.step)”, which the new version lacks"))
        continue
      }
      let isJoin = step.state == .arrived
      let from = goesOn(step.cameFrom) ?? step.cameFrom
      guard isJoin == (declared.kind == .join), declared.kind != .end,
        let place = graph.place(name, from: from), marking.insert(place).inserted,
        !isJoin || declared.of.contains(from)
      else {
        faults.append(
          Wording(
            "第 \(work.id) 号案件不能从 “\(step.step)” 转到 “\(name)”",
            "case \(work.id) cannot go on from “\(step.step)” at “\(name)”"))
        continue
      }
      names[step.id] = (name, from)
    }
    if faults.isEmpty, !graph.canEnd(from: marking) {
      faults.append(
        Wording(
          "第 \(work.id) 号案件转到新版本后无法办结", "case \(work.id) could not end by the new version"))
    }
  }

  private func goesOn(_ step: String) -> String? {
    mapping[step] ?? (target.step(step) == nil ? nil : step)
  }

  func perform(_ sha256: String) throws {
    var renamed: [String: String] = [:]
    for step in work.file.steps {
      guard let name = names[step.id] else { continue }
      if name.step != step.step { renamed[step.step] = name.step }
      try work.table.rename(step.id, to: name.step, from: name.from)
    }
    try work.table.setDefinition(sha256, of: work.id)
    try work.table.append(
      work.event(
        "migrated", reason: "\(work.procedure.version) → \(target.version)",
        CaseEventBody(renamed: renamed)), to: work.id)
  }
}
