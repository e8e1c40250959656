import Foundation

/// The time zone of a time: none, an offset from UTC, or a zone of the IANA data base.
public enum ZoneValue: Sendable, Hashable {
  /// Local time.
  case none
  /// An offset in seconds.
  case offset(Int)
  /// A zone by its name, such as `Asia/Shanghai`.
  case named(String)

  /// The offset of a local time in seconds; nil for none.
  func offset(day: Int, second: Int) -> Int? {
    switch self {
    case .none: return nil
    case .offset(let seconds): return seconds
    case .named(let name):
      guard let zone = TimeZone(identifier: name) else { return nil }
      // Twice, so that a change of offset near the time is seen from the right side.
      var local = Double(day) * 86_400 + Double(second)
      // Foundation's calendars end; far years have the offset of the year 9999.
      local = min(max(local, -62_135_596_800), 253_402_300_799)
      let first = zone.secondsFromGMT(for: Date(timeIntervalSince1970: local))
      return zone.secondsFromGMT(for: Date(timeIntervalSince1970: local - Double(first)))
    }
  }

  /// Whether a name is one of the IANA data base's.
  static func isKnown(_ name: String) -> Bool {
    guard name != "", !name.hasPrefix("GMT+"), !name.hasPrefix("GMT-") else { return false }
    return TimeZone(identifier: name) != nil
  }
}
