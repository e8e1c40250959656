/// How much harm a field would do if it were changed, destroyed, leaked or misused.
///
/// Grades 1 to 3 are those of the trial guide to the classification and grading of industrial data of
/// 2020; grade 0 is for what is published anyway.
public enum DataGrade: Int, Sendable, Hashable, Codable, CaseIterable, Comparable {
  /// Published.
  case open = 0
  /// Little harm.
  case first = 1
  /// Notable harm.
  case second = 2
  /// Grave harm.
  case third = 3

  public static func < (a: DataGrade, b: DataGrade) -> Bool { a.rawValue < b.rawValue }
}
