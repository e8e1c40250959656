public import Diagnostics
public import FEEL
public import Packs
import Tables
public import Vocabulary

/// A fact that somebody states when they do something.
public struct FactDeclaration: Sendable {
  /// The name.
  public var name: String
  /// The title.
  public var title: String
  /// What its value is.
  public var kind: ValueKind
  /// The unit of a number.
  public var unit: Vocabulary.Unit?
  /// Whether it must be stated.
  public var isRequired: Bool
  /// The grade; 1 where the declaration names none.
  public var grade: Int

  /// Takes a declaration of the shape ``RuleShape/facts``.
  public init?(_ node: DeclarationNode) {
    guard let name = node["name"]?.text, let type = node["type"]?.text,
      let kind = ValueKind(rawValue: type)
    else { return nil }
    self.name = name
    title = node["title"]?.text ?? name
    self.kind = kind
    unit = node["unit"]?.text.flatMap { try? Vocabulary.Unit($0) }
    isRequired = node["required"]?.boolean ?? false
    grade = node["grade"]?.text.flatMap { Int($0) } ?? 1
  }

  /// The facts of a list.
  public static func list(_ node: DeclarationNode?) -> [FactDeclaration] {
    (node?.elements ?? []).compactMap(FactDeclaration.init)
  }

  /// A value that a person wrote.
  ///
  /// - Throws: `rulings.bad-fact`.
  public func value(_ text: String) throws(Problem) -> Value {
    let text = text.trimming()
    let value: Value? =
      switch kind {
      case .number: Decimal128(text).map(Value.number)
      case .date: ValueMath.temporal(text, .date)
      case .boolean: ["true": true, "是": true, "false": false, "否": false][text].map(Value.boolean)
      default: .string(text)
      }
    guard let value else {
      let form: Wording =
        switch kind {
        case .number: Wording("写成数，如 12.5", "write a number, such as 12.5")
        case .date: Wording("写成 2024-01-31", "write 2024-01-31")
        default: Wording("写 true 或 false（是、否）", "write true or false")
        }
      throw Problem(
        "rulings.bad-fact", .error,
        Wording("“\(text.prefix(40))” 不能作 “\(name)”", "“\(text.prefix(40))” cannot be “\(name)”"),
        suggestion: form)
    }
    return value
  }

  /// The facts that somebody states, checked against what is declared.
  ///
  /// - Throws: `rulings.unknown-fact`, `rulings.fact-missing`, `rulings.bad-fact`.
  public static func facts(_ stated: [String: String], of declared: [FactDeclaration])
    throws(Problem) -> Facts
  {
    for name in stated.keys.sorted() where !declared.contains(where: { $0.name == name }) {
      let near = NearestName.among(declared.map(\.name), to: name)
      throw Problem(
        "rulings.unknown-fact", .error,
        Wording("这里不填 “\(name)”", "“\(name)” is not asked for here"),
        suggestion: near.map { Wording("是不是 “\($0)”？", "do you mean “\($0)”?") }
          ?? Wording(
            "可填：\(declared.map(\.name).joined(separator: "、"))",
            "there are: \(declared.map(\.name).joined(separator: ", "))"))
    }
    var facts = Facts()
    for fact in declared {
      guard let text = stated[fact.name], !text.isEmpty else {
        if fact.isRequired {
          throw Problem(
            "rulings.fact-missing", .error,
            Wording(
              "缺少 “\(fact.title)”（\(fact.name)）", "“\(fact.title)” (\(fact.name)) is missing"),
            suggestion: Wording("补上后再办", "state it and try again"))
        }
        facts.set(fact.name, .null, grade: fact.grade)
        continue
      }
      facts.set(fact.name, try fact.value(text), grade: fact.grade)
    }
    return facts
  }
}

extension String {
  fileprivate func trimming() -> String {
    String(drop { $0.isWhitespace }.reversed().drop { $0.isWhitespace }.reversed())
  }
}

extension RecordScope {
  /// Adds declared facts.
  public mutating func add(_ facts: [FactDeclaration]) {
    for fact in facts {
      add(fact.name, fact.kind, unit: fact.unit.map(InferredUnit.unit) ?? .unknown)
    }
  }
}
