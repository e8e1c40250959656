internal import CProj

/// Carries positions between longitude and latitude of CGCS2000 and the plane of a 3° zone, by PROJ.
///
/// The ellipsoid of CGCS2000 has the axis 6,378,137 m and the flattening 1/298.257222101. A projection
/// belongs to the thread that made it.
public final class ZoneProjection {
  /// The zone.
  public let zone: Zone
  private let context: OpaquePointer?
  private let projection: OpaquePointer

  /// Creates a projection; `nil` where PROJ has no memory for it.
  public init?(_ zone: Zone) {
    self.zone = zone
    context = proj_context_create()
    let text =
      "+proj=tmerc +lat_0=0 +lon_0=\(zone.meridian) +k=1 +x_0=500000 +y_0=0 "
      + "+a=6378137 +rf=298.257222101 +units=m +no_defs"
    guard let made = proj_create(context, text) else {
      proj_context_destroy(context)
      return nil
    }
    projection = made
  }

  deinit {
    proj_destroy(projection)
    proj_context_destroy(context)
  }

  /// East and north in metres of a longitude and latitude; `nil` where they are none, or lie more than
  /// 30° from the meridian.
  public func plane(_ position: Position) -> Position? {
    guard abs(position.x - Double(zone.meridian)) <= 30, abs(position.y) < 90 else { return nil }
    let place = proj_trans(
      projection, PJ_FWD, proj_coord(proj_torad(position.x), proj_torad(position.y), 0, 0))
    return Self.finite(place.xy.x, place.xy.y)
  }

  /// Longitude and latitude of an east and north in metres; `nil` where they are none.
  ///
  /// - Parameter position: With or without the number of the zone before the east: 40,512,345 or
  ///   512,345.
  /// - Returns: The longitude and latitude.
  public func degrees(_ position: Position) -> Position? {
    var east = position.x
    if east >= 1_000_000 {
      guard Int((east / 1_000_000).rounded(.down)) == zone.number else { return nil }
      east -= Double(zone.number) * 1_000_000
    }
    guard abs(east - 500_000) < 3_000_000, abs(position.y) < 10_002_000 else { return nil }
    let place = proj_trans(projection, PJ_INV, proj_coord(east, position.y, 0, 0))
    return Self.finite(proj_todeg(place.lp.lam), proj_todeg(place.lp.phi))
  }

  private static func finite(_ x: Double, _ y: Double) -> Position? {
    x.isFinite && y.isFinite ? Position(x, y) : nil
  }

  /// The area of a shape in degrees, in the plane of the zone, as registers of land tell it.
  public func area(_ shape: Outline) -> LandArea? {
    shape.mapped(plane).flatMap { LandArea(squareMetres: $0.area) }
  }

  /// The projection of the zone in whose middle a shape in degrees lies.
  public static func around(_ shape: Outline) -> ZoneProjection? {
    Zone(longitude: shape.box.middle.x).flatMap(ZoneProjection.init)
  }
}
