import Diagnostics
import Foundation
import Packs
import Rulings

/// A procedure as an open case keeps it: its text and the decision models that it refers to.
///
/// An open case goes on by the steps under which it was opened, whatever becomes of the pack, until it
/// is moved to another version.
struct CaseDefinition: Codable, Hashable {
  var file: String
  var text: String
  var pack: String
  var packVersion: String
  /// Decision models by their path in the pack.
  var models: [String: String]

  /// The procedure.
  func procedure(_ parameters: Parameters, _ packs: PackSet) throws(Problem) -> Procedure {
    let models = models
    let rules = RuleCompiler { (name) throws(Problem) in
      guard let text = models[name] else {
        throw Problem(
          "cases.no-model", .error,
          Wording("案件没有保存模型 “\(name)”", "the case has not kept the model “\(name)”"))
      }
      return Data(text.utf8)
    }
    let declaration = try DeclarationFile(text: text, name: file)
    var reader = ProcedureReader(
      declaration, of: (pack, packVersion), in: packs, parameters: parameters, rules: rules)
    let procedure = reader.read()
    if let problem = reader.problems.first(where: { $0.severity == .error }) { throw problem }
    guard let procedure else {
      throw Problem(
        "cases.bad-definition", .error,
        Wording("案件保存的流程读不出来", "the procedure that the case keeps cannot be read"))
    }
    return procedure
  }
}
