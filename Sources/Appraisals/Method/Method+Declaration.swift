public import Diagnostics
public import Packs

extension Method {
  /// Takes a declaration that was held against its shape.
  ///
  /// - Parameters:
  ///   - file: The file.
  ///   - root: The declaration with the changes of overlays; that of the file where it is `nil`.
  ///   - folder: The folder of the pack, where decision tables are.
  /// - Throws: `appraisals.no-method` where it has no name, record or subject; the problems of a
  ///   decision table.
  public init(
    _ file: DeclarationFile, root: DeclarationNode? = nil, folder: String
  ) throws(Problem) {
    let node = root ?? file.root
    guard let name = node["name"]?.text, let record = node["record"]?.text,
      let subject = node["subject"], let key = subject["key"]?.text
    else {
      throw Problem(
        "appraisals.no-method", .error,
        Wording(
          "评价办法没有 name、record 或 subject/key", "the method has no name, record or subject/key"),
        at: node.place)
    }
    self.name = name
    title = node["title"]?.text ?? name
    description = node["description"]?.text
    jurisdiction = node["jurisdiction"]?.text
    firstYear = node["years"]?["from"]?.whole
    lastYear = node["years"]?["until"]?.whole
    provision = node["provision"]?.text
    self.record = record
    joins = node.each("joins").compactMap { node in
      node["link"]?.text.map { Join(link: $0, fields: node["fields"]?.words ?? [], node: node) }
    }
    self.subject = Subject(
      key: key, name: subject["name"]?.text, region: subject["region"]?.text,
      industry: subject["industry"]?.text, size: subject["size"]?.text)
    parameters = node.each("parameters").compactMap { node in
      guard let name = node["name"]?.text, let value = node["value"]?.text else { return nil }
      return Parameter(
        name: name, value: value, unit: node["unit"]?.text, provision: node["provision"]?.text,
        node: node)
    }
    derived = node.each("derived").compactMap { node in
      guard let name = node["name"]?.text, let formula = node["formula"].flatMap(Formula.init)
      else { return nil }
      return DerivedValue(name: name, formula: formula, unit: node["unit"]?.text)
    }
    units = node["units"].flatMap(UnitRule.init)
    population = node["population"].flatMap(Formula.init)
    exclusions = node.each("exclusions").compactMap(Exclusion.init)
    var schemes: [Scheme] = []
    for node in node.each("schemes") { schemes.append(try Scheme(node, folder: folder)) }
    self.schemes = schemes
    consequences = node.each("consequences").compactMap(Consequence.init)
    choices = node.each("choices").compactMap { node in
      guard let question = node["question"]?.text, let answer = node["answer"]?.text else {
        return nil
      }
      return Choice(question: question, answer: answer, reason: node["reason"]?.text)
    }
    publication = Publication(node["publication"])
    self.file = file
    self.root = node
  }
}

extension DeclarationNode {
  /// The elements of a list under a name; none where there is no such list.
  func each(_ name: String) -> [DeclarationNode] { self[name]?.elements ?? [] }

  /// The words of a list, or of a single word.
  var words: [String] { (elements ?? [self]).compactMap(\.text) }

  /// The whole number that the text is.
  var whole: Int? { text.flatMap { Int($0) } }
}

extension Method.Formula {
  init?(_ node: DeclarationNode) {
    guard let text = node.text else { return nil }
    self.init(text: text, node: node)
  }
}

extension Method.UnitRule {
  init?(_ node: DeclarationNode) {
    guard let kind = node["kind"]?.text.flatMap(Kind.init) else { return nil }
    self.init(
      kind: kind, by: node["by"]?.words ?? [], sums: node["sums"]?.words ?? [],
      any: node["any"]?.words ?? [], lead: node["lead"]?.text, provision: node["provision"]?.text,
      node: node)
  }
}

extension Method.Exclusion {
  init?(_ node: DeclarationNode) {
    guard let name = node["name"]?.text, let when = node["when"].flatMap(Method.Formula.init)
    else { return nil }
    self.init(
      name: name, when: when, reason: node["reason"]?.text,
      isScored: node["scored"]?.boolean ?? false, treatedAs: node["treat-as"]?.text,
      provision: node["provision"]?.text, node: node)
  }
}

extension Consequence {
  init?(_ node: DeclarationNode) {
    guard let name = node["name"]?.text else { return nil }
    self.init(
      name: name, body: node["body"]?.text,
      rates: (node["rates"]?.entries ?? []).compactMap { entry in
        entry.value.text.map { (entry.name, $0) }
      }, unit: node["unit"]?.text, amount: node["amount"].flatMap(Method.Formula.init),
      amountUnit: node["amount-unit"]?.text, when: node["when"].flatMap(Method.Formula.init),
      note: node["note"]?.text, provision: node["provision"]?.text, node: node)
  }
}

extension Publication {
  init(_ node: DeclarationNode?) {
    self.init(
      days: node?["days"]?.whole ?? 7, isWorkingDays: node?["count"]?.text != "calendar",
      landDays: node?["land-first"]?.whole ?? 0, confirmationDays: node?["confirm"]?.whole ?? 5,
      provision: node?["provision"]?.text)
  }
}
