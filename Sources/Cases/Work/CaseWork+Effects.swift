import Diagnostics
import FEEL
import Ledgers
import Registers
import Rulings
import Store
import Vocabulary

extension CaseWork {
  /// Does what a step brings about elsewhere, each effect once for a step of a case.
  func bringAbout(_ step: Procedure.Step, _ done: CaseFile.Step?) throws {
    guard !step.effects.isEmpty else { return }
    let facts = try known()
    for (index, effect) in step.effects.enumerated() {
      do {
        if let when = effect.when {
          let ruling = when.ruling(over: facts, on: day.description).explanation
          if ruling.verdict == .undecided { throw CaseProblem.undecided(ruling) }
          if ruling.verdict == .no { continue }
        }
        let subject = try effect.subject.map { try text($0, facts) } ?? file.subject
        let request = "case:\(id):\(step.name):\(index)"
        let found = try perform(effect.action, subject, facts, request)
        try table.append(
          event("effect", done, provision: step.provision, CaseEventBody(effect: found)), to: id)
      } catch var problem as Problem {
        problem.notes.append(
          Wording(
            "“\(step.title)” 办结时要同时办这一项，它不成，这一步也不办结",
            "it belongs to “\(step.title)”, which is not done without it"))
        throw problem
      }
    }
  }

  private func perform(
    _ action: Procedure.Effect.Action, _ subject: String?, _ facts: Facts, _ request: String
  ) throws -> CaseEffect {
    switch action {
    case .leave(let name, let reason):
      let subject = try named(subject)
      let left = try book.registers().takeOff(
        subject, from: name, reason: reason, on: day, by: actor, table.db)
      return CaseEffect(kind: .leave, name: name, id: left.last?.id, detail: subject)
    case .enter(let name, let reason):
      let subject = try named(subject)
      let registers = try book.registers()
      let item =
        try registers.openItem(of: subject, in: name, table.db)
        ?? registers.enter(subject, in: name, reason: reason, on: day, by: actor, table.db)
      return CaseEffect(kind: .enter, name: name, id: item.id, detail: subject)
    case .open(let name, let arguments):
      let opened = try book.insert(
        try book.procedure(name), title: file.title, subject: subject,
        facts: try stated(arguments, facts), on: day, request: request, by: actor, table)
      return CaseEffect(kind: .open, name: name, id: opened.id, detail: subject)
    case .post(let posting): return try post(posting, facts, request)
    }
  }

  private func post(_ posting: Procedure.Effect.Posting, _ facts: Facts, _ request: String) throws
    -> CaseEffect
  {
    let year = try posting.year.map { try text($0, facts) }
    guard let number = year.map({ Int($0) }) ?? day.parts.year else {
      throw Problem(
        "cases.bad-effect", .error,
        Wording("“\(year ?? "")” 不是年度", "“\(year ?? "")” is no year"))
    }
    // The declaration is what allows it: the posting's roles are for those who post by hand.
    let entry = try book.ledgers().post(
      NewPosting(
        ledger: posting.ledger, posting: posting.posting, owner: try text(posting.owner, facts),
        purpose: posting.purpose, year: number,
        amount: try posting.amount.map { try text($0, facts) }, day: day, reason: file.title,
        facts: try stated(posting.facts, facts), request: request),
      by: Actor(actor, role: .administrator), table.db)
    return CaseEffect(
      kind: .post, name: posting.ledger, id: entry.id,
      detail: "\(posting.posting) \(entry.lines.compactMap(\.amount).last?.description ?? "")")
  }

  private func named(_ subject: String?) throws -> String {
    if let subject { return subject }
    throw Problem(
      "cases.no-subject", .error,
      Wording("本案没有对象，不能列入或退出名册", "the case has no subject to enter or leave a register"))
  }

  private func stated(_ arguments: [Procedure.Effect.Argument], _ facts: Facts) throws
    -> [String: String]
  {
    var texts: [String: String] = [:]
    for argument in arguments { texts[argument.name] = try text(argument.rule, facts) }
    return texts
  }

  /// A value as a person would write it.
  private func text(_ rule: Rule, _ facts: Facts) throws -> String {
    let ruling = rule.ruling(over: facts, on: day.description)
    switch ruling.value {
    case .null: throw CaseProblem.undecided(ruling.explanation)
    case .string(let text): return text
    case .date(let date):
      guard let day = Day(year: date.year, month: date.month, day: date.day) else {
        throw CaseProblem.undecided(ruling.explanation)
      }
      return day.description
    default: return ruling.value.feelText
    }
  }
}
