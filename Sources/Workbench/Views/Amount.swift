/// Large amounts as Chinese readers write them: `18000000000` 元 becomes `180亿` 元.
///
/// Only the point moves: no digit is lost or rounded.
enum Amount {
  /// A value in plain decimal digits, in units of 亿 or 万 where it has at least five digits before
  /// the point and becomes no longer by it.
  static func readable(_ value: String) -> String {
    let sign = value.hasPrefix("-") ? "-" : ""
    let parts = value.dropFirst(sign.count).split(separator: ".", maxSplits: 1)
    guard let whole = parts.first, whole.count > 4, parts.count == 1 || parts[1].count <= 2 else {
      return value
    }
    let (places, name) = whole.count > 8 ? (8, "亿") : (4, "万")
    let head = whole.dropLast(places)
    var tail = String(whole.suffix(places)) + (parts.count > 1 ? String(parts[1]) : "")
    while tail.hasSuffix("0") { tail.removeLast() }
    guard tail.count <= 4 else { return value }
    return sign + head + (tail.isEmpty ? "" : "." + tail) + name
  }
}
