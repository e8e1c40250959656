import Vocabulary
public import Diagnostics
import Foundation
public import Packs

/// The targets and metrics of packs.
public struct TargetPack: Sendable {
  /// The metrics of all packs in sight, by identifier.
  public let metrics: [String: Metric]
  /// The targets of the main pack and of those that it uses, in the order written.
  public let targets: [PolicyTarget]
  /// What is wrong with them.
  public let problems: [Problem]

  /// Reads them.
  public init(_ packs: PackSet) {
    var reader = MetricReader(packs)
    var metrics: [String: Metric] = [:]
    for pack in packs.all {
      for metric in reader.metrics(of: pack) { metrics[metric.id] = metric }
    }
    var problems = reader.problems
    var targets: [PolicyTarget] = []
    for pack in packs.all {
      let path = pack.folder + "/targets.csv"
      guard FileManager.default.fileExists(atPath: path) else { continue }
      do throws(Problem) {
        for target in try TargetFile(path: path).targets {
          targets.append(PolicyTarget(target, of: pack))
          problems += Self.problems(of: target, targets[targets.count - 1], metrics, path)
        }
      } catch {
        problems.append(error)
      }
    }
    self.metrics = metrics
    self.targets = targets
    self.problems = problems
  }

  private static func problems(
    of row: PackTarget, _ target: PolicyTarget, _ metrics: [String: Metric], _ path: String
  ) -> [Problem] {
    let place = Place(file: path, line: row.line, column: 2)
    guard let metric = metrics[target.metric] else {
      // A pack without metrics names them in words, as before there were any.
      if metrics.isEmpty { return [] }
      return [
        Problem(
          "targets.unknown-metric", .error,
          Wording("没有指标 “\(target.metric)”", "there is no metric “\(target.metric)”"), at: place,
          suggestion: Wording("在 metrics/*.yaml 中声明它", "declare it in metrics/*.yaml"))
      ]
    }
    var problems: [Problem] = []
    if !metric.unit.isCompatible(with: target.unit) {
      problems.append(
        Problem(
          "targets.unlike-units", .error,
          Wording(
            "目标的单位 “\(target.unit)” 与指标 “\(metric.id)” 的 “\(metric.unit)” 不是同类量",
            "the unit “\(target.unit)” of the target is not like “\(metric.unit)” of “\(metric.id)”"
          ),
          at: place))
    }
    if target.clock == .cumulative, metric.kind == .ratio {
      problems.append(
        Problem(
          "targets.cumulative-ratio", .error,
          Wording("比值不能累计", "a quotient cannot be added up"), at: place,
          suggestion: Wording("时限改为 stock、share 或 annual", "make the clock stock, share or annual"))
      )
    }
    return problems
  }
}

extension PolicyTarget {
  /// A target of a pack.
  init(_ row: PackTarget, of pack: Pack) {
    let scope = row.scope.isEmpty ? (pack.manifest.jurisdiction ?? "33") : row.scope
    self.init(
      id: row.id, title: row.title, metric: row.metric, provision: row.provision,
      comparator: row.comparator, sense: row.sense ?? Self.sense(row.comparator),
      value: ExactValue(row.writtenValue) ?? ExactValue(row.value), unit: row.unit,
      clock: row.clock ?? .stock, since: row.since, due: Int(row.due.prefix(4)), scope: scope,
      subject: row.subject, base: row.base.flatMap { ExactValue($0) }, hedges: row.hedges)
  }

  static func sense(_ comparator: PackTarget.Comparator) -> TargetSense {
    switch comparator {
    case .atLeast, .above, .equal: .floor
    case .atMost, .below: .ceiling
    case .about: .aboutOrMore
    }
  }
}
