import Diagnostics
import FEEL
import Rulings

/// A field of a form by which a fact is stated.
struct FactInput {
  let name: String
  let title: String
  let unit: String
  let value: String
  let isRequired: Bool
  let isText: Bool
  let isNumber: Bool
  let isDate: Bool
  let isBoolean: Bool
  let isYes: Bool
  let isNo: Bool
  /// Texts that the rules of the step know.
  let known: [String]
  let hasKnown: Bool
  let list: String

  init(_ fact: FactDeclaration, value: String, known: [String] = []) {
    name = "fact." + fact.name
    title = fact.title
    unit = fact.unit.map { "\($0)" } ?? ""
    self.value = value
    isRequired = fact.isRequired
    isNumber = fact.kind == .number
    isDate = fact.kind == .date
    isBoolean = fact.kind == .boolean
    isText = !isNumber && !isDate && !isBoolean
    isYes = value == "true"
    isNo = value == "false"
    self.known = known
    hasKnown = !known.isEmpty
    list = "known-" + fact.name
  }

  /// The facts that a form states.
  static func stated(_ fields: FormFields, _ declared: [FactDeclaration]) -> [String: String] {
    var stated: [String: String] = [:]
    for fact in declared {
      if let text = fields["fact." + fact.name] { stated[fact.name] = text }
    }
    return stated
  }

  /// The texts in quotation marks in rules that ask for a fact.
  static func texts(about fact: FactDeclaration, in rules: [Rule]) -> [String] {
    guard fact.kind == .string else { return [] }
    var texts: [String] = []
    for rule in rules where rule.names.contains(fact.name) {
      let pieces = rule.text.split(separator: "\"", omittingEmptySubsequences: false)
      for (index, piece) in pieces.enumerated()
      where index % 2 == 1 && index < pieces.count - 1 && !texts.contains(String(piece)) {
        texts.append(String(piece))
      }
    }
    return texts
  }
}
