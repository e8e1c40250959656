public import Appraisals
public import Diagnostics
import Foundation
import GRDB
public import Store
public import Vocabulary

extension Library {
  /// Lets firms confirm their data.
  ///
  /// - Parameters:
  ///   - round: The round, at its first stage.
  ///   - publication: How long, by the method.
  ///   - today: The day.
  ///   - calendar: Which days are worked.
  ///   - actor: Who.
  /// - Returns: The round at its next stage.
  /// - Throws: `rounds.wrong-stage`; a year that the calendar lacks.
  public func startConfirmation(
    of round: Round, _ publication: Publication, today: Day, calendar: WorkingCalendar,
    by actor: String
  ) throws(Problem) -> Round {
    try need(round, [.prepare])
    let due = try calendar.adding(workingDays: publication.confirmationDays, to: today)
    return try move(round, to: .confirm, due: due, "", by: actor)
  }

  /// Keeps what a firm says of its data; the last word counts.
  ///
  /// - Throws: `rounds.wrong-stage`, `rounds.too-late`, `rounds.no-reason` for a dispute without words.
  public func confirm(
    _ round: Round, key: String, agrees: Bool, note: String, today: Day, by actor: String
  ) throws(Problem) {
    try need(round, [.confirm])
    if let due = round.due, today > due { throw RoundProblem.tooLate(due) }
    guard agrees || !note.isEmpty else { throw RoundProblem.noReason }
    let confirmation = Confirmation(
      key: key, agrees: agrees, note: note, actor: actor, at: Date())
    try write(LogAction("confirm", "\(round.code) \(key)", by: actor)) { db in
      try RoundTable(db: db).confirm(round.id, confirmation)
    }
  }

  /// Drafts results, or drafts them anew after corrections.
  ///
  /// - Parameters:
  ///   - round: The round; before publication, or published with upheld objections.
  ///   - bundle: The method.
  ///   - today: The day.
  ///   - note: Why now, where firms still have time to confirm; why again, later.
  ///   - actor: Who.
  /// - Returns: The round and the run.
  /// - Throws: `rounds.wrong-stage`, `rounds.too-early`, `rounds.no-reason`; what appraising throws.
  public func draft(
    _ round: Round, _ bundle: MethodBundle, today: Day, note: String, by actor: String
  ) throws(Problem) -> (Round, OpenedRun) {
    try need(round, [.confirm, .draft, .land, .publish])
    if round.stage == .confirm, let due = round.due, today <= due, note.isEmpty {
      throw RoundProblem.tooEarly(due)
    }
    if round.stage > .confirm, round.run != nil, note.isEmpty { throw RoundProblem.noReason }
    let run = try appraise(
      bundle, AppraisalOptions(year: round.year, asOf: round.asOf), round: round.id, by: actor,
      reason: note)
    var moved = round
    moved.run = run.run.id
    let stage: Round.Stage = round.stage == .confirm ? .draft : round.stage
    moved = try move(
      moved, to: stage, due: stage == .draft ? nil : round.due, note, by: actor, run: run.run.id)
    return (moved, run)
  }

  /// Publishes the land area of firms, where the method says that this comes first.
  ///
  /// - Throws: `rounds.wrong-stage`, `rounds.no-run`.
  public func publishLand(
    _ round: Round, _ publication: Publication, today: Day, calendar: WorkingCalendar,
    by actor: String
  ) throws(Problem) -> Round {
    try need(round, [.draft])
    let due = try due(after: today, days: publication.landDays, publication, calendar)
    return try move(round, to: .land, due: due, "", by: actor)
  }

  /// Publishes results for objection.
  ///
  /// - Parameters:
  ///   - round: The round, drafted.
  ///   - run: Its run, opened.
  ///   - today: The day.
  ///   - calendar: Which days are worked.
  ///   - actor: Who.
  /// - Returns: The round at its next stage.
  /// - Throws: `rounds.wrong-stage`, `rounds.too-early` while land is published, `rounds.stale`; the first
  ///   error of ``PublicationCheck``.
  public func publish(
    _ round: Round, _ run: OpenedRun, today: Day, calendar: WorkingCalendar, by actor: String
  ) throws(Problem) -> Round {
    let publication = run.appraisal.method.publication
    try need(round, publication.landDays > 0 ? [.land] : [.draft])
    if round.stage == .land, let due = round.due, today <= due { throw RoundProblem.tooEarly(due) }
    let found = PublicationCheck.problems(run.appraisal, run.rows.population)
    if let problem = found.first(where: { $0.severity == .error }) { throw problem }
    try needFresh(round, run)
    let due = try due(after: today, days: publication.days, publication, calendar)
    return try move(round, to: .publish, due: due, "", by: actor)
  }

  private func due(
    after today: Day, days: Int, _ publication: Publication, _ calendar: WorkingCalendar
  ) throws(Problem) -> Day {
    if publication.isWorkingDays { return try calendar.adding(workingDays: days, to: today) }
    guard let day = today.adding(days: days) else { return today }
    return day
  }

  /// Keeps an objection to a published result.
  ///
  /// - Parameters:
  ///   - round: The round.
  ///   - key: The firm.
  ///   - text: What it says.
  ///   - evidence: A file that shows it.
  ///   - today: The day.
  ///   - actor: Who.
  /// - Throws: `rounds.wrong-stage`, `rounds.too-late`, `rounds.no-text`.
  public func object(
    to round: Round, key: String, text: String, evidence: (name: String, bytes: [UInt8])?,
    today: Day, by actor: String
  ) throws(Problem) {
    try need(round, [.land, .publish])
    if let due = round.due, today > due { throw RoundProblem.tooLate(due) }
    guard !text.isEmpty else { throw RoundProblem.noText }
    guard let run = round.run else { throw RoundProblem.noRun }
    let objection = Objection(
      id: 0, key: key, run: run, text: text, evidenceName: evidence?.name,
      evidenceDigest: evidence.map { Digests.sha256($0.bytes) }, actor: actor, at: Date(),
      answer: nil)
    try write(LogAction("object", "\(round.code) \(key)", by: actor)) { db in
      _ = try RoundTable(db: db).object(
        round.id, objection, evidence: evidence.map { Data($0.bytes) })
    }
  }

  /// Answers an objection.
  ///
  /// - Throws: `rounds.no-text`, `rounds.answered`.
  public func answer(
    _ objection: Objection, of round: Round, isUpheld: Bool, text: String, by actor: String
  ) throws(Problem) {
    try need(round, [.land, .publish])
    guard !text.isEmpty else { throw RoundProblem.noText }
    guard objection.answer == nil else { throw RoundProblem.answered }
    let answer = Objection.Answer(isUpheld: isUpheld, text: text, actor: actor, at: Date())
    try write(LogAction("answer", "\(round.code) \(objection.key)", by: actor)) { db in
      try RoundTable(db: db).answer(objection.id, answer)
    }
  }

  /// Makes results final.
  ///
  /// - Parameters:
  ///   - round: The round, published.
  ///   - run: Its run, opened.
  ///   - today: The day.
  ///   - actor: Who.
  /// - Returns: The round at its last stage.
  /// - Throws: `rounds.wrong-stage`, `rounds.too-early`, `rounds.open-objections`, `rounds.stale`.
  public func finish(
    _ round: Round, _ run: OpenedRun, today: Day, by actor: String
  ) throws(Problem) -> Round {
    try need(round, [.publish])
    if let due = round.due, today <= due { throw RoundProblem.tooEarly(due) }
    let open = try objections(of: round).count { $0.answer == nil }
    guard open == 0 else { throw RoundProblem.open(open) }
    try needFresh(round, run)
    return try move(round, to: .final, due: nil, "", by: actor)
  }

  /// That the results are those of the data as they are now.
  private func needFresh(_ round: Round, _ run: OpenedRun) throws(Problem) {
    guard round.run == run.run.id else { throw RoundProblem.moved(round) }
    let now = try LibraryPopulation(
      run.appraisal.bundle, self, year: round.year, knownOn: Date())
    let again = try Appraiser(run.appraisal.bundle).appraise(
      now.population.table, lastYear: run.lastYear?.population.table, run.appraisal.options)
    guard Digests.sha256(ResultWriter(again, now.population).csv()) == run.run.results else {
      throw RoundProblem.stale
    }
  }

  private func need(_ round: Round, _ stages: [Round.Stage]) throws(Problem) {
    guard stages.contains(round.stage) else {
      throw RoundProblem.wrongStage(round, needs: stages)
    }
  }
}
