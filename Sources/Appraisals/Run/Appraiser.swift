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
    let (units, table) = try UnitMaker(bundle).units(of: rows, options)
    let preparation = try Preparation(bundle, table, options)
    var result = Appraisal(
      bundle: bundle, options: options, units: units, input: preparation.table,
      states: preparation.states, schemes: [], settled: preparation.settled)
    for (index, scheme) in bundle.method.schemes.enumerated() {
      let chosen = rowsOf(index, preparation.states)
      if let chosen, chosen.rows.isEmpty { continue }
      let hasUnranked = chosen.map { $0.ranked.contains(false) } ?? false
      var table = preparation.table
      if let chosen {
        table = table.picking(chosen.rows)
        if hasUnranked {
          table[ColumnNames.isRanked] = Column(booleans: chosen.ranked.map { $0 }).coded()
          table[ColumnNames.treatedAs] = Column(texts: chosen.treatedAs)
        }
      }
      let plan = SchemePlan(
        scheme, of: bundle.method, tables: bundle.baselines, year: options.year,
        hasUnranked: hasUnranked, lastYear: try statistics(scheme, of: lastYear, options),
        before: preparation.steps)
      var calculation = plan.calculation
      if options.keepsAll { calculation.kept = nil }
      let calculated = try calculation.run(on: table, options.calculation)
      result.settled += calculated.settled
      result.schemes.append(
        Appraisal.SchemeResult(
          scheme: index, rows: chosen?.rows, table: calculated.table, outputs: plan.outputs,
          kept: plan.kept))
      markUndecided(&result, scheme, chosen?.rows)
    }
    return result
  }

  private struct Chosen {
    var rows: [Int] = []
    var ranked: [Bool] = []
    var treatedAs: [String?] = []
  }

  /// The rows of a scheme; nil for all.
  private func rowsOf(_ scheme: Int, _ states: [RowState]?) -> Chosen? {
    guard let states else { return nil }
    var chosen = Chosen()
    for (row, state) in states.enumerated() {
      switch state {
      case .ranked(scheme):
        chosen.rows.append(row)
        chosen.ranked.append(true)
        chosen.treatedAs.append(nil)
      case .excluded(let exclusion, scheme):
        let exclusion = bundle.method.exclusions[exclusion]
        guard exclusion.isScored || exclusion.treatedAs != nil else { continue }
        chosen.rows.append(row)
        chosen.ranked.append(false)
        chosen.treatedAs.append(exclusion.treatedAs)
      default: continue
      }
    }
    return chosen
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
