import Diagnostics

/// Several problems that stand in the way together.
struct ProblemList: Error {
  /// The problems.
  let problems: [Problem]

  init(_ problems: [Problem]) { self.problems = problems }
}
