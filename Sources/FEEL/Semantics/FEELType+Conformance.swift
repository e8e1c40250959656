extension FEELType {
  /// One of FEEL's own types by its name.
  public static func builtIn(_ name: String) -> FEELType? {
    switch name {
    case "Any", "any": .any
    case "Null", "null": FEELType(name: name, shape: .null)
    case "number", "string", "boolean", "date", "time":
      ValueKind(rawValue: name).map { FEELType(name: name, shape: .simple($0)) }
    case "date and time", "dateTime", "date-time":
      FEELType(name: "date and time", shape: .simple(.dateTime))
    case "days and time duration", "dayTimeDuration":
      FEELType(name: "days and time duration", shape: .simple(.daysDuration))
    case "years and months duration", "yearMonthDuration":
      FEELType(name: "years and months duration", shape: .simple(.yearsDuration))
    case "context": FEELType(name: name, shape: .context([]))
    case "list": FEELType(name: name, shape: .list(.any))
    case "range": FEELType(name: name, shape: .range(.any))
    case "function": FEELType(name: name, shape: .function(nil, nil))
    default: nil
    }
  }

  /// Whether every value of the type is one of another.
  func conforms(to other: FEELType) -> Bool {
    switch (shape, other.shape) {
    case (_, .any), (.null, _): return true
    case (.simple(let a), .simple(let b)): return a == b
    case (.list(let a), .list(let b)), (.range(let a), .range(let b)): return a.conforms(to: b)
    case (.context(let a), .context(let b)):
      return b.allSatisfy { wanted in
        a.contains { $0.name == wanted.name && $0.type.conforms(to: wanted.type) }
      }
    case (.function(let parametersA, let resultA), .function(let parametersB, let resultB)):
      if let parametersA, let parametersB {
        guard parametersA.count == parametersB.count,
          zip(parametersA, parametersB).allSatisfy({ $1.conforms(to: $0) })
        else { return false }
      }
      guard let resultA, let resultB else { return true }
      return resultA.conforms(to: resultB)
    default: return false
    }
  }
}

extension FunctionValue {
  /// Whether the function takes such parameters and gives such a result.
  func conforms(to parameters: [FEELType]?, _ result: FEELType?) -> Bool {
    if let parameters {
      guard parameters.count == self.parameters.count else { return false }
      for (wanted, own) in zip(parameters, self.parameters) {
        if let type = own.type, !wanted.conforms(to: type) { return false }
      }
    }
    guard let result, let resultType else { return true }
    return resultType.conforms(to: result)
  }
}
