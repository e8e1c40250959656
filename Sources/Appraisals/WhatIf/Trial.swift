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
  /// Who is appraised and by which scheme, which most changes leave as it is.
  private let prepared: Prepared
  private let side: Comparison.Side
  private let categories: [(field: String, places: Categories)]
  private let sums: [Summary.ConsequenceSum]

  /// Appraises the population by the method as it is.
  ///
  /// - Throws: Whatever ``Appraiser`` throws.
  public init(
    _ bundle: MethodBundle, _ population: Population, lastYear: Population? = nil,
    _ options: AppraisalOptions
  ) throws(Problem) {
    let appraiser = Appraiser(bundle)
    let prepared = try appraiser.prepare(population.table, options)
    try self.init(
      of: appraiser.appraise(prepared, lastYear: lastYear?.table, options), population,
      lastYear: lastYear, prepared)
  }

  /// Takes an appraisal that was made.
  ///
  /// - Throws: What was wrong with its formulas, which it has shown already.
  public init(
    of appraisal: Appraisal, _ population: Population, lastYear: Population? = nil
  ) throws(Problem) {
    try self.init(
      of: appraisal, population, lastYear: lastYear,
      Appraiser(appraisal.bundle).prepare(population.table, appraisal.options))
  }

  private init(
    of appraisal: Appraisal, _ population: Population, lastYear: Population?, _ prepared: Prepared
  ) throws(Problem) {
    self.population = population
    self.lastYear = lastYear
    self.prepared = prepared
    base = appraisal
    side = Comparison.Side(appraisal, population)
    categories = side.categories
    sums = appraisal.consequenceSums
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
    let appraiser = Appraiser(bundle)
    let isPrepared =
      bundle.method.exclusions.count == base.method.exclusions.count
      && !changes.contains(where: \.isOfParameter)
    let appraisal =
      isPrepared
      ? try appraiser.appraise(prepared, lastYear: lastYear?.table, base.options)
      : try appraiser.appraise(population.table, lastYear: lastYear?.table, base.options)
    return Outcome(
      appraisal: appraisal,
      comparison: Comparison(
        side, Comparison.Side(appraisal, population), categories: categories, limit: limit),
      consequences: Array(zip(sums, appraisal.consequenceSums)))
  }
}
