import Demo
import Foundation
import Tables

/// Makes files of invented records, or reads one several times and prints the best time as JSON.
///
///     TablesBenchmark make ENTERPRISES FOLDER
///     TablesBenchmark read FILE ROUNDS
@main
struct Main {
  static func main() throws {
    let arguments = CommandLine.arguments
    if arguments[1] == "make" {
      try DemoGenerator(enterprises: Int(arguments[2]) ?? 0, seed: 1, hasMistakes: false)
        .write(to: arguments[3])
    } else {
      try read(arguments[2], rounds: Int(arguments[3]) ?? 1)
    }
  }
}

private func read(_ path: String, rounds: Int) throws {
  var (best, cpu) = (Double.infinity, Double.infinity)
  var last: TypedTable?
  for _ in 0..<rounds {
    last = nil
    let used = clock()
    let time = try ContinuousClock().measure { last = try table(path) }
    best = min(best, time / .seconds(1))
    cpu = min(cpu, Double(clock() - used) / Double(CLOCKS_PER_SEC))
  }
  guard let table = last else { return }
  // Sums in whole units of the scale, which no peer can get right by chance.
  let sums = table.columns.compactMap { column -> String? in
    guard case .decimal(let values) = column.data else { return nil }
    let total = (0..<values.count).reduce(Int128(0)) { $0 + values.units($1) }
    return "\"\(total)e-\(values.scale)\""
  }
  print(
    "{\"seconds\": \(best), \"cpu\": \(cpu), \"rows\": \(table.rowCount), \"faults\": \(table.faultCount), "
      + "\"peak_kb\": \(peak()), \"sums\": [\(sums.joined(separator: ", "))]}")
}

/// The first column is words, all others numbers.
private func table(_ path: String) throws -> TypedTable {
  let source = try TableReader().sources(at: path)[0]
  let header = try source.header()
  let plans = header.titles.enumerated().map { index, title in
    PlannedColumn(source: index + 1, name: title, kind: index == 0 ? .text : .decimal)
  }
  return try source.read(plans, after: header)
}

/// The peak of resident memory in KB; `getrusage` would count that of the process which started this one.
private func peak() -> Int {
  let status = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
  let line = status.split(separator: "\n").first { $0.hasPrefix("VmHWM:") }
  return line.flatMap { Int($0.filter(\.isNumber)) } ?? 0
}
