import Diagnostics
import FEEL
import Vocabulary

/// Checks a record type: names, units, keys, links, constraints, formulas, provisions.
struct RecordCheck {
  /// What one file declares.
  let record: RecordType
  /// The same with the fields that it adds to.
  let whole: RecordType
  let packs: PackSet

  init(record: RecordType, packs: PackSet) {
    self.record = record
    self.packs = packs
    whole =
      record.base.flatMap(packs.record).map { base in
        // Of a type of the same name the declaration is a part already.
        base.name == record.name ? base : base.adding(record)
      } ?? record
  }

  var problems: [Problem] {
    let scope = RecordScope(whole, in: packs)
    return extending + names + record.fields.flatMap(field) + keys + links + formulas(scope)
      + provisions
  }

  // MARK: - Extending

  private var extending: [Problem] {
    guard let base = record.base, let node = record.file.root["extends"] else { return [] }
    var problems: [Problem] = []
    let others = packs.used.flatMap(\.records).map(\.name)
    if !others.contains(base) {
      problems.append(
        node.problem(
          "packs.no-record",
          Wording(
            "所引用的包中没有记录类型 “\(base)”", "no used pack has a record type “\(base)”"),
          suggestion: NearestName.among(others, to: base).map {
            Wording("是不是 “\($0)”？", "do you mean “\($0)”?")
          } ?? Wording("请在 pack.yaml 的 uses 中写上它所在的包", "add its pack to the uses of pack.yaml")))
    }
    for name in ["primaryKey", "period", "missingValues"] {
      guard let own = record.file.root[name] else { continue }
      problems.append(
        own.problem(
          "packs.extension-entry",
          Wording(
            "增加字段时不能改 \(name)，它由 \(base) 决定",
            "what adds fields cannot say \(name), which is that of \(base)"),
          suggestion: Wording("请删去这一项", "take this entry away")))
    }
    return problems
  }

  // MARK: - Fields

  private var names: [Problem] {
    var problems: [Problem] = []
    var names: Set<String> = []
    var titles: [String: String] = [:]
    for field in whole.fields {
      if !names.insert(Names.normal(field.name)).inserted {
        problems.append(
          (field.node["name"] ?? field.node).problem(
            "packs.duplicate-field",
            Wording("字段 “\(field.name)” 声明了两次", "the field “\(field.name)” is declared twice")))
      }
      for title in Set([field.name, field.title] + field.synonyms) {
        guard let other = titles.updateValue(field.name, forKey: title.lowercased()),
          other != field.name
        else { continue }
        problems.append(
          field.node.problem(
            "packs.ambiguous-title",
            Wording(
              "“\(title)” 既是 \(other) 又是 \(field.name)",
              "“\(title)” is both \(other) and \(field.name)"),
            severity: .warning,
            suggestion: Wording("导入时会逐次询问；请去掉其中一个", "each import would ask; take one of them away"))
        )
      }
    }
    return problems
  }

  private func field(_ field: RecordField) -> [Problem] {
    var problems: [Problem] = []
    let isStated = field.node["unit"] != nil
    if field.kind.isMeasured, !isStated {
      problems.append(
        field.node.problem(
          "packs.no-unit",
          Wording(
            "数字字段 “\(field.name)” 没有单位", "the field “\(field.name)” is a number without a unit"),
          severity: .warning,
          suggestion: Wording("写上 unit；纯数写 unit: 1", "write its unit; for pure numbers unit: 1")))
    }
    if !field.kind.isMeasured, isStated {
      problems.append(
        (field.node["unit"] ?? field.node).problem(
          "packs.needless-unit",
          Wording(
            "\(field.kind.rawValue) 类型的字段没有单位",
            "a field of the type \(field.kind.rawValue) has no unit")))
    }
    if field.dataClass == nil || field.grade == nil {
      problems.append(
        field.node.problem(
          "packs.no-grade",
          Wording(
            "字段 “\(field.name)” 没有数据类别或级别", "the field “\(field.name)” lacks a data class or grade"),
          severity: .warning,
          suggestion: Wording(
            "在字段或整个记录类型上写 class 和 grade", "write class and grade at the field or at the record type"
          )))
    }
    return problems + ConstraintCheck(field: field).problems
  }

  // MARK: - Keys and links

  private var keys: [Problem] {
    record.primaryKey.filter { whole.field($0) == nil }.map { name in
      unknownField(name, of: whole, at: record.file.root["primaryKey"] ?? record.file.root)
    }
  }

  private var links: [Problem] {
    var problems: [Problem] = []
    for link in record.foreignKeys {
      for name in link.fields where whole.field(name) == nil {
        problems.append(unknownField(name, of: whole, at: link.node["fields"] ?? link.node))
      }
      guard let other = packs.record(link.resource) else {
        let near = NearestName.among(packs.records.map(\.name), to: link.resource)
        problems.append(
          (link.node["reference"]?["resource"] ?? link.node).problem(
            "packs.no-record",
            Wording("没有记录类型 “\(link.resource)”", "there is no record type “\(link.resource)”"),
            suggestion: near.map { Wording("是不是 “\($0)”？", "do you mean “\($0)”?") }
              ?? Wording(
                "是否忘了在 pack.yaml 的 uses 中引用它所在的包？",
                "is its pack missing among the uses of pack.yaml?")))
        continue
      }
      for name in link.targets where other.field(name) == nil {
        problems.append(
          unknownField(name, of: other, at: link.node["reference"]?["fields"] ?? link.node))
      }
      if link.fields.count != link.targets.count {
        problems.append(
          link.node.problem(
            "packs.link-fields",
            Wording("两边的字段数不同", "the two sides of the link have different numbers of fields")))
      }
    }
    return problems
  }

  private func unknownField(
    _ name: String, of record: RecordType, at node: DeclarationNode
  ) -> Problem {
    let near = NearestName.among(record.fields.map(\.name), to: name)
    return node.problem(
      "packs.unknown-field",
      Wording("\(record.name) 没有字段 “\(name)”", "\(record.name) has no field “\(name)”"),
      suggestion: near.map { Wording("是不是 “\($0)”？", "do you mean “\($0)”?") })
  }

  // MARK: - Formulas

  private func formulas(_ scope: RecordScope) -> [Problem] {
    var problems: [Problem] = []
    var uses: [String: Set<String>] = [:]
    for field in record.fields {
      guard let node = field.node["formula"], node.text != nil else { continue }
      let check = FormulaCheck(node, in: record.file, scope: scope, unit: field.unit)
      problems += check.problems
      uses[Names.normal(field.name)] = check.names
    }
    for check in record.checks {
      problems += FormulaCheck(check.node, in: record.file, scope: scope).problems
    }
    // Formulas of the type that is extended were read where they stand; here only their names count.
    for field in whole.fields where uses[Names.normal(field.name)] == nil {
      guard let formula = field.formula else { continue }
      uses[Names.normal(field.name)] =
        FEELExpression(parsing: formula, scope: scope.scope).names
    }
    if let circle = Circle.find(uses),
      let field = circle.lazy.compactMap(record.field).first ?? whole.field(circle[0])
    {
      problems.append(
        (field.node["formula"] ?? field.node).problem(
          "packs.formula-cycle",
          Wording(
            "公式互相依赖：\(circle.joined(separator: " → "))",
            "formulas depend on each other: \(circle.joined(separator: " → "))")))
    }
    return problems
  }

  // MARK: - Provisions

  private var provisions: [Problem] {
    let manifest = packs.main.manifest
    let documents = packs.all.flatMap(\.manifest.documents)
    // A pack that carries out no document, such as the core, has no provisions to cite.
    guard !manifest.documents.isEmpty else { return [] }
    var problems: [Problem] = []
    for check in record.checks where check.provision == nil && record.provision == nil {
      problems.append(ProvisionFault.missing(check.node))
    }
    let cited = [record.file.root["provision"]] + record.fields.map { $0.node["provision"] }
    for case let node? in cited {
      if let problem = ProvisionFault.unlisted(node, documents) { problems.append(problem) }
    }
    return problems
  }
}
