import Diagnostics
import FEEL

/// A node of the graph, ready to be evaluated.
struct CompiledNode: Sendable {
  enum Kind: Sendable {
    case input, decision, knowledge, service, source
  }

  var index: Int
  /// The name of the element.
  var name: String
  /// The name by which expressions call its value.
  var variable: String
  var model: Int
  var place: Place
  var kind = Kind.input
  var type: ItemType?
  /// The expression of a decision, or the function of a knowledge model.
  var body: (any Evaluable)?
  /// Contexts of imported values to be made before the body is evaluated.
  var imports: [ImportedContext] = []
  /// The slots that the body needs.
  var slotCount = 0
  /// The knowledge sources that it rests on, by name.
  var sources: [String] = []

  init(index: Int, name: String, variable: String, model: Int, place: Place) {
    self.index = index
    self.name = name
    self.variable = variable
    self.model = model
    self.place = place
  }
}
