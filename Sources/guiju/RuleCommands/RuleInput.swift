import Diagnostics
import Foundation

/// Reads what the commands on rules are given.
enum RuleInput {
  /// The bytes of a file, or of standard input for `-`.
  static func bytes(_ path: String) throws(Problem) -> Data {
    if path == "-" { return FileHandle.standardInput.readDataToEndOfFile() }
    do { return try Data(contentsOf: URL(filePath: path)) } catch {
      throw Problem(
        "dmn.unreadable", .error, Wording("读不到文件", "the file cannot be read"),
        at: Place(file: path), notes: [Wording(error.localizedDescription)],
        suggestion: Wording("核对文件名和权限", "check its name and its permissions"))
    }
  }
}
