import Diagnostics

/// The problems that rules can have.
enum RulingProblem {
  static func noFile(_ name: String) -> Problem {
    Problem(
      "rulings.no-file", .error, Wording("包中没有文件 “\(name)”", "the pack has no file “\(name)”"),
      suggestion: Wording("写从包的文件夹数起的路径", "write its path from the folder of the pack"))
  }
}
