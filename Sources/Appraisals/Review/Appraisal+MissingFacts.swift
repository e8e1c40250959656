import Columns
import FEEL
import Packs

extension Appraisal {
  /// The facts for want of which it cannot be told what becomes of a unit; none where it can be told.
  ///
  /// A fact is a field without a value. Where an indicator has no value although no field lacks one, such
  /// as at a denominator of zero, the indicator is named.
  ///
  /// - Parameter unit: The unit.
  /// - Returns: The names of fields, in the order of formulas, each once.
  public func missingFacts(of unit: Int) -> [String] {
    MissingFacts(self).names(of: unit)
  }
}

/// Finds the facts that undecided units lack.
struct MissingFacts {
  private let appraisal: Appraisal
  /// The supplied fields that each formula rests on.
  private var fields: [String: [String]] = [:]
  /// Where the results of units are that have no total.
  private var places: [Int: (scheme: Int, row: Int)] = [:]

  init(_ appraisal: Appraisal) {
    self.appraisal = appraisal
    let method = appraisal.method
    let supplied = appraisal.bundle.fields.filter { $0.formula == nil }.map(\.name)
    let definitions = Definitions(appraisal.bundle, columns: supplied, appraisal.options)
    var formulas = [method.population] + method.exclusions.map(\.when)
    for scheme in method.schemes {
      formulas.append(scheme.when)
      for indicator in scheme.indicators { formulas += indicator.formulas }
      formulas += scheme.points.map(\.points)
    }
    for case let formula? in formulas where fields[formula.text] == nil {
      fields[formula.text] = definitions.names(in: [formula.text]).intersection(supplied).sorted()
    }
    for (place, result) in appraisal.schemes.enumerated() {
      for row in 0..<result.table.rowCount {
        let unit = result.rows?[row] ?? row
        if appraisal.states?[unit] == .undecided(.points) { places[unit] = (place, row) }
      }
    }
  }

  /// The facts that a unit lacks.
  func names(of unit: Int) -> [String] {
    guard case .undecided(let question) = appraisal.state(unit) else { return [] }
    let method = appraisal.method
    switch question {
    case .population: return names(in: method.population, unit)
    case .exclusion(let index): return names(in: method.exclusions[index].when, unit)
    case .scheme(let index): return names(in: method.schemes[index].when, unit)
    case .points: return names(ofPoints: unit)
    }
  }

  private func names(in formula: Method.Formula?, _ unit: Int) -> [String] {
    (formula.flatMap { fields[$0.text] } ?? []).filter { name in
      appraisal.input[name].map { $0[unit].isNull } ?? true
    }
  }

  private func names(ofPoints unit: Int) -> [String] {
    guard let (place, row) = places[unit] else { return [] }
    let result = appraisal.schemes[place]
    let scheme = appraisal.method.schemes[result.scheme]
    var found: [String] = []
    for indicator in scheme.indicators {
      let points = result.outputs.first { $0.role == .points(indicator.name) }?.column
      guard let points, let column = result.table[points], column[row].isNull else { continue }
      let names = indicator.formulas.flatMap { self.names(in: $0, unit) }
      found += names.isEmpty ? [indicator.name] : names
    }
    for (index, extra) in scheme.points.enumerated() {
      guard let column = result.table[ColumnNames.extra(index)], column[row].isNull else {
        continue
      }
      let names = self.names(in: extra.points, unit)
      found += names.isEmpty ? [extra.name] : names
    }
    var seen: Set<String> = []
    return found.filter { seen.insert($0).inserted }
  }
}

extension Indicator {
  /// The formulas of the value.
  fileprivate var formulas: [Method.Formula?] { [value, numerator, denominator] }
}
