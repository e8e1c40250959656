import Dispatch

/// Ranks by counting how many rows of each group have each value.
///
/// Every thread has a stretch of rows and counts of its own; the counts become the ranks at which each
/// stretch begins, group by group. So rows that compare the same are ranked in their order, whatever
/// the number of threads.
struct CountingRank: @unchecked Sendable {
  // Threads write to places of their own in the counts and the ranks.
  private let ranking: Ranking
  private let numbers: Numbers
  private let isDescending: Bool
  private let groups: Int
  /// How many values there are, and null behind them.
  private let span: Int
  private let threads: Int
  private let counts: [Buffer]

  /// Nil if there are too many values to count.
  init?(_ ranking: Ranking, _ numbers: Numbers, threads: Int) {
    self.ranking = ranking
    self.numbers = numbers
    isDescending = ranking.keys[0].isDescending
    groups = ranking.codes?.limit ?? 1
    span = Int(numbers.high - numbers.low) + 2
    guard groups * span <= 4 * ranking.rowCount + 1 << 16 else { return nil }
    let (groups, span) = (groups, span)
    self.threads = max(1, min(threads, ranking.rowCount / (1 << 14)))
    counts = (0..<self.threads).map { _ in Buffer(byteCount: groups * span * 4) }
  }

  func fill(_ ranks: UnsafeMutableBufferPointer<Int32>) {
    let target = Target(ranks: ranks)
    each(threads) { count($0) }
    each(threads) { accumulate($0) }
    each(threads) { number($0, target) }
  }

  private struct Target: @unchecked Sendable {
    // Every row is written by one thread.
    var ranks: UnsafeMutableBufferPointer<Int32>
  }

  private func each(_ count: Int, _ body: @Sendable (Int) -> Void) {
    if count == 1 { return body(0) }
    DispatchQueue.concurrentPerform(iterations: count, execute: body)
  }

  private func rows(_ thread: Int) -> Range<Int> {
    ranking.rowCount * thread / threads..<ranking.rowCount * (thread + 1) / threads
  }

  /// Calls for every vector of rows with the cells of its rows.
  private func cells(_ thread: Int, _ body: (_ start: Int, _ cells: CodeLane, _ count: Int) -> Void)
  {
    let memory = Buffer(byteCount: Vector.rows * 16)
    let values = NumberLane(
      rebasing: memory.elements(Double.self)[..<Vector.rows])
    let lanes = memory.elements(Int32.self)
    let codes = CodeLane(rebasing: lanes[(2 * Vector.rows)..<(3 * Vector.rows)])
    let cells = CodeLane(rebasing: lanes[(3 * Vector.rows)..<(4 * Vector.rows)])
    let (low, high) = (Double(numbers.low), Double(numbers.high))
    Kernel.fill(codes, 0, Vector.rows)
    for start in stride(from: rows(thread).lowerBound, to: rows(thread).upperBound, by: Vector.rows)
    {
      let count = min(Vector.rows, rows(thread).upperBound - start)
      Kernel.load(numbers.integers, start, values, count)
      if let groups = ranking.codes { Kernel.load(groups, start, codes, count) }
      Kernel.cells(
        values, codes, low: low, high: high, isDescending: isDescending, span: Int32(span), cells,
        count)
      body(start, cells, count)
    }
  }

  private func count(_ thread: Int) {
    let own = counts[thread].elements(Int32.self)
    for cell in 0..<groups * span { own[cell] = 0 }
    cells(thread) { _, cells, count in
      for row in 0..<count { own[Int(cells[row])] &+= 1 }
    }
  }

  /// Turns the counts of some groups into the ranks at which each thread begins.
  private func accumulate(_ part: Int) {
    let all = counts.map { $0.elements(Int32.self) }
    for group in groups * part / threads..<groups * (part + 1) / threads {
      var next: Int32 = 1
      for cell in group * span..<(group + 1) * span {
        let first = next
        var total: Int32 = 0
        for own in all {
          let count = own[cell]
          own[cell] = ranking.ties == .byRow || isByNumber ? next &+ total : first
          total &+= count
        }
        next = ranking.ties == .dense && !isByNumber ? next &+ (total > 0 ? 1 : 0) : next &+ total
      }
    }
  }

  /// Whether a second key, which no two rows share, decides between rows.
  private var isByNumber: Bool { ranking.keys.count > 1 }

  private func number(_ thread: Int, _ target: Target) {
    let own = counts[thread].elements(Int32.self)
    let step: Int32 = ranking.ties == .byRow || isByNumber ? 1 : 0
    cells(thread) { start, cells, count in
      for row in 0..<count {
        let cell = Int(cells[row])
        target.ranks[start &+ row] = own[cell]
        own[cell] &+= step
      }
    }
  }
}

extension Kernel {
  /// The cell of each row: its group and its value in the order of ranks, null last.
  static func cells(
    _ values: NumberLane, _ groups: CodeLane, low: Double, high: Double, isDescending: Bool,
    span: Int32, _ out: CodeLane, _ count: Int
  ) {
    let last = Double(span - 1)
    for row in 0..<count {
      let value = values[row]
      let place = value != value ? last : isDescending ? high - value : value - low
      out[row] = groups[row] &* span &+ Int32(truncatingIfNeeded: (place + 0x1.8p52).bitPattern)
    }
  }
}
