import ArgumentParser
import Diagnostics
import Store
import Targets

/// Tells what a measure did: before and after, against comparable regions.
struct TargetsEvaluateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "evaluate", abstract: "政策评估：实施前后、试点与对照地区之差（双重差分）",
    discussion: """
      例：--metric technical-renewal-projects --treated 330106,330110 --comparison 330302,330303,330304 \
      --before 2020-2022 --after 2023-2024
      --group 可写多次，如 --group 山区=331126,331127。区间和 p 值由置换检验得出，并说明证据的局限。
      """)

  @Option(name: .long, help: "指标")
  var metric: String

  @Option(name: .long, help: ArgumentHelp("试点地区，逗号分隔", valueName: "codes"))
  var treated: String

  @Option(name: .long, help: ArgumentHelp("对照地区，逗号分隔", valueName: "codes"))
  var comparison: String

  @Option(name: .long, help: ArgumentHelp("实施前的年份", valueName: "2020-2022"))
  var before: String

  @Option(name: .long, help: ArgumentHelp("实施后的年份", valueName: "2023-2024"))
  var after: String

  @Option(name: .long, help: ArgumentHelp("试点地区的一组：名称=地区，可写多次", valueName: "name=codes"))
  var group: [String] = []

  @Flag(name: .long, help: "按相对变化（对数）比较，用于大小悬殊的地区")
  var relative = false

  @OptionGroup var target: TargetOptions

  func run() throws {
    let office = try target.office()
    var groups: [String: [String]] = [:]
    for text in group {
      let parts = text.split(separator: "=", maxSplits: 1)
      guard parts.count == 2 else { throw ValidationError("--group “\(text)”：应为 名称=地区,地区") }
      groups[String(parts[0])] = Self.regions(String(parts[1]))
    }
    let found = try office.evaluate(
      EvaluationRequest(
        metric: metric, treated: Self.regions(treated), comparison: Self.regions(comparison),
        before: try Self.years(before), after: try Self.years(after),
        scale: relative ? .relative : .difference, groups: groups))
    let say = target.options.lang
    if target.options.json {
      print(
        JSONText.object([
          "metric": .string(metric), "assumption": .string(PolicyEvaluation.assumption[say]),
          "evaluations": .array(
            found.map { Self.json($0.group, $0.evaluation, groups: groups.count, say) }),
        ]).text)
      return
    }
    for (name, evaluation) in found {
      print((name.isEmpty ? say("全部试点", "all treated") : name) + "：" + evaluation.words[say])
      for isTreated in [true, false] {
        let units = evaluation.units.filter { $0.isTreated == isTreated }
        let change = units.map(\.change).reduce(0, +) / Double(units.count)
        print(
          "  " + (isTreated ? say("试点", "treated") : say("对照", "comparison"))
            + " \(units.count)  \(TargetWords.number(change, digits: 4))")
      }
      for limit in Self.limits(evaluation, groups: groups.count) {
        print("  - " + limit.words[say])
      }
    }
    print(PolicyEvaluation.assumption[say])
  }

  private static func limits(_ evaluation: PolicyEvaluation, groups: Int)
    -> [PolicyEvaluation.Limit]
  {
    evaluation.limits + (groups > 1 ? [.manyGroups(groups)] : [])
  }

  private static func regions(_ text: String) -> [String] {
    text.split(separator: ",").map(String.init)
  }

  private static func years(_ text: String) throws -> ClosedRange<Int> {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
    guard (1...2).contains(parts.count), let first = parts[0], let last = parts[parts.count - 1],
      first <= last, 1900...2200 ~= first, 1900...2200 ~= last
    else { throw ValidationError("“\(text)”：应为 2020-2022 或 2020") }
    return first...last
  }

  private static func json(
    _ name: String, _ found: PolicyEvaluation, groups: Int, _ say: Language
  ) -> JSONText {
    .object([
      "group": .string(name), "scale": .string(found.scale.rawValue),
      "effect": .double(found.effect), "p": .double(found.pValue),
      "low": found.interval.map { .double($0.lowerBound) } ?? .null,
      "high": found.interval.map { .double($0.upperBound) } ?? .null,
      "trend_difference": found.trendDifference.map { .double($0) } ?? .null,
      "trend_p": found.trendPValue.map { .double($0) } ?? .null,
      "assignments": .int(found.assignments), "exact": .bool(found.isExact),
      "words": .string(found.words[say]),
      "limits": .strings(limits(found, groups: groups).map { $0.words[say] }),
      "units": .array(
        found.units.map { unit in
          .object([
            "region": .string(unit.region),
            "part": .string(unit.isTreated ? "treated" : "comparison"),
            "before": .double(unit.before), "after": .double(unit.after),
            "change": .double(unit.change),
          ])
        }),
    ])
  }
}
