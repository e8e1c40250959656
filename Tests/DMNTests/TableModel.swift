import DMN
import Diagnostics
import FEEL
import Foundation
import Testing

/// A model with one decision table, written in a few lines.
///
/// A rule is a line such as `< 0.52 | "甲" => "准入" | 1`.
struct TableModel {
  var inputs: [(name: String, type: String, allowed: String?)]
  var outputs: [(name: String?, allowed: String?, standard: String?)]
  var policy: String
  var aggregation: String?
  var rules: [String]
  var outputType: String?

  init(
    inputs: [(String, String, String?)], outputs: [(String?, String?, String?)] = [(nil, nil, nil)],
    policy: String = "UNIQUE", aggregation: String? = nil, outputType: String? = nil,
    rules: [String]
  ) {
    self.inputs = inputs.map { (name: $0.0, type: $0.1, allowed: $0.2) }
    self.outputs = outputs.map { (name: $0.0, allowed: $0.1, standard: $0.2) }
    self.policy = policy
    self.aggregation = aggregation
    self.outputType = outputType
    self.rules = rules
  }

  var xml: String {
    func text(_ name: String, _ value: String) -> String {
      "<\(name)><text>\(MarkupWriter.escaped(value))</text></\(name)>"
    }
    var out = """
      <definitions xmlns="\(DMNVersion.version15.modelNamespace)" name="表" namespace="urn:表">
      """
    for (index, input) in inputs.enumerated() {
      out += "<inputData id=\"i\(index)\" name=\"\(input.name)\">"
      out += "<variable name=\"\(input.name)\" typeRef=\"\(input.type)\"/></inputData>\n"
    }
    out += "<decision id=\"d\" name=\"结论\"><variable name=\"结论\""
    out += (outputType.map { " typeRef=\"\($0)\"" } ?? "") + "/>"
    for index in inputs.indices {
      out +=
        "<informationRequirement><requiredInput href=\"#i\(index)\"/></informationRequirement>"
    }
    out += "<authorityRequirement><requiredAuthority href=\"#k\"/></authorityRequirement>"
    out += "\n<decisionTable hitPolicy=\"\(policy)\""
    out += (aggregation.map { " aggregation=\"\($0)\"" } ?? "") + ">\n"
    for input in inputs {
      out += "<input>" + text("inputExpression", input.name)
      out += (input.allowed.map { text("inputValues", $0) } ?? "") + "</input>\n"
    }
    for output in outputs {
      out += "<output" + (output.name.map { " name=\"\($0)\"" } ?? "") + ">"
      out += output.allowed.map { text("outputValues", $0) } ?? ""
      out += (output.standard.map { text("defaultOutputEntry", $0) } ?? "") + "</output>\n"
    }
    for rule in rules {
      let sides = rule.components(separatedBy: " => ")
      out += "<rule>"
      for entry in sides[0].components(separatedBy: " | ") { out += text("inputEntry", entry) }
      for entry in sides[1].components(separatedBy: " | ") { out += text("outputEntry", entry) }
      out += "</rule>\n"
    }
    out += "</decisionTable></decision>"
    out += "<knowledgeSource id=\"k\" name=\"示例办法 第五条\"/></definitions>"
    return out
  }

  func model() throws -> DMNModel {
    try DMNReader().read(Data(xml.utf8), file: "表.dmn").model
  }

  func compiled() throws -> CompiledModel {
    let compiled = CompiledModel(ModelSet(main: try model()))
    #expect(compiled.problems.filter { $0.severity == .error } == [])
    return compiled
  }

  /// The result for inputs written in FEEL, as FEEL.
  func decide(_ values: String...) throws -> String {
    var inputs: [String: Value] = [:]
    for (input, text) in zip(self.inputs, values) { inputs[input.name] = try feel(text) }
    return try compiled().evaluate("结论", inputs: inputs).value.feelText
  }
}
