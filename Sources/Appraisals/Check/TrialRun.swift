import Columns
import Diagnostics
import FEEL
import Packs
import Vocabulary

/// Computes a method on a few made-up rows, to learn what the engine would refuse.
struct TrialRun {
  private let inspection: MethodInspection

  init(_ inspection: MethodInspection) { self.inspection = inspection }

  private var bundle: MethodBundle { inspection.bundle }

  /// What stands in the way of a run; and as notes the steps that go row by row.
  var problems: [Problem] {
    guard let day = Day(year: 2024, month: 12, day: 31) else { return [] }
    let year = bundle.method.lastYear ?? bundle.method.firstYear ?? 2024
    let options = AppraisalOptions(year: year, asOf: day, threads: 1)
    var found: [Problem] = []
    do throws(Problem) {
      let (_, units) = try UnitMaker(bundle).units(of: rows, options)
      let preparation = try Preparation(bundle, units, options)
      found += notes(preparation.refusals, at: bundle.method.root)
      for scheme in bundle.method.schemes {
        var table = preparation.table
        table[ColumnNames.isRanked] = Column(
          booleans: (0..<table.rowCount).map { $0 > 0 })
        table[ColumnNames.treatedAs] = Column(
          texts: [String?](repeating: nil, count: table.rowCount))
        let lastYear = Dictionary(
          scheme.indicators.map { ($0.name, LastYearBaseline(rows: [])) },
          uniquingKeysWith: { first, _ in first })
        let plan = SchemePlan(
          scheme, of: bundle.method, tables: bundle.baselines, year: year, hasUnranked: true,
          lastYear: lastYear, before: preparation.steps)
        let result = try plan.calculation.run(on: table, options.calculation)
        found += notes(result.refusals, at: scheme.node)
      }
    } catch {
      var problem = error
      problem.place = problem.place ?? bundle.method.root.place
      found.append(problem)
    }
    return found
  }

  /// What goes row by row whatever the values are.
  private func notes(_ refusals: [Refusal], at node: DeclarationNode) -> [Problem] {
    refusals.filter { $0.reason == .operation || $0.reason == .kinds }.map { refusal in
      var problem = refusal.problem
      problem.place = problem.place ?? node.place
      return problem
    }
  }

  /// Rows with a value in every field.
  private var rows: ColumnTable {
    let count = 3
    var table = ColumnTable(rowCount: count)
    for field in bundle.fields where field.formula == nil {
      table[field.name] = Self.column(field, count)
    }
    return table
  }

  /// A column of a field with a value in every row.
  static func column(_ field: RecordField, _ count: Int) -> Column {
    switch field.kind {
    case .number, .integer, .year: Column(units: (0..<count).map { Int128($0 + 1) }, scale: 0)
    case .boolean: Column(booleans: (0..<count).map { $0 == 1 })
    case .date: Column(days: (0..<count).map { 19_000 + $0 % 3 })
    case .string, .yearmonth, .geojson:
      Column(texts: (0..<count).map { field.constraints.allowed?.first ?? "\($0 % 3)" })
    }
  }
}
