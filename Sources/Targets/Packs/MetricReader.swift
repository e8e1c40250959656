import Diagnostics
import Packs
import Vocabulary

/// Reads `metrics/*.yaml` and checks the formulas over records.
struct MetricReader {
  private let packs: PackSet
  private(set) var problems: [Problem] = []
  private var seen: Set<String> = []

  init(_ packs: PackSet) { self.packs = packs }

  mutating func metrics(of pack: Pack) -> [Metric] {
    let declarations = PackFiles.declarations(.metrics, in: pack.folder)
    problems += declarations.problems
    var metrics: [Metric] = []
    for file in declarations.files {
      for node in file.root["metrics"]?.elements ?? [] {
        guard let metric = metric(node, file) else { continue }
        if !seen.insert(metric.id).inserted {
          problems.append(
            node.problem(
              "targets.duplicate-metric",
              Wording("指标 “\(metric.id)” 声明了两次", "the metric “\(metric.id)” is declared twice")))
        }
        metrics.append(metric)
      }
    }
    return metrics
  }

  private mutating func metric(_ node: DeclarationNode, _ file: DeclarationFile) -> Metric? {
    guard let id = node["id"]?.text, let title = node["title"]?.text,
      let unit = node["unit"]?.text.flatMap({ try? Unit($0) }),
      let kind = node["kind"]?.text.flatMap(Metric.Kind.init)
    else { return nil }
    let regions = node["regions"]?.text.flatMap(Metric.Regions.init) ?? .sum
    if kind == .ratio, regions == .sum {
      problems.append(
        (node["regions"] ?? node).problem(
          "targets.ratio-sum",
          Wording("比值不能由下级相加", "a quotient is no sum of the regions below"),
          suggestion: Wording("写 regions: each", "write regions: each")))
    }
    return Metric(
      id: id, title: title, unit: unit, kind: kind, regions: regions,
      isMoreBetter: node["better"]?.text != "less",
      formula: node["from"].flatMap { formula($0, kind, unit, file) },
      note: node["note"]?.text ?? "")
  }

  private mutating func formula(
    _ node: DeclarationNode, _ kind: Metric.Kind, _ unit: Unit, _ file: DeclarationFile
  ) -> MetricFormula? {
    guard let named = node["records"], let records = named.text, let sumNode = node["sum"],
      let sum = sumNode.text, let regionNode = node["region"], let region = regionNode.text
    else { return nil }
    guard let record = packs.record(records) else {
      problems.append(
        named.problem(
          "targets.unknown-records",
          Wording("没有记录类型 “\(records)”", "there is no record type “\(records)”")))
      return nil
    }
    let scope = RecordScope(record, in: packs)
    func check(_ node: DeclarationNode) -> FormulaCheck {
      FormulaCheck(node, in: file, scope: scope.scope, units: scope.units)
    }
    let nodes = [node["where"], sumNode, node["over"], regionNode, node["date"]].compactMap(\.self)
    problems += nodes.flatMap { check($0).problems }
    if node["over"] != nil, kind != .ratio {
      problems.append(
        node.problem(
          "targets.over-without-ratio",
          Wording("有除数 over 的指标应为 kind: ratio", "a metric with over is of kind: ratio")))
    }
    if record.period == .none, node["date"] == nil {
      problems.append(
        node.problem(
          "targets.no-date",
          Wording("“\(records)” 没有期间，须写 date", "“\(records)” has no period: date is needed")))
    }
    checkUnit(sumNode, check(sumNode), node["over"].map(check), unit)
    return MetricFormula(
      records: records, condition: node["where"]?.text, sum: sum, over: node["over"]?.text,
      region: region, date: node["date"]?.text)
  }

  /// Counts have no unit to compare; sums and quotients have.
  private mutating func checkUnit(
    _ node: DeclarationNode, _ sum: FormulaCheck, _ over: FormulaCheck?, _ unit: Unit
  ) {
    guard sum.problems.isEmpty, var wholes = sum.unit.candidates else { return }
    if let over {
      guard let below = over.unit.candidates else { return }
      wholes = wholes.flatMap { above in below.compactMap { above.per($0) } }
    }
    // A quotient of like things times 100 is a percentage, which the text alone cannot tell.
    let fits = wholes.contains {
      $0 == unit || ($0.dimension == .none && unit.dimension == .none)
    }
    if !fits, let whole = wholes.first {
      problems.append(
        node.problem(
          "targets.formula-unit",
          Wording(
            "算出的单位是 “\(whole)”，指标的单位是 “\(unit)”",
            "it gives “\(whole)”, while the unit of the metric is “\(unit)”")))
    }
  }
}
