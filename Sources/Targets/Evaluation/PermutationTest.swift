import Vocabulary

/// The ways of choosing as many regions as were treated.
struct Assignments {
  /// Above this many, a sample is drawn.
  static let most = 10_000

  /// The places of those that are treated, in each assignment.
  let all: [[Int]]
  /// Whether these are all that there are.
  let isExact: Bool

  init(of chosen: Int, among count: Int) {
    let total = Self.ways(chosen, count)
    if total <= Self.most {
      isExact = true
      var all: [[Int]] = []
      var places = Array(0..<chosen)
      while true {
        all.append(places)
        guard let turn = places.indices.last(where: { places[$0] < count - chosen + $0 }) else {
          break
        }
        places[turn] += 1
        for index in places.indices where index > turn { places[index] = places[index - 1] + 1 }
      }
      self.all = all
    } else {
      isExact = false
      var dice = SplitMix64(seed: UInt64(chosen) << 32 | UInt64(count))
      // The assignment that came about belongs to the sample; the test is then exact in its level.
      var all = [Array(0..<chosen)]
      var places = Array(0..<count)
      for _ in 1..<Self.most {
        for index in 0..<chosen {
          places.swapAt(index, Int.random(in: index..<count, using: &dice))
        }
        all.append(Array(places[..<chosen]))
      }
      self.all = all
    }
  }

  private static func ways(_ chosen: Int, _ count: Int) -> Int {
    var ways = 1
    for index in 0..<min(chosen, count - chosen) {
      let (next, over) = ways.multipliedReportingOverflow(by: count - index)
      if over { return .max }
      ways = next / (index + 1)
      if ways > most { return ways }
    }
    return ways
  }
}

/// A test of whether the mean of some values differs from that of the others by a given amount.
///
/// The values of the treated stand first, so that the assignment that came about is the first one.
struct PermutationTest {
  private let values: [Double]
  private let chosen: Int
  private let assignments: Assignments
  /// The difference of the means.
  let effect: Double

  init(_ values: [Double], treated: [Bool], assignments: Assignments) {
    let ordered =
      zip(values, treated).filter(\.1).map(\.0) + zip(values, treated).filter { !$0.1 }.map(\.0)
    self.values = ordered
    self.assignments = assignments
    chosen = treated.count { $0 }
    effect = Self.difference(ordered, Array(0..<chosen))
  }

  private static func difference(_ values: [Double], _ places: [Int]) -> Double {
    let total = values.reduce(0, +)
    let sum = places.reduce(0) { $0 + values[$1] }
    let others = values.count - places.count
    return sum / Double(places.count) - (total - sum) / Double(others)
  }

  /// The share of assignments whose difference is at least as far from nothing, once an effect is taken away.
  func pValue(of effect: Double) -> Double {
    var shifted = values
    for index in 0..<chosen { shifted[index] -= effect }
    let seen = abs(Self.difference(shifted, Array(0..<chosen)))
    // Equal differences must count as equal, whatever the order in which they were added up.
    let slack = 1e-9 * (shifted.map(abs).max() ?? 0)
    let count = assignments.all.count { abs(Self.difference(shifted, $0)) >= seen - slack }
    return Double(count) / Double(assignments.all.count)
  }

  /// The effects that are not refused, by halving on either side; `nil` where none could ever be.
  func interval(level: Double) -> ClosedRange<Double>? {
    let limit = 1 - level
    guard Double(1) / Double(assignments.all.count) < limit else { return nil }
    guard let low = values.min(), let high = values.max() else { return nil }
    let reach = max(high - low, 1e-9)
    func edge(_ sign: Double) -> Double? {
      var (inside, outside) = (0.0, reach)
      // An effect so large is refused unless too few assignments tell it apart from others.
      while pValue(of: effect + sign * outside) > limit {
        outside *= 2
        if outside > reach * 64 { return nil }
      }
      for _ in 0..<30 {
        let middle = (inside + outside) / 2
        if pValue(of: effect + sign * middle) > limit { inside = middle } else { outside = middle }
      }
      return effect + sign * outside
    }
    guard let lower = edge(-1), let upper = edge(1) else { return nil }
    return lower...upper
  }
}
