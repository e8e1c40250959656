import DMN
import Diagnostics
import Foundation
import Packs
import Vocabulary

extension Scheme {
  /// Takes a scheme of a method.
  init(_ node: DeclarationNode, folder: String) throws(Problem) {
    name = node["name"]?.text ?? ""
    when = node["when"].flatMap(Method.Formula.init)
    peers = node["peers"]?.words ?? []
    let rounding = node["rounding"]
    indicators = node.each("indicators").map { Indicator($0, rounding: rounding) }
    points = node.each("points").compactMap { node in
      guard let name = node["name"]?.text, let points = node["points"].flatMap(Method.Formula.init)
      else { return nil }
      return ExtraPoints(
        name: name, when: node["when"].flatMap(Method.Formula.init), points: points,
        provision: node["provision"]?.text, node: node)
    }
    mostPoints = node["most-points"]?.text
    leastPoints = node["least-points"]?.text
    totalRounding = rounding?["total"].flatMap(RoundingRule.init)
    ranking = RankingRule(
      then: (node["ranking"]?["then"]?.words ?? []).map { text in
        text.hasPrefix("+")
          ? RankingRule.Key(column: String(text.dropFirst()), isDescending: false)
          : RankingRule.Key(column: text, isDescending: true)
      }, ties: node["ranking"]?["ties"]?.text ?? "shared")
    grading = GradingRule(node["grades"] ?? node)
    var adjustments: [Adjustment] = []
    for node in node.each("adjustments") {
      if let adjustment = try Adjustment(node, folder: folder) { adjustments.append(adjustment) }
    }
    self.adjustments = adjustments
    self.node = node
  }
}

extension Indicator {
  init(_ node: DeclarationNode, rounding: DeclarationNode?) {
    name = node["name"]?.text ?? ""
    unit = node["unit"]?.text
    value = node["value"].flatMap(Method.Formula.init)
    numerator = node["of"].flatMap(Method.Formula.init)
    denominator = node["per"].flatMap(Method.Formula.init)
    isLessBetter = node["direction"]?.text == "less"
    weight = node["weight"]?.text ?? "0"
    baseline = node["baseline"].flatMap(Baseline.init)
    scoring = Scoring(node["scoring"])
    missing = node["missing"]?.text.flatMap(MissingRule.init) ?? .zero
    let own = node["round"]
    valueRounding = (own?["value"] ?? rounding?["value"]).flatMap(RoundingRule.init)
    baselineRounding = (own?["baseline"] ?? rounding?["baseline"]).flatMap(RoundingRule.init)
    pointsRounding = (own?["points"] ?? rounding?["points"]).flatMap(RoundingRule.init)
    provision = node["provision"]?.text
    self.node = node
  }
}

extension Indicator.Baseline {
  init?(_ node: DeclarationNode) {
    if let value = node["value"]?.text {
      source = .value(value)
    } else if let table = node["table"]?.text {
      source = .table(table)
    } else if let statistic = node["statistic"]?.text.flatMap(Indicator.Baseline.Statistic.init) {
      source = .statistic(statistic)
    } else {
      return nil
    }
    by = node["by"]?.words ?? []
    factor = node["factor"]?.text
    isOfLastYear = node["of"]?.text == "last-year"
    provision = node["provision"]?.text
    self.node = node
  }
}

extension Indicator.Scoring {
  init(_ node: DeclarationNode?) {
    kind =
      switch node?["kind"]?.text {
      case "min-max": .minMax(base: node?["base"]?.text ?? "0")
      case "rank": .rank
      case "formula": .formula(node?["formula"]?.text ?? "null")
      default: .ratio
      }
    cap = node?["cap"]?.text
    floor = node?["floor"]?.text
    sameValue = node?["same-value"]?.text ?? "1"
    self.node = node
  }
}

extension RoundingRule {
  init?(_ node: DeclarationNode) {
    guard let digits = node["digits"]?.whole else { return nil }
    self.init(digits: digits, mode: node["mode"]?.text.flatMap(Mode.init) ?? .halfUp)
  }
}

extension GradingRule {
  init(_ node: DeclarationNode) {
    names = node["names"]?.words ?? []
    if let limits = node["limits"] {
      kind = .limits(limits.words)
    } else {
      let shares = (node["shares"]?.words ?? []).map { Self.thousandths($0) ?? -1 }
      kind = .shares(Array(shares.prefix(max(0, names.count - 1))))
    }
    boundary = node["boundary"]?.text.flatMap(RoundingRule.Mode.init) ?? .halfUp
    smallestGroup = node["smallest-group"]?.whole ?? 0
    provision = node["provision"]?.text
    self.node = node
  }

  /// A share in percent as whole thousandths; nil where it has more digits than that.
  static func thousandths(_ text: String) -> Int? {
    guard let number = ScaledDecimal(text), number.scale <= 1 else { return nil }
    return Int(exactly: number.scale == 1 ? number.units : number.units * 10)
  }
}

extension Adjustment {
  /// Takes an adjustment; nil where it says neither when nor by which table.
  init?(_ node: DeclarationNode, folder: String) throws(Problem) {
    guard let name = node["name"]?.text, let kind = node["kind"]?.text.flatMap(Kind.init) else {
      return nil
    }
    if let file = node["decision"]?.text {
      let table = try Self.table(file, node["decision"] ?? node, folder)
      rule = .table(
        table, grade: node["grade"]?.text ?? table.outputs.first?.name ?? "",
        rule: node["rule"]?.text, file: file)
    } else if let when = node["when"].flatMap(Method.Formula.init) {
      rule = .condition(when, grade: node["grade"]?.text, steps: node["steps"]?.whole ?? 1)
    } else {
      return nil
    }
    self.name = name
    self.kind = kind
    provision = node["provision"]?.text
    self.node = node
  }

  /// The decision table of a DMN file.
  private static func table(
    _ file: String, _ node: DeclarationNode, _ folder: String
  ) throws(Problem) -> DecisionTable {
    guard let path = PackFiles.path(file, in: folder) else {
      throw Problem(
        "appraisals.no-table", .error,
        Wording("“\(file)” 不在包内", "“\(file)” is not in the pack"), at: node.place)
    }
    let model = try DMNReader().read(contentsOf: URL(filePath: path)).model
    for case .decision(let decision) in model.elements {
      if case .decisionTable(let table)? = decision.expression { return table }
    }
    throw Problem(
      "appraisals.no-table", .error,
      Wording("“\(file)” 中没有决策表", "“\(file)” has no decision table"), at: node.place)
  }
}
