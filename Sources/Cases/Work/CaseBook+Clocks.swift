public import Diagnostics
import GRDB
import Rulings
import Store
public import Vocabulary

extension CaseBook {
  /// A clock that rang.
  public struct Ring: Sendable, Hashable {
    /// The case.
    public var caseID: Int64
    /// The step.
    public var step: String
    /// What for: `remind`, `overdue`, `escalate` or `pass`.
    public var kind: String
    /// The day for which it was set.
    public var day: Day
  }

  /// Lets all clocks ring that are set for a day or before.
  ///
  /// Each rings once and in a transaction of its own: done again, or after it was cut short, only those
  /// ring that have not. What follows counts from the day for which a clock was set, however late this
  /// is done.
  ///
  /// - Parameter day: The day.
  /// - Returns: The clocks that rang.
  /// - Throws: The problems of the file.
  @discardableResult
  public func tick(asOf day: Day) throws(Problem) -> [Ring] {
    var rings: [Ring] = []
    while true {
      let next = try library.write(LogAction("case-tick", "\(day)")) { db -> Ring? in
        let table = CaseTable(db: db)
        guard let timer = try table.nextTimer(until: day) else { return nil }
        return try self.ring(timer, table)
      }
      guard let next else { return rings }
      rings.append(next)
    }
  }

  private func ring(_ timer: CaseTable.Timer, _ table: CaseTable) throws -> Ring {
    guard let step = try table.step(timer.step) else { throw CaseTable.damaged(timer.caseID) }
    let work = try CaseWork(
      timer.caseID, table, book: self, actor: LogAction.program, day: timer.firesOn)
    let declared = try work.declared(step.step)
    let id = timer.caseID
    switch timer.kind {
    case .remind, .overdue:
      let kind = timer.kind == .remind ? "reminded" : "overdue"
      let event = try table.append(
        work.event(kind, step, CaseEventBody(due: step.dueOn?.description)), to: id)
      try table.fired(timer.id, event: event)
    case .escalate:
      let roles = declared.escalation?.roles ?? []
      let event = try table.append(
        work.event("escalated", step, CaseEventBody(to: roles.map(\.rawValue))), to: id)
      try table.fired(timer.id, event: event)
      try table.escalate(step.id, to: roles.map(\.rawValue))
    case .pass:
      let event = try table.append(work.event("passed", step), to: id)
      try table.fired(timer.id, event: event)
      try pass(step, declared, work)
    }
    return Ring(caseID: id, step: step.step, kind: timer.kind.rawValue, day: timer.firesOn)
  }

  /// Goes on from a step whose time is over; where it cannot be told whereto, somebody has to say.
  private func pass(_ step: CaseFile.Step, _ declared: Procedure.Step, _ work: CaseWork) throws {
    do {
      try work.table.db.inSavepoint {
        try work.table.leave(step.id, .done, on: work.day)
        try work.goOn(declared, step)
        return .commit
      }
    } catch let problem as Problem {
      try work.table.append(work.event("stuck", step, reason: problem.message.chinese), to: work.id)
    }
  }
}
