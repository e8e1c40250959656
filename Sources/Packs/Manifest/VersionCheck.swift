import Diagnostics
import Vocabulary

/// Looks for applications to which two versions would apply, or none.
///
/// The answer can change only at the ends of spans and at named types and batches, so that trying each
/// of these, and the days beside, tries everything.
struct VersionCheck {
  let versions: [RuleVersion]
  private static let mostTrials = 200_000

  var problems: [Problem] {
    guard !versions.isEmpty else { return [] }
    let conditions = versions.flatMap(\.conditions)
    let types = texts(
      conditions.compactMap(\.applications), plus: !conditions.allSatisfy { $0.applications != nil }
    )
    let batches = texts(conditions.compactMap(\.batches), plus: true)
    let applied = days(conditions.compactMap(\.applied))
    let certified = days(conditions.compactMap(\.certified))
    let selector = EffectiveSelector(versions)
    var problems: [Problem] = []
    var seen: Set<[String]> = []
    var gap: EffectiveSelector.Application?
    guard types.count * batches.count * applied.count * certified.count <= Self.mostTrials else {
      return [tooMany]
    }
    for type in types {
      for batch in batches {
        for appliedDay in applied {
          for certifiedDay in certified {
            let trial = EffectiveSelector.Application(
              application: type, applied: appliedDay, certified: certifiedDay, batch: batch)
            switch selector.selection(for: trial) {
            case .several(let ids):
              if seen.insert(ids).inserted { problems.append(overlap(ids, trial)) }
            case .none: gap = gap ?? trial
            case .version, .needs: break
            }
          }
        }
      }
    }
    if let gap { problems.append(uncovered(gap)) }
    return problems
  }

  private func texts(_ lists: [[String]], plus hasOther: Bool) -> [String] {
    let named = Set(lists.flatMap(\.self)).sorted()
    return hasOther || named.isEmpty ? named + ["其他"] : named
  }

  private func days(_ spans: [RuleVersion.Span]) -> [Day] {
    var days: Set<Day> = []
    for span in spans {
      for (end, outside) in [(span.from, -1), (span.until, 1)] {
        guard let end else { continue }
        days.insert(end)
        if let beside = end.adding(days: outside) { days.insert(beside) }
      }
    }
    return days.isEmpty ? [Day(year: 2000, month: 1, day: 1)].compactMap(\.self) : days.sorted()
  }

  private func described(_ trial: EffectiveSelector.Application) -> Wording {
    let parts = [
      trial.application, trial.applied.map { "申请 \($0)" }, trial.certified.map { "证书 \($0)" },
      trial.batch,
    ].compactMap(\.self)
    let english = [
      trial.application, trial.applied.map { "applied \($0)" },
      trial.certified.map { "certified \($0)" }, trial.batch,
    ].compactMap(\.self)
    return Wording(
      "例如：\(parts.joined(separator: "，"))", "for example: \(english.joined(separator: ", "))")
  }

  private func overlap(_ ids: [String], _ trial: EffectiveSelector.Application) -> Problem {
    let node = versions.first { $0.id == ids[1] }?.node ?? versions[0].node
    return node.problem(
      "packs.versions-overlap",
      Wording(
        "版本 \(ids.joined(separator: "、")) 会同时适用",
        "the versions \(ids.joined(separator: ", ")) would apply at once"),
      notes: [described(trial)],
      suggestion: Wording("请收紧其中一个的适用条件", "narrow the conditions of one of them"))
  }

  private func uncovered(_ trial: EffectiveSelector.Application) -> Problem {
    versions[0].node.problem(
      "packs.versions-gap",
      Wording("有的申请没有适用的版本", "to some applications no version applies"), severity: .note,
      notes: [described(trial)])
  }

  private var tooMany: Problem {
    versions[0].node.problem(
      "packs.versions-many",
      Wording("适用条件过多，无法逐一核对", "there are too many conditions to try them all"),
      severity: .warning)
  }
}
