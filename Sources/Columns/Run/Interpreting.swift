import Diagnostics
import Dispatch
import FEEL
import Synchronization

/// Computes a column row by row.
struct Interpreting {
  let source: ExactSource
  let column: Int
  let watch: Watch

  private static let piece = 1_024

  func values(rows: Int, threads: Int) throws(Problem) -> [Value] {
    let pieces = (rows + Self.piece - 1) / Self.piece
    let next = Counter()
    let results = Mutex([[Value]](repeating: [], count: pieces))
    let isCancelled = Atomic<Bool>(false)
    let (source, column, watch) = (source, column, watch)
    func work() {
      let settler = Settler(source)
      while !isCancelled.load(ordering: .relaxed) {
        let piece = next.take()
        guard piece < pieces else { return }
        let range = piece * Self.piece..<min(rows, (piece + 1) * Self.piece)
        let values = range.map { settler.value(of: column, row: $0) }
        results.withLock { $0[piece] = values }
        if !watch.advance(range.count) { isCancelled.store(true, ordering: .relaxed) }
      }
    }
    if threads > 1, pieces > 1 {
      withoutActuallyEscaping(work) { work in
        let shared = Work(body: work)
        DispatchQueue.concurrentPerform(iterations: threads) { _ in shared.body() }
      }
    } else {
      work()
    }
    if isCancelled.load(ordering: .relaxed) { throw CalculationRun.cancelled }
    return results.withLock { Array($0.joined()) }
  }

  /// Work that threads share; what it touches is guarded.
  private struct Work: @unchecked Sendable {
    var body: () -> Void
  }

  private final class Counter: Sendable {
    private let value = Atomic<Int>(0)
    func take() -> Int { value.wrappingAdd(1, ordering: .relaxed).oldValue }
  }
}
