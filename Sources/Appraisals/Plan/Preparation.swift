import Columns
import DMN
import Diagnostics
import FEEL
import Packs

/// Who is appraised, by which scheme, and who is not and why.
struct Preparation {
  /// The rows with all values that formulas of schemes use.
  var table: ColumnTable
  /// The state of every row; nil where all are ranked by the only scheme.
  var states: [RowState]?
  /// Steps that schemes begin with, where nothing had to be computed beforehand.
  var steps: Calculation
  /// How many results of single rows the interpreter settled.
  var settled = 0
  /// The steps that were computed row by row, and why.
  var refusals: [Refusal] = []

  /// - Parameters:
  ///   - bundle: The method.
  ///   - table: The rows.
  ///   - options: Year, day, engine.
  /// - Throws: Problems of formulas.
  init(_ bundle: MethodBundle, _ table: ColumnTable, _ options: AppraisalOptions) throws(Problem) {
    let method = bundle.method
    let definitions = Definitions(bundle, columns: table.names, options)
    self.table = table
    var formulas: [String] = []
    if let population = method.population { formulas.append(population.text) }
    formulas += method.exclusions.map(\.when.text) + method.schemes.compactMap(\.when?.text)
    steps = definitions.steps(for: definitions.schemeFormulas)
    if formulas.isEmpty, method.schemes.count == 1 { return }
    var calculation = definitions.steps(for: formulas + definitions.schemeFormulas)
    var asked: [String] = []
    for (index, formula) in formulas.enumerated() {
      calculation.derive("条件\(index + 1)", formula)
      asked.append("条件\(index + 1)")
    }
    let result = try calculation.run(on: table, options.calculation)
    settled = result.settled
    refusals = result.refusals
    for name in result.table.names where !asked.contains(name) {
      self.table[name] = result.table[name]
    }
    steps = Calculation()
    var truths: [[Bool?]] = []
    for name in asked { truths.append(Self.truths(result.table[name], table.rowCount)) }
    states = Self.states(method, truths, table.rowCount)
  }

  private static func truths(_ column: Column?, _ count: Int) -> [Bool?] {
    (0..<count).map { row in
      if case .boolean(let truth)? = column?[row] { truth } else { nil }
    }
  }

  private static func states(_ method: Method, _ truths: [[Bool?]], _ count: Int) -> [RowState] {
    let first = method.population == nil ? 0 : 1
    let exclusions = first..<(first + method.exclusions.count)
    return (0..<count).map { row in
      if first == 1 {
        guard let truth = truths[0][row] else { return .undecided(.population) }
        if !truth { return .outside }
      }
      var excluded: Int?
      for place in exclusions {
        guard let truth = truths[place][row] else { return .undecided(.exclusion(place - first)) }
        if truth {
          excluded = place - first
          break
        }
      }
      var next = exclusions.upperBound
      for (index, scheme) in method.schemes.enumerated() {
        guard scheme.when != nil else {
          return excluded.map { .excluded($0, scheme: index) } ?? .ranked(scheme: index)
        }
        guard let truth = truths[next][row] else {
          return excluded.map { .excluded($0, scheme: nil) } ?? .undecided(.scheme(index))
        }
        if truth { return excluded.map { .excluded($0, scheme: index) } ?? .ranked(scheme: index) }
        next += 1
      }
      return excluded.map { .excluded($0, scheme: nil) } ?? .noScheme
    }
  }
}

/// What became of a row.
public enum RowState: Sendable, Hashable {
  /// It is ranked by a scheme.
  case ranked(scheme: Int)
  /// It is not ranked, by an exclusion; the scheme is that by which it would be.
  case excluded(Int, scheme: Int?)
  /// It is not of the population.
  case outside
  /// No scheme is for it.
  case noScheme
  /// It cannot be told, because a fact is missing.
  case undecided(Question)

  /// What cannot be told.
  public enum Question: Sendable, Hashable {
    case population
    case exclusion(Int)
    case scheme(Int)
    /// The points of an indicator whose missing rule says so.
    case points
  }
}

/// The values that formulas name and no column has: parameters, year and day, computed fields.
struct Definitions {
  private var definitions: [(name: String, formula: String)] = []
  private var use: NameUse
  private let method: Method

  /// - Parameters:
  ///   - bundle: The method.
  ///   - columns: The columns that there are.
  ///   - options: Year and day; any where only names are asked for.
  init(_ bundle: MethodBundle, columns: [String], _ options: AppraisalOptions? = nil) {
    method = bundle.method
    let known = Set(columns.map(Names.normal))
    definitions.append((ColumnNames.year, "\(options?.year ?? 2000)"))
    definitions.append(
      (ColumnNames.day, "date(\"\(options.map { "\($0.asOf)" } ?? "2000-01-01")\")"))
    for parameter in method.parameters { definitions.append((parameter.name, parameter.value)) }
    for field in bundle.fields {
      if let formula = field.formula { definitions.append((field.name, formula)) }
    }
    for value in method.derived { definitions.append((value.name, value.formula.text)) }
    definitions.removeAll { known.contains(Names.normal($0.name)) }
    use = NameUse(columns + definitions.map(\.name))
  }

  /// The formulas of schemes and consequences.
  var schemeFormulas: [String] {
    var formulas: [String] = []
    for scheme in method.schemes {
      formulas += scheme.peers + scheme.ranking.then.map(\.column)
      for indicator in scheme.indicators {
        formulas += [indicator.value, indicator.numerator, indicator.denominator]
          .compactMap { $0?.text }
        formulas += indicator.baseline?.by ?? []
        if case .formula(let text) = indicator.scoring.kind { formulas.append(text) }
      }
      for points in scheme.points {
        formulas += [points.when?.text, points.points.text].compactMap(\.self)
      }
      for adjustment in scheme.adjustments {
        switch adjustment.rule {
        case .condition(let when, _, _): formulas.append(when.text)
        case .table(let table, _, _, _):
          formulas += table.inputs.compactMap(\.expression.text?.text)
        }
      }
    }
    for consequence in method.consequences {
      formulas += [consequence.when?.text, consequence.amount?.text].compactMap(\.self)
    }
    return formulas
  }

  /// All names that some formulas use, and those that the definitions of these use.
  func names(in formulas: [String]) -> Set<String> {
    var found: Set<String> = []
    var open = formulas
    while let formula = open.popLast() {
      for name in use.names(in: formula) where found.insert(name).inserted {
        if let definition = definitions.first(where: { Names.normal($0.name) == name }) {
          open.append(definition.formula)
        }
      }
    }
    return found
  }

  /// The steps that compute what some formulas use.
  func steps(for formulas: [String]) -> Calculation {
    var wanted: Set<String> = []
    var open = formulas
    while let formula = open.popLast() {
      for name in use.names(in: formula) {
        guard let definition = definitions.first(where: { Names.normal($0.name) == name }),
          wanted.insert(name).inserted
        else { continue }
        open.append(definition.formula)
      }
    }
    var calculation = Calculation()
    // Computed fields may stand before those they use, so each waits for what it needs.
    var left = definitions.filter { wanted.contains(Names.normal($0.name)) }
    var done: Set<String> = []
    while !left.isEmpty {
      let ready = left.firstIndex { definition in
        use.names(in: definition.formula).allSatisfy { !wanted.contains($0) || done.contains($0) }
      }
      // A circle is a problem of the pack, which the check tells; the run will say what is unknown.
      let definition = left.remove(at: ready ?? 0)
      calculation.derive(definition.name, definition.formula)
      done.insert(Names.normal(definition.name))
    }
    return calculation
  }
}
