import Diagnostics

/// Collects what is wrong with rows: all are counted, the first ones kept.
struct ProblemCollector: Sendable {
  private(set) var problems: [ImportProblem] = []
  private(set) var count = 0
  private(set) var errorCount = 0
  /// Which rows have no error.
  private(set) var sound: [Bool]
  private let limit: Int

  init(rows: Int, limit: Int) {
    sound = Array(repeating: true, count: rows)
    self.limit = limit
  }

  /// Notes a problem of a row, or of the whole file; it is only made where it is kept.
  mutating func note(
    _ severity: Problem.Severity, row: Int?, _ problem: () -> ImportProblem
  ) {
    count += 1
    if severity == .error {
      errorCount += 1
      if let row { sound[row] = false }
    }
    if problems.count < limit { problems.append(problem()) }
  }

  /// Notes faults that were counted elsewhere but not kept.
  mutating func noteUnkept(_ faults: Int) {
    count += faults
    errorCount += faults
  }

  mutating func markUnsound(_ row: Int) { sound[row] = false }

  /// Adds what was collected over other rows.
  mutating func add(_ other: ProblemCollector) {
    count += other.count
    errorCount += other.errorCount
    problems += other.problems.prefix(max(0, limit - problems.count))
    for row in other.sound.indices where !other.sound[row] { sound[row] = false }
  }

  var soundRows: [Int]? {
    sound.allSatisfy { $0 } ? nil : sound.indices.filter { sound[$0] }
  }

  /// The problems by line and column, those of the whole file first.
  var ordered: [ImportProblem] {
    problems.enumerated().sorted { a, b in
      (a.element.line ?? 0, a.element.column ?? 0, a.offset)
        < (b.element.line ?? 0, b.element.column ?? 0, b.offset)
    }.map(\.element)
  }
}
