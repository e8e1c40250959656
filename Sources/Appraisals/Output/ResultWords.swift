import Columns
import FEEL
import Tables

/// Values as cells hold them.
enum ValueText {
  static func of(_ value: Value) -> String {
    switch value {
    case .null: return ""
    case .string(let text): return text
    case .boolean(let truth): return truth ? "是" : "否"
    case .number(let number):
      // The same digits whether a number came from a column or from the interpreter.
      guard let scale = (0...34).first(where: { number.units(scale: $0) != nil }),
        let units = number.units(scale: scale)
      else { return value.feelText }
      return FieldBytes.decimal(units, scale: scale)
    case .date(let date): return "\(date)"
    default: return value.feelText
    }
  }
}

/// What states are called.
public enum StateWords {
  /// The name of a state.
  public static func name(_ state: RowState, _ method: Method) -> String {
    switch state {
    case .ranked: "参评"
    case .excluded(let index, _): method.exclusions[index].name
    case .outside: "不在范围"
    case .noScheme: "无适用方案"
    case .undecided: "待定"
    }
  }
}
