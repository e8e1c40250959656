import DMN
import Diagnostics
import FEEL
import Foundation
import Testing

/// A model of inputs and decisions that are literal expressions or boxed ones, written in a few lines.
struct LiteralModel {
  /// Names and types of inputs.
  var inputs: [(name: String, type: String)] = []
  /// Names, expressions and requirements of decisions; an expression that starts with `<` is XML.
  var decisions: [(name: String, text: String, needs: [String])]
  /// XML that stands before the elements, such as item definitions and imports.
  var head = ""
  /// XML that stands behind them, such as knowledge models and services.
  var tail = ""
  var namespace = "urn:m"

  var xml: String {
    var out = """
      <definitions xmlns="\(DMNVersion.version15.modelNamespace)" name="m" \
      namespace="\(namespace)">\(head)
      """
    for input in inputs {
      out += """
        <inputData id="\(input.name)" name="\(input.name)">
        <variable name="\(input.name)" typeRef="\(MarkupWriter.escaped(input.type, inAttribute: true))"/>
        </inputData>
        """
    }
    for decision in decisions {
      out += "<decision id=\"\(decision.name)\" name=\"\(decision.name)\">"
      out += "<variable name=\"\(decision.name)\"/>"
      for need in decision.needs { out += requirement(need) }
      out += Self.expression(decision.text) + "</decision>\n"
    }
    return out + tail + "</definitions>"
  }

  /// A name that starts with `ƒ` is of a knowledge model or service.
  private func requirement(_ name: String) -> String {
    if name.hasPrefix("ƒ") {
      let href = name.dropFirst()
      return """
        <knowledgeRequirement><requiredKnowledge href="\(href.contains("#") ? "" : "#")\(href)"/>\
        </knowledgeRequirement>
        """
    }
    let isInput = inputs.contains { $0.name == name }
    let tag = isInput || name.contains("#i") ? "requiredInput" : "requiredDecision"
    let href = name.contains("#") ? name : "#" + name
    return "<informationRequirement><\(tag) href=\"\(href)\"/></informationRequirement>"
  }

  static func expression(_ text: String) -> String {
    text.hasPrefix("<") ? text : literal(text)
  }

  static func literal(_ text: String) -> String {
    "<literalExpression><text>\(MarkupWriter.escaped(text))</text></literalExpression>"
  }

  func model() throws -> DMNModel { try DMNReader().read(Data(xml.utf8), file: "m.dmn").model }

  func compiled() throws -> CompiledModel { CompiledModel(ModelSet(main: try model())) }

  /// The value of the last decision, as FEEL; inputs are written in FEEL.
  func decide(_ values: [String: String] = [:]) throws -> String {
    let model = try compiled()
    #expect(model.problems.filter { $0.severity == .error } == [])
    return try model.evaluate(decisions[decisions.count - 1].name, inputs: values.mapValues(feel))
      .value.feelText
  }
}
