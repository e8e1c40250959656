import Diagnostics

/// The arguments of a call, brought to the types that a function asks for.
struct Arguments {
  let values: [Value?]
  let run: Run
  let place: Spot

  init(_ values: [Value?], _ run: Run, _ place: Spot) {
    self.values = values
    self.run = run
    self.place = place
  }

  /// An argument; nil if it was not given.
  subscript(index: Int) -> Value? { index < values.count ? values[index] : nil }

  /// Whether an argument was given.
  func has(_ index: Int) -> Bool { self[index] != nil }

  /// An argument taken out of a list of one.
  func single(_ index: Int) -> Value? {
    guard let value = self[index] else { return nil }
    if case .list(let items) = value, items.count == 1 { return items[0] }
    return value
  }

  func number(_ index: Int) -> Decimal128? {
    if case .number(let number)? = single(index) { number } else { nil }
  }

  func string(_ index: Int) -> String? {
    if case .string(let text)? = single(index) { text } else { nil }
  }

  func boolean(_ index: Int) -> Bool? {
    if case .boolean(let value)? = single(index) { value } else { nil }
  }

  func context(_ index: Int) -> ContextValue? {
    if case .context(let context)? = single(index) { context } else { nil }
  }

  func function(_ index: Int) -> FunctionValue? {
    if case .function(let function)? = single(index) { function } else { nil }
  }

  /// A whole number: a fraction is cut off.
  func integer(_ index: Int) -> Int? {
    number(index)?.rounded(scale: 0, .down)?.integer
  }

  /// A list; a value that is none is a list of one, null is not.
  func list(_ index: Int) -> [Value]? {
    guard let value = self[index], !value.isNull else { return nil }
    return value.listItems ?? [value]
  }

  /// Tells why there is no value.
  func fail(_ message: Wording) -> Value {
    run.report(Problem("feel.function", .error, message, at: place.place))
    return .null
  }
}
