import Dispatch
import FEEL
import Synchronization

/// Ranks by sorting the rows of each group.
struct SortingRank: @unchecked Sendable {
  // The ranks of a group are written by the thread that sorts it.
  private let ranking: Ranking

  init(_ ranking: Ranking) { self.ranking = ranking }

  private struct Target: @unchecked Sendable {
    // Every row belongs to one group, and every group to one thread.
    var ranks: UnsafeMutableBufferPointer<Int32>
  }

  func fill(_ ranks: UnsafeMutableBufferPointer<Int32>, threads: Int) {
    let groups = rowsByGroup()
    let next = Counter()
    let target = Target(ranks: ranks)
    let work: @Sendable (Int) -> Void = { _ in
      let comparing = Comparing(ranking.keys, Settler(ranking.source))
      while true {
        let group = next.take()
        guard group < groups.count else { return }
        rank(groups[group], comparing, target)
      }
    }
    if threads > 1, groups.count > 1 {
      DispatchQueue.concurrentPerform(iterations: threads, execute: work)
    } else {
      work(0)
    }
  }

  private final class Counter: Sendable {
    private let value = Atomic<Int>(0)
    func take() -> Int { value.wrappingAdd(1, ordering: .relaxed).oldValue }
  }

  private func rowsByGroup() -> [[Int32]] {
    guard let codes = ranking.codes else { return [Array(0..<Int32(ranking.rowCount))] }
    var groups = [[Int32]](repeating: [], count: codes.limit)
    for row in 0..<ranking.rowCount { groups[codes[row] ?? 0].append(Int32(row)) }
    return groups
  }

  private func rank(_ rows: [Int32], _ comparing: Comparing, _ target: Target) {
    let sorted = comparing.sorted(rows)
    var rank: Int32 = 0
    for (place, row) in sorted.enumerated() {
      let isTie =
        ranking.ties != .byRow && place > 0
        && comparing.order(Int(sorted[place - 1]), Int(row)) == 0
      if !isTie { rank = ranking.ties == .dense ? rank + 1 : Int32(place + 1) }
      target.ranks[Int(row)] = rank
    }
  }
}

/// Compares rows by keys, exactly.
final class Comparing {
  private let keys: [RankKey]
  private let settler: Settler
  private var known: [[Int: Value]]

  init(_ keys: [RankKey], _ settler: Settler) {
    self.keys = keys
    self.settler = settler
    known = keys.map { _ in [:] }
  }

  /// The rows in their order, rows that compare the same in that of their numbers.
  func sorted(_ rows: [Int32]) -> [Int32] {
    guard let first = keys.first, first.isWhole else {
      return rows.sorted { comesBefore(Int($0), Int($1), from: 0) }
    }
    // The first key beside the row, so that most comparisons look at nothing else.
    var pairs = rows.map { (key: first.whole(Int($0)) ?? .max, row: $0) }
    pairs.sort {
      $0.key != $1.key ? $0.key < $1.key : comesBefore(Int($0.row), Int($1.row), from: 1)
    }
    return pairs.map(\.row)
  }

  private func comesBefore(_ a: Int, _ b: Int, from key: Int) -> Bool {
    let order = order(a, b, from: key)
    return order == 0 ? a < b : order < 0
  }

  /// Negative if the first row comes before the second, zero if they compare the same.
  func order(_ a: Int, _ b: Int, from first: Int = 0) -> Int {
    for key in keys.indices.dropFirst(first) {
      let order = keys[key].isWhole ? whole(key, a, b) : exact(key, a, b)
      if order != 0 { return order }
    }
    return 0
  }

  private func whole(_ key: Int, _ a: Int, _ b: Int) -> Int {
    let (x, y) = (keys[key].whole(a), keys[key].whole(b))
    switch (x, y) {
    case (nil, nil): return 0
    case (nil, _): return 1
    case (_, nil): return -1
    case (let x?, let y?): return x == y ? 0 : x < y ? -1 : 1
    }
  }

  private func exact(_ key: Int, _ a: Int, _ b: Int) -> Int {
    if case .approximate(let near) = keys[key].column.form {
      let (x, y) = (near.values[a], near.values[b])
      if !x.isNaN, !y.isNaN {
        let bound = (near.bound(at: a) + near.bound(at: b)) * (1 + 0x1p-40)
        let isApart = (x - y).magnitude > bound || bound == 0
        if isApart { return x == y ? 0 : (x < y) != keys[key].isDescending ? -1 : 1 }
      }
    }
    let (x, y) = (value(key, a), value(key, b))
    switch (x.isNull, y.isNull) {
    case (true, true): return 0
    case (true, false): return 1
    case (false, true): return -1
    case (false, false):
      let order = ValueOrder.compare(x, y) ?? 0
      return keys[key].isDescending ? -order : order
    }
  }

  private func value(_ key: Int, _ row: Int) -> Value {
    if let value = known[key][row] { return value }
    let value = settler.value(of: keys[key].number, row: row)
    known[key][row] = value
    return value
  }
}
