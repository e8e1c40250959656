import Columns
public import Diagnostics
import FEEL
import Packs
import Tables

/// Explains results firm by firm.
///
/// It computes the appraisal once more with all that lies between, so that every number is exact and
/// has all its digits.
public struct Explainer: Sendable {
  /// Where a value of a row came from.
  public typealias SourceOf = @Sendable (_ row: Int, _ field: String) -> String?

  let appraisal: Appraisal
  let population: Population
  let source: SourceOf
  private let rows: [String: [Int]]

  /// Creates an explainer.
  ///
  /// - Parameters:
  ///   - bundle: The method.
  ///   - population: The rows.
  ///   - lastYear: The rows of the year before, where the method needs them.
  ///   - options: Year, day, engine.
  ///   - source: Where a value came from; the line of the file where nothing is said.
  /// - Throws: Whatever ``Appraiser`` throws.
  public init(
    _ bundle: MethodBundle, _ population: Population, lastYear: Population? = nil,
    _ options: AppraisalOptions, source: SourceOf? = nil
  ) throws(Problem) {
    var options = options
    options.keepsAll = true
    appraisal = try Appraiser(bundle).appraise(
      population.table, lastYear: lastYear?.table, options)
    self.population = population
    let (file, sheet, lines) = (population.file, population.sheet, population.lines)
    self.source =
      source ?? { row, _ in
        guard let file, row < lines.count else { return nil }
        return file + (sheet.map { "（\($0)）" } ?? "") + ":\(lines[row])"
      }
    var rows: [String: [Int]] = [:]
    if let keys = population.supplied[bundle.method.subject.key] {
      for row in 0..<keys.count { rows[keys[row].description, default: []].append(row) }
    }
    self.rows = rows
  }

  /// The keys of all firms, in the order of the rows.
  public var keys: [String] {
    guard let keys = population.supplied[appraisal.method.subject.key] else { return [] }
    return (0..<keys.count).map { keys[$0].description }
  }

  /// Why a firm has its grade.
  ///
  /// - Parameter key: The firm.
  /// - Returns: The explanation; nil where there is no such firm.
  public func explanation(of key: String) -> Explanation? {
    if appraisal.method.units?.kind == .rollUp {
      return (0..<appraisal.count).first { unitKey($0) == key }.map { explain(unit: $0, row: nil) }
    }
    guard let row = rows[key]?.first else { return nil }
    let unit =
      appraisal.units.rows.flatMap { units in units.firstIndex { $0.contains(row) } } ?? row
    return explain(unit: unit, row: row)
  }

  func unitKey(_ unit: Int) -> String {
    (appraisal.method.units?.by ?? []).map { name in
      appraisal.input[name].map { ValueText.of($0[unit]) } ?? ""
    }.joined(separator: "/")
  }

  private func explain(unit: Int, row: Int?) -> Explanation {
    let method = appraisal.method
    func own(_ field: String?) -> String? {
      guard let field, let row, let column = population.supplied[field] else { return nil }
      let text = column[row].description
      return text.isEmpty ? nil : text
    }
    let state = appraisal.state(unit)
    let members = appraisal.units.rows(of: unit)
    var explanation = Explanation(
      key: own(method.subject.key) ?? unitKey(unit), name: own(method.subject.name),
      region: own(method.subject.region), state: StateWords.name(state, method), reason: nil,
      stateProvision: nil, missing: [], sharedWith: [], scheme: nil, lines: [], extras: [],
      total: "", totalMedian: "", rank: "", count: "", group: [], grading: "",
      gradingProvision: nil, baseGrade: "", changes: [], grade: "", treatedAs: nil, outcomes: [],
      nextGrade: nil, neededTotal: nil, lifts: [])
    if method.units?.kind == .merge {
      explanation.sharedWith = members.filter { $0 != row }.map { member in
        population.supplied[method.subject.name ?? method.subject.key]?[member].description ?? ""
      }
    }
    tell(state, unit, &explanation)
    guard
      let result = appraisal.schemes.first(where: { place(of: unit, in: $0) != nil }),
      let place = place(of: unit, in: result)
    else { return explanation }
    SchemeExplainer(self, result, unit: unit, place: place, members: members).fill(&explanation)
    return explanation
  }

  func place(of unit: Int, in result: Appraisal.SchemeResult) -> Int? {
    guard let rows = result.rows else { return unit }
    // Rows of a scheme are in ascending order.
    var (low, high) = (0, rows.count)
    while low < high {
      let middle = (low + high) / 2
      if rows[middle] < unit { low = middle + 1 } else { high = middle }
    }
    return low < rows.count && rows[low] == unit ? low : nil
  }

  /// Why a firm is not ranked.
  private func tell(_ state: RowState, _ unit: Int, _ explanation: inout Explanation) {
    let method = appraisal.method
    switch state {
    case .ranked, .noScheme: break
    case .excluded(let index, _):
      let exclusion = method.exclusions[index]
      explanation.reason = exclusion.reason ?? exclusion.when.text
      explanation.stateProvision = exclusion.provision
      explanation.treatedAs = exclusion.treatedAs
    case .outside:
      explanation.reason = method.population?.text
      explanation.stateProvision = method.provision
    case .undecided(let question):
      let formula: String? =
        switch question {
        case .population: method.population?.text
        case .exclusion(let index): method.exclusions[index].when.text
        case .scheme(let index): method.schemes[index].when?.text
        case .points: nil
        }
      explanation.reason = formula
      if let formula { explanation.missing = missing(in: formula, unit) }
    }
  }

  /// The fields that a formula uses and that have no value.
  func missing(in formula: String, _ unit: Int) -> [String] {
    let definitions = Definitions(appraisal.bundle, columns: supplied, appraisal.options)
    return definitions.names(in: [formula]).sorted().filter { name in
      supplied.contains(name) && (appraisal.input[name].map { $0[unit].isNull } ?? false)
    }
  }

  /// The fields that were supplied.
  var supplied: [String] {
    appraisal.bundle.fields.filter { $0.formula == nil }.map(\.name)
  }
}
