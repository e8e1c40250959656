import Diagnostics
import Packs
import Store
import Synchronization
import Targets
import Vocabulary

/// Keeps the board that was worked out last, so that pages need not work it out again.
///
/// It is that of a day and of a size of the log: whatever is changed in the library makes a new one.
final class BoardShelf: Sendable {
  /// All targets on a day, with what pages show of them.
  final class Kept: Sendable {
    let size: Int
    let day: Day
    let office: TargetOffice
    let shelf: SeriesShelf
    let board: TargetBoard
    /// The board of the end of the quarter before, without forecasts.
    let earlier: TargetBoard?
    /// The ranks over all targets, which most pages of ranks show.
    let cities: LeagueTable
    let counties: LeagueTable

    init(
      size: Int, day: Day, office: TargetOffice, shelf: SeriesShelf, board: TargetBoard,
      earlier: TargetBoard?
    ) {
      self.size = size
      self.day = day
      self.office = office
      self.shelf = shelf
      self.board = board
      self.earlier = earlier
      cities = LeagueTable(board, earlier: earlier, level: .city)
      counties = LeagueTable(board, earlier: earlier, level: .county)
    }

    /// The ranks over all targets, or of one.
    func league(_ level: Region.Level, target: String?) -> LeagueTable {
      if target == nil { return level == .city ? cities : counties }
      return LeagueTable(board, earlier: earlier, level: level, target: target)
    }
  }

  private let kept = Mutex<Kept?>(nil)

  /// The board of a day.
  ///
  /// - Parameters:
  ///   - packs: The packs that are known; those with targets count, all together.
  ///   - library: The library.
  ///   - day: The day.
  /// - Returns: The board with what it was made of.
  /// - Throws: `targets.no-pack`; the problems of the packs and of the file.
  func board(_ packs: PackShelf, _ library: Library, on day: Day) throws(Problem) -> Kept {
    let size = try library.logSize()
    if let known = kept.withLock({ $0 }), known.size == size, known.day == day { return known }
    guard let set = Self.packs(packs) else {
      throw Problem(
        "targets.no-pack", .error,
        Wording("没有带目标的包", "there is no pack with targets"),
        suggestion: Wording("用 --packs 指明存放包的文件夹", "name the folder of packs by --packs"))
    }
    let office = try TargetOffice(set, library)
    let shelf = try office.shelf()
    let board = try office.board(asOf: day, shelf: shelf)
    var earlier: TargetBoard?
    if let before = LeagueTable.endOfQuarterBefore(day) {
      earlier = try office.board(asOf: before, shelf: shelf, forecasts: false)
    }
    let made = Kept(
      size: size, day: day, office: office, shelf: shelf, board: board, earlier: earlier)
    kept.withLock { $0 = made }
    return made
  }

  /// The first pack with targets and metrics; the others that have some are used by it.
  private static func packs(_ shelf: PackShelf) -> PackSet? {
    let found = shelf.sets.filter { !TargetPack($0).targets.isEmpty }
    guard var first = found.first else { return nil }
    for other in found.dropFirst() {
      for pack in other.all where !first.all.contains(where: { $0.name == pack.name }) {
        first.used.append(pack)
      }
    }
    return first
  }
}
