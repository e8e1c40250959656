import Appraisals
import Diagnostics
import Rounds
import Store
import Synchronization

/// Keeps the runs that were looked at last, so that pages of one need not appraise again.
///
/// A run never changes, so that what is kept stays right.
final class RunShelf: Sendable {
  private struct Kept: Sendable {
    var id: Int64
    var run: OpenedRun
    var explainer: Explainer?
    var trial: Trial?
  }

  private static let most = 4
  private let kept = Mutex<[Kept]>([])

  /// A run, appraised again where it is not kept.
  func run(_ id: Int64, _ library: Library) throws(Problem) -> OpenedRun {
    if let known = kept.withLock({ $0.first { $0.id == id } }) { return known.run }
    let run = try library.openRun(id)
    keep(id) {
      $0.run = run
    } new: {
      Kept(id: id, run: run)
    }
    return run
  }

  /// Puts a run that was just made here.
  func put(_ run: OpenedRun) {
    keep(run.run.id) {
      $0.run = run
    } new: {
      Kept(id: run.run.id, run: run)
    }
  }

  /// The explainer of a run.
  func explainer(_ id: Int64, _ library: Library) throws(Problem) -> Explainer {
    if let known = kept.withLock({ $0.first { $0.id == id }?.explainer }) { return known }
    let run = try run(id, library)
    let explainer = try run.explainer()
    keep(id) {
      $0.explainer = explainer
    } new: {
      Kept(id: id, run: run, explainer: explainer)
    }
    return explainer
  }

  /// A run on which changes are tried.
  func trial(_ id: Int64, _ library: Library) throws(Problem) -> Trial {
    if let known = kept.withLock({ $0.first { $0.id == id }?.trial }) { return known }
    let run = try run(id, library)
    let trial = try Trial(
      of: run.appraisal, run.rows.population, lastYear: run.lastYear?.population)
    keep(id) {
      $0.trial = trial
    } new: {
      Kept(id: id, run: run, trial: trial)
    }
    return trial
  }

  private func keep(_ id: Int64, _ change: (inout Kept) -> Void, new: () -> Kept) {
    let made = new()
    kept.withLock { kept in
      if let place = kept.firstIndex(where: { $0.id == id }) {
        change(&kept[place])
      } else {
        kept.append(made)
        if kept.count > Self.most { kept.removeFirst() }
      }
    }
  }
}
