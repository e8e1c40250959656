public import Diagnostics
import Foundation
import GRDB
public import Store
import Vocabulary

extension Library {
  /// The targets that persons confirmed, withdrawn ones among them.
  ///
  /// - Throws: The problems of the file.
  public func confirmedTargets() throws(Problem) -> [StoredTarget] {
    try read { db in try TargetTable(db: db).definitions() }
  }

  /// Confirms a target, or changes one.
  ///
  /// - Parameters:
  ///   - target: The target as it shall stand.
  ///   - statement: The code of the statement that it was read out of.
  ///   - actor: Who confirms it.
  ///   - reason: Why, or on what ground.
  /// - Throws: `targets.no-reason`, `targets.bad-target`.
  public func confirm(
    _ target: PolicyTarget, statement: String? = nil, by actor: String, reason: String
  ) throws(Problem) {
    try Self.needReason(reason)
    guard !target.id.isEmpty, !target.metric.isEmpty, !target.provision.isEmpty else {
      throw Problem(
        "targets.bad-target", .error,
        Wording("目标须有标识、指标和条款", "a target needs an identifier, a metric and a provision"))
    }
    if let since = target.since, let due = target.due, due < since {
      throw Problem(
        "targets.bad-target", .error,
        Wording("到期 \(due) 早于起始 \(since)", "it is due in \(due), before it begins in \(since)"))
    }
    try write(LogAction("target-confirm", target.id, by: actor)) { db in
      try TargetTable(db: db).add(
        target, state: "confirmed", statement: statement, reason: reason, actor: actor, at: Date())
    }
  }

  /// Withdraws a target that was confirmed.
  ///
  /// - Throws: `targets.unknown`, `targets.no-reason`.
  public func withdrawTarget(_ id: String, by actor: String, reason: String) throws(Problem) {
    try Self.needReason(reason)
    guard let known = try confirmedTargets().first(where: { $0.target.id == id }) else {
      throw TargetProblem.unknown(id, among: try confirmedTargets().map(\.target.id))
    }
    try write(LogAction("target-withdraw", id, by: actor)) { db in
      try TargetTable(db: db).add(
        known.target, state: "withdrawn", statement: known.statement, reason: reason, actor: actor,
        at: Date())
    }
  }

  /// What parts of targets were given to regions.
  ///
  /// - Throws: The problems of the file.
  public func divisions() throws(Problem) -> [DivisionKey: ExactValue] {
    try read { db in try TargetTable(db: db).divisions() }
  }

  /// Gives regions their parts of a target; `nil` takes one back.
  ///
  /// - Throws: `targets.no-reason`.
  public func divide(
    _ target: String, _ parts: [(region: String, value: ExactValue?)], by actor: String,
    reason: String
  ) throws(Problem) {
    try Self.needReason(reason)
    try write(LogAction("target-divide", target, by: actor)) { db in
      try TargetTable(db: db).divide(target, parts, reason: reason, actor: actor, at: Date())
    }
  }

  /// What persons said of pairs of targets.
  ///
  /// - Throws: The problems of the file.
  public func targetLinks() throws(Problem) -> [TargetLink] {
    try read { db in try TargetTable(db: db).links() }
  }

  /// Says how two targets stand to each other.
  ///
  /// - Throws: `targets.same-target` where they are one.
  public func link(
    _ one: String, _ other: String, as relation: TargetLink.Relation, note: String = "",
    by actor: String
  ) throws(Problem) {
    guard one != other else {
      throw Problem(
        "targets.same-target", .error, Wording("两项是同一个目标", "the two are one target"))
    }
    let link = TargetLink(
      one: min(one, other), other: max(one, other), relation: relation, note: note, actor: actor)
    try write(LogAction("target-link", "\(link.one) \(link.other)", by: actor)) { db in
      try TargetTable(db: db).add(link, at: Date())
    }
  }

  /// The files of reported series.
  ///
  /// - Throws: The problems of the file.
  public func seriesSources() throws(Problem) -> [SeriesSource] {
    try read { db in try TargetTable(db: db).sources() }
  }

  /// Keeps reported series; a value that was reported before is revised, and the former kept.
  ///
  /// - Parameters:
  ///   - series: The series.
  ///   - file: The file that they came from.
  ///   - sha256: Its SHA-256.
  ///   - format: What it is.
  ///   - note: Who reported.
  ///   - actor: Who imports them.
  /// - Returns: The source.
  /// - Throws: `targets.imported` where the same file was imported before.
  public func addSeries(
    _ series: [SeriesKey: Series], file: String, sha256: String, format: String, note: String,
    by actor: String
  ) throws(Problem) -> SeriesSource {
    var source = SeriesSource(
      id: 0, file: file, sha256: sha256, format: format, note: note, actor: actor, at: Date())
    let new = source
    source.id = try write(LogAction("series-import", file, by: actor)) { db in
      let table = TargetTable(db: db)
      if let same = try table.sources().first(where: { $0.sha256 == sha256 }) {
        throw Problem(
          "targets.imported", .error,
          Wording(
            "同一文件已由 \(same.actor) 导入（第 \(same.id) 号来源）",
            "\(same.actor) imported the same file already (source \(same.id))"))
      }
      return try table.add(new, series)
    }
    return source
  }

  /// The reported series, revised, with the sources that each rests on, the newest first.
  ///
  /// - Parameter metric: The metric; all where `nil`.
  /// - Returns: The series by metric and region.
  /// - Throws: The problems of the file.
  public func reportedSeries(_ metric: String? = nil) throws(Problem)
    -> [SeriesKey: (series: Series, sources: [Int64])]
  {
    try read { db in try TargetTable(db: db).series(metric) }
  }

  /// Keeps the states of a board that differ from those kept last.
  ///
  /// - Parameters:
  ///   - board: The board.
  ///   - actor: Who worked it out.
  /// - Returns: The changes.
  /// - Throws: The problems of the file.
  @discardableResult public func keepStates(of board: TargetBoard, by actor: String)
    throws(Problem) -> [StateChange]
  {
    try write(LogAction("target-states", "\(board.asOf)", by: actor)) { db in
      let table = TargetTable(db: db)
      let before = try table.lastStates()
      var changes: [StateChange] = []
      for row in board.rows {
        for cell in row.cells {
          let key = DivisionKey(row.target.id, cell.region)
          guard before[key] != cell.progress.state else { continue }
          // Where nothing was ever known, nothing has changed.
          if before[key] == nil, cell.progress.state == .cannotSay { continue }
          let change = StateChange(
            id: 0, target: row.target.id, region: cell.region, state: cell.progress.state,
            before: before[key], asOf: "\(board.asOf)",
            words: TargetWords.sentence(row.target, cell).chinese, at: Date())
          try table.add(change)
          changes.append(change)
        }
      }
      return changes
    }
  }

  /// The changes of state, the newest first.
  ///
  /// - Throws: The problems of the file.
  public func stateChanges(limit: Int = 200) throws(Problem) -> [StateChange] {
    try read { db in try TargetTable(db: db).changes(limit: limit) }
  }

  static func needReason(_ reason: String) throws(Problem) {
    guard reason.contains(where: { !$0.isWhitespace }) else {
      throw Problem(
        "targets.no-reason", .error, Wording("请写明理由或依据", "a reason or ground is needed"))
    }
  }
}

/// Problems of targets.
enum TargetProblem {
  static func unknown(_ id: String, among known: [String]) -> Problem {
    let near = NearestName.among(known, to: id)
    return Problem(
      "targets.unknown", .error, Wording("没有目标 “\(id)”", "there is no target “\(id)”"),
      suggestion: near.map { Wording("是不是 “\($0)”？", "do you mean “\($0)”?") }
        ?? Wording("用 guiju targets list 看有哪些", "see what there is with guiju targets list"))
  }
}
