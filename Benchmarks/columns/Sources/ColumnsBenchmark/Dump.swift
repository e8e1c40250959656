import Columns
import FEEL
import Foundation

/// Writes the answers for the exact oracle: scores in hundredths, rank, rule and grade.
enum Dump {
  static func write(_ input: ColumnTable, _ result: ColumnTable, _ path: String) throws {
    let scores = (1...6).map { "s\($0)" } + ["total"]
    var lines = ["id," + scores.joined(separator: ",") + ",rank,rule,grade"]
    for row in 0..<input.rowCount {
      var fields = [input["id"]?[row].feelText ?? ""]
      for name in scores {
        guard case .number(let score)? = result[name]?[row], let units = score.units(scale: 2)
        else {
          fatalError("row \(row): \(name) has no score of two digits")
        }
        fields.append(String(units))
      }
      for name in ["rank", "rule"] { fields.append(result[name]?[row].feelText ?? "0") }
      if case .string(let grade)? = result["grade"]?[row] { fields.append(grade) }
      lines.append(fields.joined(separator: ","))
    }
    try lines.joined(separator: "\n").write(toFile: path, atomically: true, encoding: .utf8)
  }
}
