/// How often a series has a value.
public enum Frequency: String, Sendable, Hashable, Codable, CaseIterable {
  case year = "A"
  case quarter = "Q"
  case month = "M"

  /// The periods of a year.
  public var perYear: Int {
    switch self {
    case .year: 1
    case .quarter: 4
    case .month: 12
    }
  }

  /// The months of a period.
  public var months: Int { 12 / perYear }
}

/// A year, quarter or month: `2024`, `2024-Q3`, `2024-07`, as SDMX writes them.
public struct Period: Sendable, Hashable {
  /// What it is.
  public let frequency: Frequency
  /// The periods since the year 0.
  public let index: Int

  /// Creates the period so many after the first of the year 0.
  public init(_ frequency: Frequency, index: Int) {
    self.frequency = frequency
    self.index = index
  }

  /// Creates a year.
  public init(year: Int) { self.init(.year, index: year) }

  /// Creates a month, 1 to 12.
  public init(year: Int, month: Int) { self.init(.month, index: year * 12 + month - 1) }

  /// Reads a period: `2024`, `2024年`, `2024-Q3`, `2024Q3`, `2024-07`, `202407`, `2024年7月`.
  public init?(_ text: some StringProtocol) {
    let plain = String(text.filter { !$0.isWhitespace })
      .replacing("年第", with: "-Q").replacing("季度", with: "").replacing("年", with: "-")
      .replacing("月", with: "")
    guard let year = Int(plain.prefix(4)), plain.prefix(4).utf8.count == 4,
      (1900...2200).contains(year)
    else { return nil }
    var rest = plain.dropFirst(4)
    if rest.first == "-" || rest.first == "/" { rest = rest.dropFirst() }
    if rest.isEmpty {
      self.init(year: year)
      return
    }
    if rest.first == "Q" || rest.first == "q" {
      guard let quarter = Int(rest.dropFirst()), (1...4).contains(quarter) else { return nil }
      self.init(.quarter, index: year * 4 + quarter - 1)
      return
    }
    if rest.first == "M" { rest = rest.dropFirst() }
    guard rest.utf8.count <= 2, let month = Int(rest), (1...12).contains(month) else { return nil }
    self.init(year: year, month: month)
  }

  /// The year.
  public var year: Int { index / frequency.perYear }

  /// The place within the year, from 0.
  public var part: Int { index % frequency.perYear }

  /// The months since the year 0 up to its end.
  public var endMonth: Int { (index + 1) * frequency.months }

  /// The period so many later.
  public func adding(_ count: Int) -> Period { Period(frequency, index: index + count) }
}

extension Period: CustomStringConvertible {
  public var description: String {
    switch frequency {
    case .year: "\(year)"
    case .quarter: "\(year)-Q\(part + 1)"
    case .month: "\(year)-\(part < 9 ? "0" : "")\(part + 1)"
    }
  }
}

extension Period: Codable {
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let text = try container.decode(String.self)
    guard let period = Period(text) else {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: "\(text): no period")
    }
    self = period
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }
}
