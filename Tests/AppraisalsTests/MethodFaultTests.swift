import Appraisals
import Diagnostics
import Foundation
import Packs
import Testing

/// One thing that is wrong with a copy of the pack for per-mu appraisal.
struct MethodFault: Sendable, CustomTestStringConvertible {
  /// The file, seen from the pack.
  let file: String
  /// What is written there, and what is put in its place.
  let old: String
  let new: String
  /// What the check says.
  let code: String
  /// The words at whose beginning it says so; the beginning of the file where they are empty.
  let at: String
  /// Which of several such places.
  let number: Int
  /// What stands before `at` on the line, or whatever else shows that the place is meant.
  var testDescription: String { "\(code): \(new.prefix(60))" }

  init(
    _ file: String, _ old: String, _ new: String, _ code: String, at: String, number: Int = 1
  ) {
    (self.file, self.old, self.new, self.code, self.at) = (file, old, new, code, at)
    self.number = number
  }

  static let frame = "appraisals/zhejiang-frame.yaml"
  static let huangyan = "appraisals/huangyan.yaml"
  static let wenling = "appraisals/wenling.yaml"
  static let veto = "decisions/veto.dmn"
  static let rollUp = "appraisals/region-rollup.yaml"

  static let all: [MethodFault] = [
    // Shape.
    MethodFault(huangyan, "schemes:", "scheems:", "packs.unknown-name", at: "scheems:"),
    MethodFault(huangyan, "kind: ratio", "kind: ration", "packs.bad-value", at: "ration}"),
    // Names.
    MethodFault(huangyan, "when: 规上", "when: 规尚", "feel.unknown-name", at: "规尚"),
    MethodFault(huangyan, "of: 税收", "of: 税水", "feel.unknown-name", at: "税水"),
    MethodFault(
      huangyan, "record: enterprise-year", "record: enterprise-yaer", "appraisals.unknown-record",
      at: "enterprise-yaer"),
    MethodFault(huangyan, "{link: 企业,", "{link: 公司,", "appraisals.unknown-link", at: "{link: 公司"),
    MethodFault(huangyan, "行业代码, 规上]", "行业代马, 规上]", "appraisals.unknown-field", at: "行业代马"),
    MethodFault(huangyan, "name: 企业名称", "name: 企业明称", "appraisals.unknown-field", at: "企业明称"),
    MethodFault(wenling, "peers: 评价组", "peers: 评价祖", "appraisals.unknown-field", at: "评价祖"),
    MethodFault(frame, "then: [税收]", "then: [税收额]", "appraisals.unknown-field", at: "税收额"),
    MethodFault(frame, "by: 宗地号", "by: 宗地", "appraisals.unknown-field", at: "宗地\n"),
    MethodFault(
      "appraisals/huaian.yaml", "of: last-year, by: 县区代码", "of: last-year, by: 县区",
      "appraisals.unknown-field", at: "县区,"),
    MethodFault(rollUp, "of: 规上税收", "of: 税收", "feel.unknown-name", at: "税收\n        per"),
    MethodFault(frame, "sums: [税收,", "sums: [宗地号, 税收,", "appraisals.not-a-number", at: "宗地号, 税收"),
    MethodFault(frame, "any: [规上,", "any: [税收, 规上,", "appraisals.not-a-condition", at: "税收, 规上"),
    MethodFault(
      frame, "        when: 成长型科技企业 = true", "        when: 等级 = \"A\"", "feel.unknown-name",
      at: "等级 = "),
    // Formulas and units.
    MethodFault(
      wenling, "- 规上每户扣分 * (出租户数 - 1)", "- 规上每户扣分 * (出租户数 - ", "feel.syntax",
      at: "else if 出租户数 <= 1"),
    MethodFault(
      "appraisals/linhai.yaml", "用地面积 >= 分界亩数", "税收 >= 分界亩数", "packs.unit-mismatch", at: ">= 分界亩数"),
    MethodFault(
      huangyan, "unit: 万元/人", "unit: 元/人", "packs.unit-result", at: "增加值\n        per: 从业人员"),
    MethodFault(
      huangyan, "per: 能耗等价值", "per: 能耗当量值", "packs.unit-result", at: "增加值\n        per: 能耗当量值"),
    MethodFault(
      rollUp, "then 用地面积 else null\", unit: 亩", "then 用地面积 else null\", unit: 万元",
      "packs.unit-result", at: "if 规上 then 用地面积"),
    MethodFault(frame, "amount: 用电量 * 费率", "amount: 税收 * 费率", "packs.unit-result", at: "税收 * 费率"),
    MethodFault(frame, "连续末等年数 >= 连续末等界限", "税收 >= 连续末等界限", "packs.unit-mismatch", at: ">= 连续末等界限"),
    MethodFault(
      "appraisals/anhui-city.yaml", "免评类别 in (", "注册日期 in (", "feel.type-mismatch", at: "注册日期 in ("),
    MethodFault(
      "appraisals/jingde.yaml", "population: 规上 or 用地面积 >= 规下起评亩数", "population: 用地面积 - 规下起评亩数",
      "appraisals.not-a-condition", at: "用地面积 - 规下起评亩数"),
    MethodFault(huangyan, "        unit: 万元/万kWh\n", "", "appraisals.no-unit", at: "name: 单位用电税收"),
    MethodFault(huangyan, "        per: 用电量\n", "", "appraisals.no-value", at: "name: 单位用电税收"),
    MethodFault(
      "appraisals/anhui-city.yaml", "formula: 指标值}", "formula: 指标直}", "feel.unknown-name", at: "指标直"
    ),
    MethodFault(
      wenling, "- {name: 行业大类, formula: \"substring(行业代码, 1, 2)\"}",
      "- {name: 行业大类, formula: \"substring(行业组, 1, 2)\"}", "packs.formula-cycle",
      at: "\"substring(行业组"),
    MethodFault(
      frame, "cap: 1.5, floor: 0", "cap: 1.5, floor: 2", "packs.empty-range",
      at: "{kind: ratio, cap: 1.5, floor: 2}"),
    // Weights, shares, grades.
    MethodFault(huangyan, "weight: 30", "weight: 35", "appraisals.weights", at: "- name: 亩均税收"),
    MethodFault(
      huangyan, "[20, 60, 15, 5]", "[20, 60, 15, 10]", "appraisals.shares", at: "[20, 60, 15, 10]"),
    MethodFault(huangyan, "[20, 60, 15, 5]", "[20, 75]", "appraisals.shares", at: "[20, 75]"),
    MethodFault(
      huangyan, "[20, 60, 15, 5]", "[20.25, 59.75, 15, 5]", "appraisals.shares", at: "[20.25,"),
    MethodFault(
      huangyan, "shares: [20, 60, 15, 5]", "limits: [80, 90, 40]", "appraisals.limits",
      at: "[80, 90"),
    MethodFault(
      huangyan, "shares: [20, 60, 15, 5]", "limits: [80, 40]", "appraisals.limits", at: "[80, 40"),
    MethodFault(
      huangyan, "      shares: [20, 60, 15, 5]\n", "", "appraisals.grades", at: "names: [A"),
    MethodFault(
      huangyan, "names: [A, B, C, D]", "names: [A, B, B, D]", "appraisals.grade-names",
      at: "[A, B, B"),
    MethodFault(frame, "treat-as: B", "treat-as: E", "appraisals.unknown-grade", at: "E\n"),
    MethodFault(
      frame, "rates: {D: 0.3}", "rates: {E: 0.3}", "appraisals.unknown-grade", at: "E: 0.3"),
    MethodFault(
      frame, "kind: raise\n", "kind: cap\n        grade: 甲\n", "appraisals.unknown-grade", at: "甲\n"
    ),
    MethodFault(frame, "kind: raise\n", "kind: fix\n", "appraisals.no-grade", at: "name: 成长型科技企业"),
    MethodFault(
      frame, "        when: 成长型科技企业 = true\n", "", "appraisals.no-condition", at: "name: 成长型科技企业"),
    // Rounding and baselines.
    MethodFault(
      huangyan, "      points: {digits: 6}\n", "", "appraisals.rounding", at: "name: 单位排放增加值"),
    MethodFault(
      "appraisals/jingde.yaml", "      value: {digits: 6}\n", "", "appraisals.rounding",
      at: "name: 亩均税收"),
    MethodFault(
      wenling, "baseline: {statistic: weighted-mean}", "baseline: {statistic: median}",
      "appraisals.rounding", at: "name: 亩均税收"),
    MethodFault(
      huangyan, "        baseline: {table: baselines/huangyan.csv}\n", "", "appraisals.no-baseline",
      at: "name: 亩均税收"),
    MethodFault(
      huangyan, "{table: baselines/huangyan.csv}", "{table: baselines/huangyen.csv}",
      "appraisals.no-baselines", at: "baselines/huangyen.csv"),
    MethodFault(
      huangyan, "years: {from: 2021, until: 2022}", "years: {from: 2021, until: 2023}",
      "appraisals.baseline-gap", at: "baselines/huangyan.csv"),
    MethodFault(
      huangyan, "years: {from: 2021, until: 2022}", "years: {from: 2023, until: 2022}",
      "packs.empty-range", at: "{from: 2023"),
    MethodFault(
      huangyan, "{table: baselines/huangyan.csv}", "{table: baselines/huangyan.csv, of: last-year}",
      "appraisals.last-year", at: "last-year"),
    MethodFault(
      "appraisals/linhai.yaml", "baseline: {value: 15}", "baseline: {value: 0}",
      "appraisals.baseline-value", at: "0}"),
    MethodFault(
      "appraisals/linhai.yaml", "baseline: {value: 15}", "baseline: {value: 15, by: 行业代码}",
      "appraisals.needless-by", at: "行业代码}\n"),
    MethodFault(
      "appraisals/linhai.yaml",
      "        of: 税收\n        per: 用地面积\n        weight: 40\n        baseline: {value: 15}",
      "        value: 税收 / 用地面积\n        weight: 40\n        baseline: {statistic: weighted-mean}",
      "appraisals.weighted-value", at: "weighted-mean"),
    // Order and repetition.
    MethodFault(huangyan, "    when: 规上\n", "", "appraisals.unreachable", at: "name: 规下"),
    MethodFault(
      huangyan, "name: 亩均增加值", "name: 亩均税收", "appraisals.duplicate-name", at: "亩均税收", number: 2),
    MethodFault(
      "appraisals/linhai.yaml", "  - name: 不足3亩\n", "  - name: 不足3亩\n    when: 用地面积 < 2\n",
      "appraisals.no-scheme", at: "- name: 3亩以上"),
    MethodFault(
      "appraisals/jingde.yaml", "when: 规上 and 投产日期.year",
      "when: 规上 and 用地面积 < 5 and not(规上) and 投产日期.year",
      "appraisals.never-reached", at: "规上 and 用地面积 < 5"),
    MethodFault(
      frame, "  - name: 保护期\n    when: 保护期截止 != null and 保护期截止 >= 评价日",
      "  - name: 保护期\n    when: 投产日期.year > 评价年度", "appraisals.never-reached",
      at: "投产日期.year > 评价年度\n"),
    // Decision tables.
    MethodFault(frame, "grade: 最高等级", "grade: 最高等", "appraisals.unknown-output", at: "最高等\n"),
    MethodFault(
      frame, "decision: decisions/veto.dmn", "decision: decisions/vito.dmn", "dmn.unreadable",
      at: ""),
    MethodFault(
      veto, "name=\"违法用地\"><variable name=\"违法用地\"", "name=\"违法用第\"><variable name=\"违法用第\"",
      "appraisals.unknown-input", at: "<inputData id=\"违法用地\""),
    MethodFault(
      veto, "<variable name=\"违法用地\" typeRef=\"boolean\"/>",
      "<variable name=\"违法用地\" typeRef=\"number\"/>", "appraisals.input-type",
      at: "<inputData id=\"违法用地\""),
    MethodFault(veto, "<text>违法用地</text>", "<text>违法用第</text>", "feel.unknown-name", at: "违法用第<"),
    MethodFault(
      veto, "<outputEntry><text>\"C\"</text>", "<outputEntry><text>\"E\"</text>",
      "appraisals.unknown-grade", at: "\"E\"<"),
    MethodFault(
      veto, "<outputEntry><text>\"C\"</text>", "<outputEntry><text>3</text>",
      "appraisals.output-kind", at: "3</text>"),
    MethodFault(
      "decisions/step-down.dmn", "<outputEntry><text>2</text>", "<outputEntry><text>-2</text>",
      "appraisals.output-kind", at: "-2</text>"),
    MethodFault(
      "decisions/newly-above-scale.dmn",
      "<output name=\"规则\"><defaultOutputEntry><text>\"0\"</text></defaultOutputEntry></output>\n      <output name=\"最低等级\"><outputValues><text>\"B\", \"D\"</text></outputValues><defaultOutputEntry><text>\"D\"</text></defaultOutputEntry></output>",
      "<output name=\"规则\"/>\n      <output name=\"最低等级\"/>", "dmn.table-gap", at: "<decisionTable"),
    MethodFault(
      veto, "hitPolicy=\"FIRST\"", "hitPolicy=\"UNIQUE\"", "dmn.table-overlap", at: "<rule>",
      number: 2),
    MethodFault(
      veto, "<authorityRequirement><requiredAuthority href=\"#依据1\"/></authorityRequirement>", "",
      "dmn.no-authority", at: "<decision id"),
    MethodFault(
      veto, "name=\"浙政发〔2018〕5号\"", "name=\"浙政发〔2019〕5号\"", "packs.unlisted-document",
      at: "<knowledgeSource"),
    MethodFault(
      veto, "    <authorityRequirement>",
      "    <informationRequirement><requiredDecision href=\"#另一决策\"/></informationRequirement>\n    <authorityRequirement>",
      "appraisals.table-alone", at: "<informationRequirement><requiredDecision"),
    MethodFault(
      "tests/veto.xml", "<value xsi:type=\"xsd:string\">D</value>",
      "<value xsi:type=\"xsd:string\">C</value>", "appraisals.test-failed",
      at: "<testCase id=\"安全事故\""),
    // Tables of baselines.
    MethodFault(
      "baselines/huangyan.csv", "2021,规下,亩均税收,16.601058", "2022,规下,亩均税收,16.601058",
      "appraisals.baseline-twice", at: "2022,规下,亩均税收,16"),
    MethodFault(
      "baselines/huangyan.csv", "2021,规下,亩均税收,", "2021,规下,亩均税水,", "appraisals.baseline-unknown",
      at: "2021,规下,亩均税水"),
    MethodFault(
      "baselines/huangyan.csv", "2021,规下,", "2021,规夏,", "appraisals.baseline-unknown", at: "2021,规夏"
    ),
    MethodFault(
      "baselines/huangyan.csv", "16.601058", "0", "appraisals.baseline-value", at: "2021,规下,亩均税收"),
    MethodFault("baselines/huangyan.csv", "16.601058", "16,6", "tables.long-row", at: ""),
    MethodFault(
      "baselines/huangyan.csv", "年度,方案,指标,基准,说明", "年度,方案,指标,基准,行业", "appraisals.baseline-key",
      at: ""),
    // Provisions.
    MethodFault(
      huangyan, "provision: 黄政发〔2018〕12号", "provision: 黄政发〔2019〕12号", "packs.unlisted-document",
      at: "黄政发〔2019〕"),
    MethodFault(
      huangyan, "provision: 黄政发〔2018〕12号\n", "", "packs.no-provision", at: "name: huangyan"),
    MethodFault(
      huangyan, "黄政发〔2018〕12号", "浙政办发〔2023〕12号\nyears: {from: 2021, until: 2021}",
      "appraisals.not-in-force", at: "浙政办发〔2023〕12号"),
  ]
}

@Suite("What is wrong with a method is told where it is")
struct MethodFaultTests {
  /// A copy of the packs in a folder of its own, with the method that a fault is in.
  private static func copy(for fault: MethodFault) throws -> String {
    let folder = try TestFolder.temporary()
    for pack in ["core", "per-mu"] {
      let source = URL(fileURLWithPath: TestFolder.packs + "/" + pack).resolvingSymlinksInPath()
      try FileManager.default.copyItem(atPath: source.path, toPath: folder + "/" + pack)
    }
    let kept =
      fault.file.hasPrefix("appraisals/")
      ? fault.file : fault.file.hasPrefix("baselines/") ? MethodFault.huangyan : MethodFault.frame
    for path in PackFiles.list(in: folder + "/per-mu/appraisals", suffixes: ["yaml"])
    where !path.hasSuffix(kept) {
      try FileManager.default.removeItem(atPath: path)
    }
    return folder
  }

  @Test("each fault has its code and its place", arguments: MethodFault.all)
  func fault(_ fault: MethodFault) throws {
    let folder = try Self.copy(for: fault)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let path = folder + "/per-mu/" + fault.file
    var text = try String(contentsOfFile: path, encoding: .utf8)
    let range = try #require(text.range(of: fault.old), "\(fault.old) is not in \(fault.file)")
    text.replaceSubrange(range, with: fault.new)
    if fault.code == "appraisals.not-in-force" {
      text = text.replacing("\nyears: {from: 2021, until: 2022}", with: "", maxReplacements: 1)
    }
    try text.write(toFile: path, atomically: true, encoding: .utf8)
    let problems = MethodCheckTests.report([folder + "/per-mu"]).problems
    let hits = problems.filter { $0.code == fault.code }
    let all = problems.map { ProblemRenderer(language: .english).text($0) }
    #expect(!hits.isEmpty, "\(all)")
    guard !fault.at.isEmpty else { return }
    var start = text.startIndex
    for number in 1...fault.number {
      let found = try #require(text.range(of: fault.at, range: start..<text.endIndex))
      start = number == fault.number ? found.lowerBound : found.upperBound
    }
    let before = text[..<start]
    let line = before.count { $0 == "\n" } + 1
    let column = before.unicodeScalars.reversed().prefix { $0 != "\n" }.count + 1
    #expect(
      // Rows of a table have a line.
      hits.contains { $0.place?.line == line && ($0.place?.column ?? column) == column },
      "expected \(line):\(column), found \(all)")
    #expect(hits.allSatisfy { !$0.message.english.isEmpty && !$0.message.chinese.isEmpty })
  }
}
