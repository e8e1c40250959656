public import Vocabulary

/// Regions in the order of how far they are, with their movement since the quarter before.
public struct LeagueTable: Sendable {
  /// A region.
  public struct Entry: Sendable {
    /// The region.
    public var region: String
    /// The rank, from 1; equal scores have equal ranks.
    public var rank: Int
    /// The rank a quarter before; `nil` where the region had no score then.
    public var before: Int?
    /// The mean of what is reached of what should be, each target counted at 1.2 at most.
    public var score: Double
    /// The targets that the score rests on.
    public var targets: Int
    /// How many targets are in each state.
    public var states: [TargetState: Int]

    /// By how many places the region rose; negative where it fell.
    public var movement: Int? { before.map { $0 - rank } }
  }

  /// The most that one target counts.
  public static let cap = 1.2

  /// The entries, the best first.
  public let entries: [Entry]

  /// Makes a table.
  ///
  /// - Parameters:
  ///   - board: The board of the day.
  ///   - earlier: The board of the end of the quarter before; no movement where `nil`.
  ///   - level: The level of regions that are compared.
  ///   - target: One target; all where `nil`.
  public init(
    _ board: TargetBoard, earlier: TargetBoard? = nil, level: Region.Level, target: String? = nil
  ) {
    let now = Self.scores(board, level, target)
    let then = earlier.map { Self.ranks(Self.scores($0, level, target)) } ?? [:]
    let ranks = Self.ranks(now)
    entries = now.map { region, tally in
      Entry(
        region: region, rank: ranks[region] ?? 0, before: then[region], score: tally.score,
        targets: tally.count, states: tally.states)
    }.sorted { ($0.rank, $0.region) < ($1.rank, $1.region) }
  }

  private struct Tally {
    var sum = 0.0
    var count = 0
    /// By the order of the states.
    var counts = [Int](repeating: 0, count: TargetState.allCases.count)

    var states: [TargetState: Int] {
      Dictionary(
        zip(TargetState.allCases, counts).filter { $0.1 > 0 },
        uniquingKeysWith: { first, _ in first })
    }

    var score: Double { count == 0 ? 0 : sum / Double(count) }
  }

  private static let number = Dictionary(
    TargetState.allCases.enumerated().map { ($0.element, $0.offset) },
    uniquingKeysWith: { first, _ in first })

  private static func scores(_ board: TargetBoard, _ level: Region.Level, _ target: String?)
    -> [String: Tally]
  {
    // Rows of one scope have the same regions in the same order, so that places take the place of names.
    let codes = RegionTable.standard.regions.filter { $0.level == level }.map(\.code)
    let wanted = Dictionary(
      codes.enumerated().map { ($0.element, $0.offset) }, uniquingKeysWith: { first, _ in first })
    var found = [Tally](repeating: Tally(), count: codes.count)
    var places: (scope: String, count: Int, places: [Int?]) = ("", 0, [])
    for row in board.rows where target == nil || row.target.id == target {
      if places.scope != row.target.scope || places.count != row.cells.count {
        places = (row.target.scope, row.cells.count, row.cells.map { wanted[$0.region] })
      }
      row.cells.withUnsafeBufferPointer { cells in
        for index in cells.indices {
          guard let place = places.places[index] else { continue }
          found[place].counts[Self.number[cells[index].progress.state] ?? 0] += 1
          if let rate = cells[index].rate {
            found[place].sum += min(max(rate, 0), cap)
            found[place].count += 1
          }
        }
      }
    }
    let tallies = Dictionary(
      zip(codes, found).map { ($0, $1) }, uniquingKeysWith: { first, _ in first })
    return tallies.filter { $0.value.count > 0 }
  }

  private static func ranks(_ scores: [String: Tally]) -> [String: Int] {
    var ranks: [String: Int] = [:]
    let ordered = scores.sorted { ($1.value.score, $0.key) < ($0.value.score, $1.key) }
    for (index, entry) in ordered.enumerated() {
      let isEqual = index > 0 && ordered[index - 1].value.score == entry.value.score
      ranks[entry.key] = isEqual ? ranks[ordered[index - 1].key] : index + 1
    }
    return ranks
  }

  /// The last day of the quarter before the one that a day is in.
  public static func endOfQuarterBefore(_ day: Day) -> Day? {
    let (year, month, _) = day.parts
    let first = (month - 1) / 3 * 3 + 1
    return Day(year: year, month: first, day: 1)?.adding(days: -1)
  }
}
