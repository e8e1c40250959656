public import Diagnostics

/// Tries changes of a method on a population that was appraised.
///
/// ```swift
/// let trial = try Trial(bundle, population, options)
/// let outcome = try trial.outcome(of: [MethodChange("weight/亩均税收=35")])
/// outcome.comparison.moves   // who goes from which grade to which
/// ```
public struct Trial: Sendable {
  /// What changes come to.
  public struct Outcome: Sendable {
    /// The appraisal by the changed method.
    public var appraisal: Appraisal
    /// Who moved.
    public var comparison: Comparison
    /// What consequences come to before and after.
    public var consequences: [(before: Summary.ConsequenceSum, after: Summary.ConsequenceSum)]
  }

  /// The rows.
  public let population: Population
  /// The appraisal by the method as it is.
  public let base: Appraisal
  private let lastYear: Population?

  /// Appraises the population by the method as it is.
  ///
  /// - Throws: Whatever ``Appraiser`` throws.
  public init(
    _ bundle: MethodBundle, _ population: Population, lastYear: Population? = nil,
    _ options: AppraisalOptions
  ) throws(Problem) {
    self.population = population
    self.lastYear = lastYear
    base = try Appraiser(bundle).appraise(population.table, lastYear: lastYear?.table, options)
  }

  /// Takes an appraisal that was made.
  public init(of appraisal: Appraisal, _ population: Population, lastYear: Population? = nil) {
    self.population = population
    self.lastYear = lastYear
    base = appraisal
  }

  /// What changes come to.
  ///
  /// - Parameters:
  ///   - changes: The changes, one after the other.
  ///   - limit: The most firms that are listed.
  /// - Returns: Who moves, and what consequences come to.
  /// - Throws: The problems of changes and of formulas.
  public func outcome(of changes: [MethodChange], limit: Int = 50) throws(Problem) -> Outcome {
    var bundle = base.bundle
    for change in changes { bundle.method = try change.applied(to: bundle.method) }
    let appraisal = try Appraiser(bundle).appraise(
      population.table, lastYear: lastYear?.table, base.options)
    let (before, after) = (base.consequenceSums, appraisal.consequenceSums)
    return Outcome(
      appraisal: appraisal,
      comparison: Comparison((base, population), (appraisal, population), limit: limit),
      consequences: Array(zip(before, after)))
  }
}
