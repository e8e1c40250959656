import FEEL

/// Truth with “unknown” as a byte: the order false, null, true makes “and” the smaller and “or” the
/// greater of two.
enum Kleene {
  static let isFalse: UInt8 = 0
  static let isNull: UInt8 = 1
  static let isTrue: UInt8 = 2

  static func value(_ byte: UInt8) -> Value {
    byte == isNull ? .null : .boolean(byte == isTrue)
  }

  /// The byte of a truth or null; nil for anything else.
  static func byte(_ value: Value) -> UInt8? {
    switch value {
    case .null: isNull
    case .boolean(let truth): truth ? isTrue : isFalse
    default: nil
    }
  }
}

/// Powers of ten that a double holds exactly.
enum PowersOfTen {
  static let exact: [Double] = {
    var powers = [1.0]
    for _ in 0..<22 { powers.append((powers.last ?? 1) * 10) }
    return powers
  }()
}

/// The unit of work: so many rows pass through the kernels together.
enum Vector {
  /// Rows in a vector: a lane of doubles is 8 KB, and a dozen live lanes stay near the core.
  static let rows = 1_024
}
