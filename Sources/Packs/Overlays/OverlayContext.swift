/// For which region and year the declarations of a pack are wanted.
public struct OverlayContext: Sendable, Hashable {
  /// The code of the region, 2, 4 or 6 digits.
  public var jurisdiction: String?
  /// The year.
  public var year: Int?

  /// Creates a context.
  public init(jurisdiction: String? = nil, year: Int? = nil) {
    self.jurisdiction = jurisdiction
    self.year = year
  }

  /// How closely an overlay fits: how many digits of the region it names; `nil` where it does not fit.
  func closeness(of overlay: Overlay) -> Int? {
    if overlay.firstYear != nil || overlay.lastYear != nil {
      guard let year, overlay.firstYear.map({ $0 <= year }) ?? true,
        overlay.lastYear.map({ year <= $0 }) ?? true
      else { return nil }
    }
    guard let region = overlay.jurisdiction else { return 0 }
    let wanted = Self.significant(region)
    guard let jurisdiction, Self.significant(jurisdiction).hasPrefix(wanted) else { return nil }
    return wanted.count
  }

  /// A code without the pairs of zeros that stand for the whole of a province or a city.
  package static func significant(_ code: String) -> Substring {
    var code = code[...]
    while code.utf8.count > 2, code.hasSuffix("00") { code = code.dropLast(2) }
    return code
  }
}
