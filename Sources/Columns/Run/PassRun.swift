import Dispatch
import Synchronization

/// Runs a program over all rows on several threads.
///
/// A thread takes the next piece of rows when it is done with one. No result depends on which thread
/// had which piece: rows do not look at each other, and what is gathered is exact.
final class PassRun: Sendable {
  private let program: PassProgram
  private let source: ExactSource
  private let rows: Int
  private let watch: Watch
  private let next = Atomic<Int>(0)
  private let isStopped = Atomic<Bool>(false)
  private let outcome = Mutex(Outcome())

  /// What the threads found.
  struct Outcome: @unchecked Sendable {
    // Accumulators are handed over by threads that have finished.
    var groups: [GroupAccumulator] = []
    var settled = 0
    var refusal: StepRefusal?
    var isCancelled = false
  }

  /// Rows that a thread takes at once: 16 vectors.
  private static let piece = 16 * Vector.rows

  init(_ program: PassProgram, _ source: ExactSource, rows: Int, watch: Watch) {
    self.program = program
    self.source = source
    self.rows = rows
    self.watch = watch
  }

  func run(threads: Int) -> Outcome {
    let pieces = (rows + Self.piece - 1) / Self.piece
    let count = max(1, min(threads, pieces))
    if count == 1 {
      work()
    } else {
      DispatchQueue.concurrentPerform(iterations: count) { _ in self.work() }
    }
    return outcome.withLock { $0 }
  }

  private func work() {
    let worker = Worker(program, settler: Settler(source))
    var refusal: StepRefusal?
    var isCancelled = false
    while !isStopped.load(ordering: .relaxed) {
      let start = next.wrappingAdd(1, ordering: .relaxed).oldValue * Self.piece
      guard start < rows else { break }
      let end = min(start + Self.piece, rows)
      do throws(StepRefusal) {
        var row = start
        while row < end {
          try worker.run(rows: row..<min(row + Vector.rows, end))
          row += Vector.rows
        }
      } catch {
        refusal = error
        isStopped.store(true, ordering: .relaxed)
      }
      if !watch.advance(end - start) {
        isCancelled = true
        isStopped.store(true, ordering: .relaxed)
      }
    }
    for group in worker.groups { group.finish() }
    let found = (worker.groups, worker.settled)
    outcome.withLock { outcome in
      outcome.settled += found.1
      if outcome.refusal == nil { outcome.refusal = refusal }
      outcome.isCancelled = outcome.isCancelled || isCancelled
      if outcome.groups.isEmpty {
        outcome.groups = found.0
      } else {
        for (own, other) in zip(outcome.groups, found.0) { own.merge(other) }
      }
    }
  }
}

/// Tells how far a calculation is, and whether to go on.
final class Watch: Sendable {
  private let done = Atomic<Int>(0)
  private let total: Int
  private let progress: (@Sendable (Double) -> Void)?
  private let isCancelled: (@Sendable () -> Bool)?

  init(
    total: Int, progress: (@Sendable (Double) -> Void)?, isCancelled: (@Sendable () -> Bool)?
  ) {
    self.total = max(1, total)
    self.progress = progress
    self.isCancelled = isCancelled
  }

  /// Counts rows; false if the work is to stop.
  func advance(_ rows: Int) -> Bool {
    let count = done.wrappingAdd(rows, ordering: .relaxed).newValue
    progress?(min(1, Double(count) / Double(total)))
    return !(isCancelled?() ?? false)
  }
}
