public import Diagnostics

/// The kinds of values.
public enum ValueKind: String, Sendable, Hashable, Codable, CaseIterable {
  case boolean
  case number
  case string
  case date
  case time
  case dateTime = "date and time"
  case daysDuration = "days and time duration"
  case yearsDuration = "years and months duration"
  case list
  case context
  case range
  case function

  /// The kind as a person reads it.
  public var name: Wording {
    switch self {
    case .boolean: Wording("布尔值", "boolean")
    case .number: Wording("数", "number")
    case .string: Wording("字符串", "string")
    case .date: Wording("日期", "date")
    case .time: Wording("时间", "time")
    case .dateTime: Wording("日期时间", "date and time")
    case .daysDuration: Wording("日时时长", "days and time duration")
    case .yearsDuration: Wording("年月时长", "years and months duration")
    case .list: Wording("列表", "list")
    case .context: Wording("上下文", "context")
    case .range: Wording("区间", "range")
    case .function: Wording("函数", "function")
    }
  }
}
