public import Diagnostics
public import FEEL

extension JSONNode {
  /// A value of FEEL as JSON: numbers keep their digits; dates, times and durations become strings as
  /// FEEL writes them, ranges and functions their texts.
  public init(_ value: Value) {
    switch value {
    case .null: self = .null
    case .boolean(let value): self = .boolean(value)
    case .number(let number): self = .number(number.description)
    case .string(let text): self = .string(text)
    case .date(let value): self = .string(value.description)
    case .time(let value): self = .string(value.description)
    case .dateTime(let value): self = .string(value.description)
    case .daysDuration(let value): self = .string(value.description)
    case .yearsDuration(let value): self = .string(value.description)
    case .list(let items): self = .array(items.map { JSONNode($0) })
    case .context(let context):
      self = .object(context.entries.map { Member($0.name, JSONNode($0.value)) })
    case .range, .function: self = .string(value.feelText)
    }
  }

  /// The value of FEEL, with strings read as dates, times and durations where a type asks for them.
  public func value(as type: FEELType? = nil) -> Value {
    switch self {
    case .null: return .null
    case .boolean(let value): return .boolean(value)
    case .number(let text): return Decimal128(text).map(Value.number) ?? .null
    case .string(let text):
      if case .simple(let kind)? = type?.shape, let value = ValueMath.temporal(text, kind) {
        return value
      }
      if case .list(let element)? = type?.shape { return self.value(as: element) }
      return .string(text)
    case .array(let items):
      if case .list(let element)? = type?.shape {
        return .list(items.map { $0.value(as: element) })
      }
      return .list(items.map { $0.value() })
    case .object(let members):
      var components: [String: FEELType] = [:]
      if case .context(let known)? = type?.shape {
        for component in known { components[component.name] = component.type }
      }
      return .context(
        of: members.map { member in
          let name = components[member.name] == nil ? member.name.normalizedName : member.name
          return (
            components[name] == nil ? member.name : name, member.value.value(as: components[name])
          )
        })
    }
  }
}

extension CompiledModel {
  private static func list(_ names: [String]) -> Wording {
    Wording(
      "有：\(names.joined(separator: "、"))", "it has \(names.joined(separator: ", "))")
  }

  /// The inputs of the model from a JSON object, each read as its type asks.
  ///
  /// - Parameters:
  ///   - json: An object whose members are named as the inputs.
  ///   - file: The name by which messages call it.
  /// - Returns: The values by name.
  /// - Throws: A ``Problem`` if it is no object, or names something that is no input of the model.
  public func inputs(_ json: JSONNode, file: String) throws(Problem) -> [String: Value] {
    guard case .object(let members) = json else {
      throw Problem(
        "dmn.inputs", .error, Wording("输入不是 JSON 对象", "the inputs are not a JSON object"),
        at: Place(file: file),
        suggestion: Wording("写成 {\"名称\": 值, …}", "write them as {\"name\": value, …}"))
    }
    var values: [String: Value] = [:]
    let known = nodes.filter { $0.kind == .input || $0.kind == .decision }
    for member in members {
      let node = known.first {
        $0.name == member.name || graph.models[$0.model].namespace + "#" + $0.name == member.name
      }
      guard let node else {
        throw Problem(
          "dmn.inputs", .error,
          Wording("模型里没有名为“\(member.name)”的输入", "the model has no input “\(member.name)”"),
          at: Place(file: file),
          notes: [Self.list(known.filter { $0.kind == .input }.map(\.name))])
      }
      values[member.name] = member.value.value(as: node.type)
    }
    return values
  }
}
