import FEEL

/// A parameter of a function of a model.
struct FunctionParameter: Sendable {
  var name: String
  var type: ItemType?
}
