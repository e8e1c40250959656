/// A 3° zone of CGCS2000: a Gauss–Krüger projection around a meridian, 500 km to the east added.
public struct Zone: Sendable, Hashable {
  /// The number, 25 to 45 in China.
  public let number: Int

  /// The numbers that China uses.
  public static let numbers = 25...45

  /// Creates a zone; `nil` where China has none of the number.
  public init?(_ number: Int) {
    guard Self.numbers.contains(number) else { return nil }
    self.number = number
  }

  /// The zone in which a longitude lies; `nil` outside China's.
  public init?(longitude: Double) {
    guard longitude.isFinite, (0..<180).contains(longitude) else { return nil }
    self.init(Int(((longitude - 1.5) / 3).rounded(.down)) + 1)
  }

  /// The meridian in the middle, in degrees.
  public var meridian: Int { number * 3 }
}
