import Registers
import Testing

/// A register of the land pack with records below, on and above its bounds, and how each stands.
struct LandList: Sendable, CustomTestStringConvertible {
  /// A record, and the state that the register gives it; none where it is not put forward.
  struct Row: Sendable {
    var values: String
    var state: RegisterState?

    init(_ values: String, _ state: RegisterState? = nil) {
      self.values = values
      self.state = state
    }

    /// The first value is the name of the record.
    var key: String { String(values.prefix { $0 != "," }) }
  }

  var register: String
  var type: String
  var titles: String
  var rows: [Row]
  /// The first row as it is later, and what the register then makes of it.
  var later: Row
  /// A reason for which a listed subject may leave.
  var reason: String
  /// Records of other types that the rule looks at, as type, titles and rows.
  var besides: [(type: String, text: String)] = []

  var testDescription: String { register }

  static let all = planning + renewal + supply + duties + parks
}
