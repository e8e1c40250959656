public import Diagnostics

/// What is to be evaluated.
public struct EvaluationRequest: Sendable {
  /// The metric.
  public var metric: String
  /// The regions that the measure reached.
  public var treated: [String]
  /// Comparable regions that it did not reach.
  public var comparison: [String]
  /// The years before.
  public var before: ClosedRange<Int>
  /// The years after.
  public var after: ClosedRange<Int>
  /// How change is measured.
  public var scale: PolicyEvaluation.Scale
  /// Treated regions by group, each compared with all comparison regions.
  public var groups: [String: [String]]

  /// Creates a request.
  public init(
    metric: String, treated: [String], comparison: [String], before: ClosedRange<Int>,
    after: ClosedRange<Int>, scale: PolicyEvaluation.Scale = .difference,
    groups: [String: [String]] = [:]
  ) {
    self.metric = metric
    self.treated = treated
    self.comparison = comparison
    self.before = before
    self.after = after
    self.scale = scale
    self.groups = groups
  }
}

extension TargetOffice {
  /// Evaluates a measure by a metric, over all treated regions and by group.
  ///
  /// - Returns: The whole under an empty name, then the groups by name.
  /// - Throws: `targets.unknown-metric`, `targets.both-sides`, `targets.not-treated`,
  ///   `targets.no-regions`, `targets.bad-years`.
  public func evaluate(_ request: EvaluationRequest) throws(Problem)
    -> [(group: String, evaluation: PolicyEvaluation)]
  {
    guard let metric = metrics[request.metric] else {
      throw Problem(
        "targets.unknown-metric", .error,
        Wording("没有指标 “\(request.metric)”", "there is no metric “\(request.metric)”"))
    }
    let listed = request.treated + request.groups.values.flatMap(\.self)
    if let both = listed.first(where: request.comparison.contains) {
      throw Problem(
        "targets.both-sides", .error,
        Wording(
          "\(RegionTree.name(both)) 既是试点又是对照", "\(RegionTree.name(both)) is on both sides"))
    }
    if let stranger = request.groups.values.flatMap(\.self).first(
      where: { !request.treated.contains($0) })
    {
      throw Problem(
        "targets.not-treated", .error,
        Wording(
          "分组中的\(RegionTree.name(stranger))不在试点地区之内",
          "\(RegionTree.name(stranger)) stands in a group and is not among the treated"),
        suggestion: Wording("加入试点地区，或从分组中去掉", "add it to the treated, or take it out of the group"))
    }
    let shelf = try shelf()
    func values(_ regions: [String]) -> [String: [Int: Double]] {
      Dictionary(
        regions.map { ($0, shelf.series(metric, $0)?.series.yearly(metric.kind) ?? [:]) },
        uniquingKeysWith: { first, _ in first })
    }
    let comparison = values(request.comparison)
    func one(_ regions: [String]) throws(Problem) -> PolicyEvaluation {
      try PolicyEvaluation(
        treated: values(regions), comparison: comparison, before: request.before,
        after: request.after, scale: request.scale)
    }
    var found = [("", try one(request.treated))]
    for (name, regions) in request.groups.sorted(by: { $0.key < $1.key }) {
      found.append((name, try one(regions)))
    }
    return found
  }
}

extension Series {
  /// Values by year: sums of whole years of a flow, the last period of a year else.
  func yearly(_ kind: Metric.Kind) -> [Int: Double] {
    let count = frequency.perYear
    guard let last = units.indices.last.map({ start + $0 }) else { return [:] }
    let size = Double(self.size)
    var years: [Int: Double] = [:]
    for year in start / count...last / count {
      let range = year * count...year * count + count - 1
      if kind == .flow {
        let total = total(range)
        if total.missing == nil { years[year] = Double(total.sum) / size }
      } else if let unit = self[index: range.upperBound] {
        years[year] = Double(unit) / size
      }
    }
    return years
  }
}
