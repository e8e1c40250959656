public import Diagnostics
public import Vocabulary

/// Where the grades of appraisals come from; the engine of appraisals is one.
public protocol GradeSource: Sendable {
  /// The grade of a subject on a day; `nil` where it has none.
  ///
  /// - Throws: What stands in the way of reading it.
  func grade(of subject: String, method: String, on day: Day) throws(Problem) -> AppraisedGrade?
}

/// A grade that an appraisal gave.
public struct AppraisedGrade: Sendable, Hashable {
  /// The grade.
  public var grade: String
  /// The run that gave it.
  public var run: String
  /// The provision of the method.
  public var provision: String?

  /// Creates a grade.
  public init(_ grade: String, run: String, provision: String? = nil) {
    self.grade = grade
    self.run = run
    self.provision = provision
  }
}
