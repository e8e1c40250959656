import ArgumentParser
import Diagnostics
import Packs
import Store
import Targets
import Vocabulary

/// Arguments of commands on targets.
enum TargetArguments {
  static func noRegion(_ region: String) -> Problem {
    Problem(
      "targets.unknown-region", .error,
      Wording("这项目标不涉及地区 “\(region)”", "the target is not of the region “\(region)”"))
  }

  /// `3301=25`; nothing after the sign takes a part back.
  static func part(_ text: String) throws -> (region: String, value: ExactValue?) {
    guard let cut = text.firstIndex(of: "="), cut != text.startIndex else {
      throw ValidationError("--divide “\(text)”：应为 地区=数值")
    }
    let region = String(text[..<cut])
    let value = String(text[text.index(after: cut)...])
    guard RegionTable.standard[region] != nil || region.contains("/") else {
      throw noRegion(region)
    }
    if value.isEmpty { return (region, nil) }
    guard let number = ExactValue(value) else {
      throw ValidationError("--divide “\(text)”：\(value) 不是数")
    }
    return (region, number)
  }

  /// `甲,乙=equal`.
  static func link(_ text: String) throws -> (String, String, TargetLink.Relation) {
    let parts = text.split(separator: "=")
    let names = parts.first?.split(separator: ",").map(String.init) ?? []
    guard parts.count == 2, names.count == 2,
      let relation = TargetLink.Relation(rawValue: String(parts[1]))
    else { throw ValidationError("--link “\(text)”：应为 甲,乙=equal|conflict|unrelated") }
    return (names[0], names[1], relation)
  }
}

/// Targets on the terminal.
enum TargetOutput {
  static func interval(_ interval: ForecastInterval) -> String {
    let range = interval.range.map {
      " [\(TargetWords.number($0.lowerBound)), \(TargetWords.number($0.upperBound))]"
    }
    return TargetWords.number(interval.point) + (range ?? "")
  }

  /// What is behind a state, a line for each.
  static func details(_ cell: TargetBoard.Cell, _ target: PolicyTarget, _ say: Language) -> [String]
  {
    let progress = cell.progress
    var lines: [String] = []
    if let expected = progress.expected, let pace = progress.pace {
      let share = TargetWords.number(pace.double * 100, digits: 1)
      lines.append(
        say(
          "应到 \(TargetWords.number(expected))，完成应到的 \(share) %",
          "\(TargetWords.number(expected)) should be reached: \(share) % of it is"))
    }
    if let outlook = progress.outlook {
      lines.append(
        say("到期预计 ", "expected at the deadline: ") + self.interval(outlook)
          + " (\(progress.method?.rawValue ?? ""))")
    }
    if let needed = progress.needed {
      let beside = needed.toLastYear.map { TargetWords.number($0) } ?? "—"
      lines.append(
        say(
          "还差 \(TargetWords.number(needed.left))，余 \(needed.months) 个月，每月需 \(TargetWords.number(needed.perMonth))，为近一年月均的 \(beside) 倍",
          "\(TargetWords.number(needed.left)) left in \(needed.months) months: \(TargetWords.number(needed.perMonth)) each, \(beside) times the last year's"
        ))
    }
    if !progress.missedYears.isEmpty {
      lines.append(
        say("未完成的年份：", "years missed: ")
          + progress.missedYears.map(String.init).joined(separator: ", "))
    }
    if let origin = cell.goalOrigin, origin != .target {
      lines.append(say("目标值来自：", "the goal is: ") + origin.rawValue)
    }
    return lines
  }
}

extension JSONText {
  /// A target.
  static func target(_ target: PolicyTarget) -> JSONText {
    .object([
      "id": .string(target.id), "title": .string(target.title), "metric": .string(target.metric),
      "provision": .string(target.provision), "comparator": .string(target.comparator.rawValue),
      "sense": .string(target.sense.rawValue), "value": .string(target.value.text),
      "unit": .string(target.unit.description), "clock": .string(target.clock.rawValue),
      "since": .int(optional: target.since), "due": .int(optional: target.due),
      "scope": .string(target.scope), "subject": .string(target.subject),
      "base": .string(optional: target.base?.text), "hedges": .strings(target.hedges),
    ])
  }

  /// How far a target is in a region; exact numbers as fractions or whole numbers in text.
  static func progress(_ cell: TargetBoard.Cell) -> JSONText {
    let progress = cell.progress
    func exact(_ value: Ratio?) -> JSONText { .string(optional: value?.description) }
    return .object([
      "region": .string(cell.region), "state": .string(progress.state.rawValue),
      "basis": .string(progress.basis.rawValue), "goal": exact(progress.goal),
      "goal_origin": .string(optional: cell.goalOrigin?.rawValue),
      "series_origin": .string(optional: cell.seriesOrigin?.rawValue),
      "reached": exact(progress.reached),
      "through": .string(optional: progress.through?.description),
      "expected": exact(progress.expected), "pace": exact(progress.pace),
      "year": .int(optional: progress.year),
      "missed_years": .array(progress.missedYears.map { .int($0) }),
      "forecast": progress.outlook.map { outlook in
        .object([
          "point": .double(outlook.point),
          "low": outlook.range.map { .double($0.lowerBound) } ?? .null,
          "high": outlook.range.map { .double($0.upperBound) } ?? .null,
          "method": .string(optional: progress.method?.rawValue),
        ])
      } ?? .null,
      "needed_per_month": exact(progress.needed?.perMonth),
      "months_left": .int(optional: progress.needed?.months),
      "missing": progress.missing.map { missing in
        .object([
          "kind": .string(missing.kind.rawValue), "metric": .string(missing.metric),
          "region": .string(missing.region),
          "period": .string(optional: missing.period?.description),
        ])
      } ?? .null,
    ])
  }

  /// A series.
  static func series(_ series: Series?) -> JSONText {
    guard let series else { return .null }
    return .array(
      series.points.map { point in
        .object(["period": .string("\(point.period)"), "value": .number(point.value.description)])
      })
  }
}
