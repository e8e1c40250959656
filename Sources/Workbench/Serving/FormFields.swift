import Foundation

/// The fields of a query or of a form sent as `application/x-www-form-urlencoded`.
struct FormFields {
  private let fields: [(name: String, value: String)]

  /// Reads `name=value&name=value`, where `+` is a blank.
  init(_ text: some StringProtocol) {
    fields = text.split(separator: "&").map { field in
      let parts = field.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      return (Self.decoded(parts[0]), parts.count > 1 ? Self.decoded(parts[1]) : "")
    }
  }

  /// The first value of a name without blanks at its ends, `nil` where it is empty or not there.
  subscript(name: String) -> String? {
    guard let text = fields.first(where: { $0.name == name })?.value.trimmed, !text.isEmpty else {
      return nil
    }
    return text
  }

  /// All values of a name in order, without blanks at their ends; empty ones too.
  func all(_ name: String) -> [String] {
    fields.filter { $0.name == name }.map { String($0.value.trimmed) }
  }

  /// The first value of a name exactly as it was typed, for passwords.
  func raw(_ name: String) -> String? { fields.first { $0.name == name }?.value }

  private static func decoded(_ text: some StringProtocol) -> String {
    let spaced = text.split(separator: "+", omittingEmptySubsequences: false).joined(separator: " ")
    return spaced.removingPercentEncoding ?? spaced
  }
}
