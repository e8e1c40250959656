import Diagnostics
import FEEL

extension Value {
  /// A function of a model: a type that an argument does not fit gives null and the call is not made.
  static func function(
    name: String, parameters: [FunctionParameter], captured: [Value] = [],
    body: @escaping @Sendable ([Value], Run) -> Value
  ) -> Value {
    .function(
      FunctionValue(
        name: name, parameters: parameters.map { .init($0.name, type: $0.type) },
        captured: captured, body: body))
  }

  /// A call with named arguments.
  func call(named arguments: [(String, Value)], at place: Place, in frame: Frame) -> Value {
    called(withNamed: arguments, frame.run, at: place)
  }

  /// The elements to go over: of a list, of a range of whole numbers or days, or the value itself.
  func iterated(_ run: Run) -> [Value]? {
    switch self {
    case .null: nil
    case .list(let items): items
    case .range(let range): range.elements(run)
    default: [self]
    }
  }
}

extension Run {
  /// The trace being written; nil if none is wanted.
  var tracer: Tracer? {
    observer == nil ? nil : observer as? Tracer
  }
}
