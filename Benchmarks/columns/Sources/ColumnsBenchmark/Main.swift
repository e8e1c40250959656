import Columns
import FEEL
import Foundation

/// Evaluates the workload and prints times, memory and counts as JSON.
///
///     ColumnsBenchmark FILE.csv VETO.dmn [REPETITIONS [THREADS [DUMP.csv]]]
///
/// With `rounded` in place of VETO.dmn the method rounds indicators and baselines and has no vetoes.
@main
struct Main {
  static func main() throws { try measure(Array(CommandLine.arguments.dropFirst())) }
}

private func seconds(_ body: () throws -> Void) rethrows -> Double {
  try ContinuousClock().measure(body) / .seconds(1)
}

private func measure(_ arguments: [String]) throws {
  guard arguments.count >= 2 else {
    print("usage: ColumnsBenchmark FILE.csv VETO.dmn [REPETITIONS [THREADS [DUMP.csv]]]")
    exit(2)
  }
  let repetitions = arguments.count > 2 ? Int(arguments[2]) ?? 5 : 5
  let threads = arguments.count > 3 ? Int(arguments[3]) ?? 2 : 2
  let table = try EnterpriseFile.table(arguments[0])
  let calculation =
    arguments[1] == "rounded"
    ? Workload.rounded() : Workload.calculation(veto: try Workload.veto(arguments[1]))
  let options = CalculationOptions(threads: threads)
  var times: [Double] = []
  var cpu: [Double] = []
  var result = try calculation.run(on: table, options)
  for _ in 0..<repetitions {
    let before = processorSeconds()
    times.append(try seconds { result = try calculation.run(on: table, options) })
    cpu.append(processorSeconds() - before)
  }
  for refusal in result.refusals {
    print("row by row: \(refusal.step): \(refusal.message.english)")
  }
  let counts = result.groups[result.groups.count - 1].rows
    .map { row in "[\(row[0].feelText), \(row[1].feelText), \(row[2].feelText)]" }
  var usage = rusage()
  getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
  print(
    """
    {"engine": "columns", "rows": \(table.rowCount), "median_s": \(median(times)), \
    "min_s": \(times.min() ?? 0), "cpu_s": \(median(cpu)), "peak_mb": \(usage.ru_maxrss / 1024), \
    "settled": \(result.settled), "counts": [\(counts.joined(separator: ", "))]}
    """)
  if arguments.count > 4 { try Dump.write(table, result.table, arguments[4]) }
}

private func median(_ values: [Double]) -> Double {
  values.isEmpty ? 0 : values.sorted()[values.count / 2]
}

private func processorSeconds() -> Double {
  var usage = rusage()
  getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
  func seconds(_ time: timeval) -> Double { Double(time.tv_sec) + Double(time.tv_usec) / 1e6 }
  return seconds(usage.ru_utime) + seconds(usage.ru_stime)
}
