public import Diagnostics
public import Packs
import Provisions
public import Store
public import Vocabulary

/// The targets of packs and of a library with their series: what pages and commands ask.
public struct TargetOffice: Sendable {
  /// The packs.
  public let packs: PackSet
  /// The library.
  public let library: Library
  /// The metrics by identifier.
  public let metrics: [String: Metric]
  /// The targets of the packs, then those that persons confirmed; one of these takes the place of one of
  /// the packs with the same identifier, or takes it away where it was withdrawn.
  public let targets: [PolicyTarget]
  /// What persons confirmed.
  public let confirmed: [StoredTarget]

  /// Opens the office.
  ///
  /// - Throws: The problems of the packs and of the file.
  public init(_ packs: PackSet, _ library: Library) throws(Problem) {
    let pack = TargetPack(packs)
    if let problem = pack.problems.first(where: { $0.severity == .error }) { throw problem }
    self.packs = packs
    self.library = library
    confirmed = try library.confirmedTargets()
    var metrics = pack.metrics
    var targets = pack.targets
    for stored in confirmed {
      let place = targets.firstIndex { $0.id == stored.target.id }
      switch (place, stored.isWithdrawn) {
      case (let place?, true): targets.remove(at: place)
      case (let place?, false): targets[place] = stored.target
      case (nil, false): targets.append(stored.target)
      case (nil, true): break
      }
      // A target whose metric no pack declares is measured by a metric of its own.
      if !stored.isWithdrawn, metrics[stored.target.metric] == nil {
        metrics[stored.target.metric] = Metric(
          id: stored.target.metric, title: stored.target.title, unit: stored.target.unit,
          kind: stored.target.clock.isLevel ? .stock : .flow, regions: .whole)
      }
    }
    self.metrics = metrics
    self.targets = targets
  }

  /// The target of an identifier.
  ///
  /// - Throws: `targets.unknown`.
  public func target(_ id: String) throws(Problem) -> PolicyTarget {
    guard let target = targets.first(where: { $0.id == id }) else {
      throw TargetProblem.unknown(id, among: targets.map(\.id))
    }
    return target
  }

  /// The series at hand.
  ///
  /// - Throws: The problems of the file.
  public func shelf() throws(Problem) -> SeriesShelf {
    let wanted = Set(targets.map(\.metric))
    return SeriesShelf(
      reported: try library.reportedSeries().mapValues(\.series),
      derived: try DerivedSeries(
        metrics.values.filter { wanted.contains($0.id) }.sorted { $0.id < $1.id }, packs: packs,
        in: library
      ).series)
  }

  /// All targets on a day.
  ///
  /// - Parameters:
  ///   - asOf: The day.
  ///   - shelf: The series, where they are read already.
  ///   - below: Whether regions below those of the targets are worked out.
  ///   - forecasts: Whether forecasts are made.
  /// - Returns: The board.
  /// - Throws: The problems of the file.
  public func board(
    asOf: Day, shelf: SeriesShelf? = nil, below: Bool = true, forecasts: Bool = true
  ) throws(Problem) -> TargetBoard {
    let found: SeriesShelf
    if let shelf { found = shelf } else { found = try self.shelf() }
    return TargetBoard(
      targets, metrics: metrics, shelf: found, divisions: try library.divisions(), asOf: asOf,
      forecasts: forecasts, below: below)
  }

  /// The drafts of targets that nobody confirmed and no pack carries.
  ///
  /// - Parameter all: Whether those that a pack carries are given as well.
  /// - Returns: The drafts.
  /// - Throws: The problems of the file.
  public func drafts(all: Bool = false) throws(Problem) -> [TargetDraft] {
    let statements = try library.statements(
      StatementFilter(
        kinds: StatementFilter.targetKinds.union([.threshold]), mainOnly: true))
    return TargetDrafts(
      statements, metrics: metrics, known: targets,
      confirmed: Set(confirmed.compactMap { $0.isWithdrawn ? nil : $0.statement })
    ).drafts.filter { all || $0.known == nil }
  }

  /// Pairs of targets and drafts that seem to be of the same thing, with what persons said of them.
  ///
  /// - Throws: The problems of the file.
  public func comparisons() throws(Problem) -> [(pair: TargetComparison, link: TargetLink?)] {
    let all = targets + (try drafts()).map(\.target)
    let links = try library.targetLinks()
    return TargetComparison.pairs(all).map { pair in
      let (one, other) = (min(pair.one.id, pair.other.id), max(pair.one.id, pair.other.id))
      return (pair, links.last { $0.one == one && $0.other == other })
    }
  }
}
