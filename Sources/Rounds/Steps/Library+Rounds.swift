public import Appraisals
public import Diagnostics
public import Foundation
import Packs
import GRDB
public import Store
public import Vocabulary

extension Library {
  /// The rounds, the newest first.
  ///
  /// - Throws: The problems of the file.
  public func rounds() throws(Problem) -> [Round] {
    try read { db in try RoundTable(db: db).rounds() }
  }

  /// A round.
  ///
  /// - Throws: `rounds.unknown`.
  public func round(_ code: String) throws(Problem) -> Round {
    guard let round = try read({ db in try RoundTable(db: db).round(code) }) else {
      throw RoundProblem.unknown(code)
    }
    return round
  }

  /// What was done in a round, the first first.
  ///
  /// - Throws: The problems of the file.
  public func events(of round: Round) throws(Problem) -> [RoundEvent] {
    try read { db in try RoundTable(db: db).events(round.id) }
  }

  /// What each firm said last of its data, by firm.
  ///
  /// - Throws: The problems of the file.
  public func confirmations(of round: Round) throws(Problem) -> [String: Confirmation] {
    try read { db in try RoundTable(db: db).confirmations(round.id) }
  }

  /// The objections of a round, the first first.
  ///
  /// - Throws: The problems of the file.
  public func objections(of round: Round) throws(Problem) -> [Objection] {
    try read { db in try RoundTable(db: db).objections(round.id) }
  }

  /// The file that an objection brought.
  ///
  /// - Throws: The problems of the file.
  public func evidence(of objection: Objection) throws(Problem) -> Data? {
    try read { db in try RoundTable(db: db).evidence(objection.id) }
  }

  /// Opens a round.
  ///
  /// - Parameters:
  ///   - bundle: The method.
  ///   - year: The year of the data.
  ///   - asOf: The day of the appraisal.
  ///   - actor: Who opens it.
  /// - Returns: The round, at its first stage.
  /// - Throws: `rounds.taken` where the method has a round of the year.
  public func openRound(
    _ bundle: MethodBundle, year: Int, asOf: Day, by actor: String
  ) throws(Problem) -> Round {
    let region = bundle.context.jurisdiction
    let code = [bundle.method.name, bundle.method.jurisdiction == region ? nil : region, "\(year)"]
      .compactMap(\.self).joined(separator: "-")
    var round = Round(
      id: 0, code: code, pack: bundle.pack, method: bundle.method.name,
      title: bundle.method.title, region: region, year: year, asOf: asOf, stage: .prepare,
      due: nil, run: nil)
    let new = round
    round.id = try write(LogAction("round", code, by: actor)) { db in
      let table = RoundTable(db: db)
      if try table.round(code) != nil { throw RoundProblem.taken(code) }
      let id = try table.add(new)
      try table.note(id, Self.event("open", new.stage, nil, "", by: actor))
      return id
    }
    return round
  }

  static func event(
    _ kind: String, _ stage: Round.Stage, _ due: Day?, _ note: String, by actor: String,
    run: Int64? = nil
  ) -> RoundEvent {
    RoundEvent(
      at: Date(), actor: actor, kind: kind, stage: stage, due: due.map { "\($0)" }, note: note,
      run: run)
  }

  /// Puts a round into a stage and keeps who did it and why.
  func move(
    _ round: Round, to stage: Round.Stage, due: Day?, _ note: String, by actor: String,
    run: Int64? = nil
  ) throws(Problem) -> Round {
    try write(LogAction("round", "\(round.code) → \(stage.rawValue)", by: actor)) { db in
      let table = RoundTable(db: db)
      guard try table.move(round, to: stage, due: due) else { throw RoundProblem.moved(round) }
      try table.note(
        round.id, Self.event(stage.rawValue, stage, due, note, by: actor, run: run ?? round.run))
    }
    var moved = round
    (moved.stage, moved.due) = (stage, due)
    return moved
  }
}
