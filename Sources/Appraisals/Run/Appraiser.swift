public import Columns
public import Diagnostics
import FEEL
import Packs

/// Applies a method to a population.
///
/// ```swift
/// let bundle = try MethodBundle("huangyan", in: packs, for: OverlayContext(jurisdiction: "331003", year: 2022))
/// let appraisal = try Appraiser(bundle).appraise(table, AppraisalOptions(year: 2022, asOf: day))
/// appraisal.summary.counts   // by region and grade
/// ```
public struct Appraiser: Sendable {
  /// The method.
  public let bundle: MethodBundle

  /// Creates an appraiser.
  public init(_ bundle: MethodBundle) { self.bundle = bundle }

  /// Appraises rows.
  ///
  /// - Parameters:
  ///   - rows: A column for every field that formulas use, by the name of the field.
  ///   - lastYear: The rows of the year before, where baselines are statistics of that year.
  ///   - options: Year, day, engine.
  /// - Returns: The result.
  /// - Throws: `appraisals.no-last-year`, `appraisals.no-column`; the problem of a formula.
  /// - Complexity: O(n log n) in the number of rows, by columns.
  public func appraise(
    _ rows: ColumnTable, lastYear: ColumnTable? = nil, _ options: AppraisalOptions
  ) throws(Problem) -> Appraisal {
    try appraise(try prepare(rows, options), lastYear: lastYear, options)
  }

  /// Finds units, who is appraised and by which scheme.
  ///
  /// What comes of it stays right while weights, baselines, bounds, shares and adjustments change.
  func prepare(_ rows: ColumnTable, _ options: AppraisalOptions) throws(Problem) -> Prepared {
    let (units, table) = try UnitMaker(bundle).units(of: rows, options)
    let preparation = try Preparation(bundle, table, options)
    return Prepared(
      units: units, preparation: preparation,
      schemes: bundle.method.schemes.indices.map { Prepared.Scheme($0, bundle.method, preparation) }
    )
  }

  /// Scores, ranks and grades what was prepared.
  func appraise(
    _ prepared: Prepared, lastYear: ColumnTable?, _ options: AppraisalOptions
  ) throws(Problem) -> Appraisal {
    let preparation = prepared.preparation
    var result = Appraisal(
      bundle: bundle, options: options, units: prepared.units, input: preparation.table,
      states: preparation.states, schemes: [], settled: preparation.settled)
    for (index, scheme) in bundle.method.schemes.enumerated() {
      let rows = prepared.schemes[index]
      if rows.table.rowCount == 0 { continue }
      let plan = SchemePlan(
        scheme, of: bundle.method, tables: bundle.baselines, year: options.year,
        hasUnranked: rows.hasUnranked, lastYear: try statistics(scheme, of: lastYear, options),
        before: preparation.steps)
      var calculation = plan.calculation
      if options.keepsAll { calculation.kept = nil }
      let calculated = try calculation.run(on: rows.table, options.calculation)
      result.settled += calculated.settled
      result.rowByRow += calculated.refusals.map(\.problem)
      result.schemes.append(
        Appraisal.SchemeResult(
          scheme: index, rows: rows.rows, table: calculated.table, outputs: plan.outputs,
          kept: plan.kept))
      markUndecided(&result, scheme, rows.rows)
    }
    return result
  }

  /// Firms without a total have no grade, and the method says that this is to be told.
  private func markUndecided(_ result: inout Appraisal, _ scheme: Scheme, _ rows: [Int]?) {
    guard scheme.canLackTotal, let last = result.schemes.last,
      let grades = last.table[ColumnNames.grade]
    else { return }
    for place in 0..<last.table.rowCount where grades[place].isNull {
      let unit = rows?[place] ?? place
      guard case .ranked = result.state(unit) else { continue }
      if result.states == nil {
        result.states = [RowState](repeating: .ranked(scheme: 0), count: result.count)
      }
      result.states?[unit] = .undecided(.points)
    }
  }

  /// Baselines of a scheme that are statistics of the year before.
  private func statistics(
    _ scheme: Scheme, of lastYear: ColumnTable?, _ options: AppraisalOptions
  ) throws(Problem) -> [String: LastYearBaseline] {
    let indicators = scheme.indicators.filter { $0.baseline?.isOfLastYear ?? false }
    guard let first = indicators.first else { return [:] }
    guard let lastYear else {
      throw Problem(
        "appraisals.no-last-year", .error,
        Wording(
          "“\(first.name)”的基准取自上年数据，但没有给出上年数据",
          "the baseline of “\(first.name)” is a statistic of the year before, whose data are not given"
        ),
        at: first.node.place,
        suggestion: Wording("用 --last-year 给出上年数据", "give them with --last-year"))
    }
    return try LastYearStatistics(bundle, scheme, indicators).baselines(of: lastYear, options)
  }
}
