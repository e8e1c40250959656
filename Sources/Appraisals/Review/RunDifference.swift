import Columns
import Tables

/// What differs between two runs, and why firms moved.
public struct RunDifference: Sendable {
  /// A value of a firm that is not the same in both.
  public struct ChangedValue: Sendable, Hashable {
    /// The field and its values.
    public var field: String
    public var before: String
    public var after: String
  }

  /// Why a firm moved.
  public struct Reason: Sendable, Hashable {
    /// The values of its own that changed.
    public var values: [ChangedValue]
    /// The parts of the method that changed.
    public var parts: [MethodPart]
    /// Whether neither did, so that it is others that moved past it.
    public var isOthers: Bool { values.isEmpty && parts.isEmpty }
  }

  /// The parts of the method that differ.
  public let parts: [MethodPart]
  /// Who moved.
  public let comparison: Comparison
  /// Why, in the order of the movers.
  public let reasons: [Reason]
  /// How many firms have values that differ.
  public let changedFirms: Int
  /// These firms and their values, up to the limit.
  public let changedData: [ChangedFirm]

  /// A firm whose data are not the same in both.
  public struct ChangedFirm: Sendable, Hashable {
    /// The key, the name.
    public var key: String
    public var name: String
    /// The values that differ, the totals and the ranks before and after.
    public var values: [ChangedValue]
    public var totals: [String]
    public var ranks: [String]
  }

  /// Compares two runs.
  public init(
    _ before: (appraisal: Appraisal, population: Population),
    _ after: (appraisal: Appraisal, population: Population), limit: Int = 200
  ) {
    let parts = MethodPart.allCases.filter {
      $0.text(of: before.appraisal.bundle) != $0.text(of: after.appraisal.bundle)
    }
    self.parts = parts
    let comparison = Comparison(before, after, limit: limit)
    self.comparison = comparison
    let fields = FieldUse(after.appraisal.bundle).inFormulas.sorted()
    func changes(_ one: Int?, _ two: Int?) -> [ChangedValue] {
      fields.compactMap { field in
        let (first, second) = (
          before.population.text(field, one), after.population.text(field, two)
        )
        return first == second ? nil : ChangedValue(field: field, before: first, after: second)
      }
    }
    reasons = comparison.movers.map {
      Reason(values: changes($0.before, $0.after), parts: parts)
    }
    var changedFirms = 0
    var changedData: [ChangedFirm] = []
    let (first, second) = (GradeList(before), GradeList(after))
    if !before.population.isSame(as: after.population) {
      let key = after.appraisal.method.subject.key
      var places: [String: Int] = [:]
      for row in 0..<before.population.table.rowCount {
        places[before.population.text(key, row)] = row
      }
      for row in 0..<after.population.table.rowCount {
        guard let other = places[after.population.text(key, row)] else { continue }
        let values = changes(other, row)
        guard !values.isEmpty else { continue }
        changedFirms += 1
        guard changedData.count < limit else { continue }
        changedData.append(
          ChangedFirm(
            key: after.population.text(key, row),
            name: after.population.text(after.appraisal.method.subject.name ?? key, row),
            values: values, totals: [first.text(.total, other), second.text(.total, row)],
            ranks: [first.text(.rank, other), second.text(.rank, row)]))
      }
    }
    self.changedFirms = changedFirms
    self.changedData = changedData
  }
}
