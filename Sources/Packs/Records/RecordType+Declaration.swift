import Diagnostics
import Tables
import Vocabulary

extension RecordType {
  /// Takes a declaration that was held against its shape; what could not be read is left out.
  init?(_ file: DeclarationFile, root: DeclarationNode? = nil) {
    let node = root ?? file.root
    guard let name = node["name"]?.text, let fields = node["fields"]?.elements else { return nil }
    let dataClass = node["class"]?.text.flatMap(DataClass.init)
    let grade = node["grade"]?.text.flatMap { Int($0) }.flatMap(DataGrade.init)
    var missing = MissingTokens.standard
    if let words = node["missingValues"]?.elements {
      missing.words = Set(words.compactMap(\.text))
      // A day among them stands for nothing in whatever form it is written.
      missing.days = Set(missing.words.compactMap(Self.day))
    }
    self.init(
      name: name, base: node["extends"]?.text, title: node["title"]?.text ?? name,
      description: node["description"]?.text,
      period: node["period"]?.text.flatMap(Period.init) ?? .none,
      provision: node["provision"]?.text,
      fields: fields.compactMap { RecordField($0, dataClass, grade) },
      primaryKey: node["primaryKey"].map(Self.words) ?? [],
      foreignKeys: (node["foreignKeys"]?.elements ?? []).compactMap(Self.foreignKey),
      missing: missing, checks: (node["checks"]?.elements ?? []).compactMap(Self.check), file: file)
  }

  package static func words(_ node: DeclarationNode) -> [String] {
    (node.elements ?? [node]).compactMap(\.text)
  }

  /// `1901-01-02` or `1901年01月02日`.
  private static func day(_ text: String) -> Day? {
    Day(
      text.replacing("年", with: "-").replacing("月", with: "-").replacing("日", with: "")
        .replacing("/", with: "-"))
  }

  private static func foreignKey(_ node: DeclarationNode) -> ForeignKey? {
    guard let fields = node["fields"], let reference = node["reference"],
      let resource = reference["resource"]?.text, let targets = reference["fields"]
    else { return nil }
    return ForeignKey(
      fields: words(fields), resource: resource, targets: words(targets),
      alias: node["as"]?.text, node: node)
  }

  private static func check(_ node: DeclarationNode) -> Check? {
    guard let ruleNode = node["rule"], let rule = ruleNode.text else { return nil }
    return Check(
      name: node["name"]?.text, rule: rule, message: node["message"]?.text,
      severity: node["severity"]?.text.flatMap(Problem.Severity.init) ?? .error,
      provision: node["provision"]?.text, node: ruleNode)
  }
}

extension RecordField {
  init?(_ node: DeclarationNode, _ dataClass: DataClass?, _ grade: DataGrade?) {
    guard let name = node["name"]?.text, let kind = node["type"]?.text.flatMap(Kind.init) else {
      return nil
    }
    var constraints = Constraints()
    if let given = node["constraints"] {
      constraints.isRequired = given["required"]?.boolean ?? false
      constraints.isUnique = given["unique"]?.boolean ?? false
      constraints.minimum = given["minimum"]?.text
      constraints.maximum = given["maximum"]?.text
      constraints.minLength = given["minLength"]?.text.flatMap { Int($0) }
      constraints.maxLength = given["maxLength"]?.text.flatMap { Int($0) }
      constraints.pattern = given["pattern"]?.text
      constraints.allowed = given["enum"]?.elements?.compactMap(\.text)
    }
    self.init(
      name: name, title: node["title"]?.text ?? name, description: node["description"]?.text,
      kind: kind, unit: node["unit"]?.text.flatMap { try? Unit($0) },
      codes: node["codes"]?.text.flatMap(Codes.init),
      dataClass: node["class"]?.text.flatMap(DataClass.init) ?? dataClass,
      grade: node["grade"]?.text.flatMap { Int($0) }.flatMap(DataGrade.init) ?? grade,
      provision: node["provision"]?.text,
      synonyms: node["synonyms"]?.elements?.compactMap(\.text) ?? [],
      formula: node["formula"]?.text, constraints: constraints, node: node)
  }
}
