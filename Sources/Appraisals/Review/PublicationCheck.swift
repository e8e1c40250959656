import Columns
public import Diagnostics
import FEEL
import Tables

/// What would embarrass a bureau if results were published as they are.
public enum PublicationCheck {
  /// Checks results before they are published.
  ///
  /// - Parameters:
  ///   - appraisal: The results.
  ///   - population: The rows.
  /// - Returns: Errors where results cannot be published, warnings where somebody has to look.
  public static func problems(_ appraisal: Appraisal, _ population: Population) -> [Problem] {
    var problems = undecided(appraisal) + noScheme(appraisal)
    for result in appraisal.schemes { problems += groups(result, appraisal) }
    problems += adjustments(appraisal) + names(appraisal, population)
    problems += regions(appraisal, population)
    problems += counts(appraisal.summary(of: population))
    return problems
  }

  private static func undecided(_ appraisal: Appraisal) -> [Problem] {
    let count = (appraisal.states ?? []).count {
      if case .undecided = $0 { true } else { false }
    }
    guard count > 0 else { return [] }
    return [
      Problem(
        "publication.undecided", .error,
        Wording("\(count) 户缺少数据，不能判定", "\(count) firms cannot be decided for want of data"),
        suggestion: Wording(
          "补齐数据，或在办法中写明怎样处理", "supply the data, or say in the method what is done"))
    ]
  }

  private static func noScheme(_ appraisal: Appraisal) -> [Problem] {
    let count = (appraisal.states ?? []).count { $0 == .noScheme }
    guard count > 0 else { return [] }
    return [
      Problem(
        "publication.no-scheme", .error,
        Wording(
          "\(count) 户在参评范围内，却没有适用的方案",
          "\(count) firms are of the population and no scheme is for them"))
    ]
  }

  /// Groups too small to be ranked, and shares that ties push over.
  private static func groups(
    _ result: Appraisal.SchemeResult, _ appraisal: Appraisal
  ) -> [Problem] {
    let scheme = appraisal.method.schemes[result.scheme]
    guard let grades = result.table[ColumnNames.base] else { return [] }
    let keys = scheme.peers.compactMap { name -> (String, Columns.Column)? in
      (appraisal.input[name] ?? result.table[name]).map { (name, $0) }
    }
    var groups: [[String]: [String: Int]] = [:]
    for row in 0..<grades.count {
      let unit = result.rows?[row] ?? row
      guard case .ranked = appraisal.state(unit), !grades[row].isNull else { continue }
      let group = keys.map { ValueText.of($1[unit]) }
      groups[group, default: [:]][ValueText.of(grades[row]), default: 0] += 1
    }
    var problems: [Problem] = []
    for (group, counts) in groups.sorted(by: { $0.key.lexicographicallyPrecedes($1.key) }) {
      let total = counts.values.reduce(0, +)
      let name = ([scheme.name] + group).joined(separator: " / ")
      if total < scheme.grading.smallestGroup {
        problems.append(
          Problem(
            "publication.small-group", .warning,
            Wording(
              "“\(name)”只有 \(total) 户，按比例分等级意义不大",
              "“\(name)” has only \(total) firms; shares say little"),
            suggestion: Wording(
              "并入相近的组，或在公示中说明", "join it to a like group, or say so in the notice")))
      }
      guard case .shares(let shares) = scheme.grading.kind else { continue }
      var (sum, reached) = (0, 0)
      for (grade, share) in zip(scheme.grading.names, shares) {
        sum += share
        reached += counts[grade] ?? 0
        let bound = GradingWords(scheme.grading).bound(sum, total)
        guard reached > bound else { continue }
        problems.append(
          Problem(
            "publication.share-exceeded", .warning,
            Wording(
              "“\(name)”：\(grade) 及以上 \(reached) 户，多于比例所定的 \(bound) 户（并列所致）",
              "“\(name)”: \(reached) firms are \(grade) or better, more than the \(bound) of the share (ties)"
            )))
      }
    }
    return problems
  }

  /// Adjustments that could not be decided.
  private static func adjustments(_ appraisal: Appraisal) -> [Problem] {
    var problems: [Problem] = []
    for result in appraisal.schemes {
      for (index, adjustment) in appraisal.method.schemes[result.scheme].adjustments.enumerated() {
        guard let column = result.table[ColumnNames.adjustment(index)] else { continue }
        let count = (0..<column.count).count { row in
          guard column[row].isNull, case .ranked = appraisal.state(result.rows?[row] ?? row) else {
            return false
          }
          return true
        }
        guard count > 0 else { continue }
        problems.append(
          Problem(
            "publication.open-adjustment", .warning,
            Wording(
              "“\(adjustment.name)”：\(count) 户缺少数据，未作调整",
              "“\(adjustment.name)”: \(count) firms lack the data, and were not adjusted"),
            suggestion: Wording("核实这些企业，再公示", "look into these firms before publication")))
      }
    }
    return problems
  }

  private static func regions(_ appraisal: Appraisal, _ population: Population) -> [Problem] {
    guard let field = appraisal.method.subject.region, let column = population.supplied[field]
    else { return [] }
    let count = column.count - column.present.setCount
    guard count > 0 else { return [] }
    return [
      Problem(
        "publication.no-region", .warning,
        Wording("\(count) 户没有“\(field)”，不知属于何地", "\(count) firms have no “\(field)”"),
        suggestion: Wording("补上地区代码后重新评价", "add the code and run again"))
    ]
  }

  private static func names(_ appraisal: Appraisal, _ population: Population) -> [Problem] {
    guard let field = appraisal.method.subject.name, let column = population.supplied[field] else {
      return []
    }
    let count = (0..<column.count).count { !column.present[$0] }
    guard count > 0 else { return [] }
    return [
      Problem(
        "publication.no-name", .error,
        Wording("\(count) 户没有“\(field)”", "\(count) firms have no “\(field)”"))
    ]
  }

  private static func counts(_ summary: Summary) -> [Problem] {
    summary.schemes.compactMap { scheme in
      Notice(
        list: scheme.scheme, stated: scheme.ranked,
        grades: scheme.grades.map { .init(grade: $0.grade, count: $0.count) }
      ).problem
    }
  }

  /// What a notice states of a list.
  public struct Notice: Sendable, Hashable {
    /// A grade and how many have it.
    public struct Grade: Sendable, Hashable {
      /// The grade.
      public var grade: String
      /// How many.
      public var count: Int

      /// Creates a count.
      public init(grade: String, count: Int) {
        self.grade = grade
        self.count = count
      }
    }

    /// The list, such as 规下.
    public var list: String
    /// How many it is said to have.
    public var stated: Int
    /// How many it lists by grade.
    public var grades: [Grade]

    /// Creates what a notice states.
    public init(list: String, stated: Int, grades: [Grade]) {
      self.list = list
      self.stated = stated
      self.grades = grades
    }

    /// What is wrong where the grades do not add up to the number stated; nil where they do.
    public var problem: Problem? {
      let sum = grades.map(\.count).reduce(0, +)
      guard sum != stated else { return nil }
      let listed = grades.map { "\($0.grade) \($0.count)" }.joined(separator: " + ")
      return Problem(
        "publication.count", .error,
        Wording(
          "“\(list)”写明 \(stated) 户，各等级合计 \(sum) 户（\(listed)），相差 \(abs(stated - sum)) 户",
          "“\(list)” states \(stated) firms, its grades add up to \(sum) (\(listed)): \(abs(stated - sum)) differ"
        ),
        suggestion: Wording(
          "核对漏列的企业或写明的户数", "look for firms that are not listed, or mend the number"))
    }
  }
}
