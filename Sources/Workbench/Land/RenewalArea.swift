import Diagnostics
import Land

/// An area that somebody drew, and the parcels in it.
struct RenewalArea {
  struct Member {
    var place: Int
    /// The area of the outline, in the plane of the zone.
    var area: LandArea
    /// How much of it lies in the drawn area.
    var inside: LandArea
    /// Whether more than half of it does.
    var isMember: Bool { inside.hundredths * 2 > area.hundredths }
  }

  let shape: Outline
  let area: LandArea
  /// Parcels of which a part lies in the area, in the order of the layer.
  let members: [Member]
  /// The members that lie together, by their places in the layer; the largest first.
  let groups: [[Int]]
  /// The members of at most 3 亩 against the sum of all; `nil` where there are none.
  let scattered: ScatteredLand?

  static let mostParcels = 5_000

  /// Reads an area drawn in degrees, as WKT or GeoJSON, and finds the parcels in it.
  ///
  /// - Parameters:
  ///   - text: The text.
  ///   - layer: The parcels.
  ///   - gap: How many metres neighbours may lie apart.
  /// - Throws: What the text is wrong in; `land.outside-zones`, `land.crossing-ring`,
  ///   `land.many-parcels`.
  init(_ text: String, in layer: ParcelLayer, gap: Double) throws(Problem) {
    let shape =
      text.drop(while: \.isWhitespace).first == "{"
      ? try GeoJSONReader.shape(of: text) : try WKTReader.shape(of: text)
    guard let projection = ZoneProjection.around(shape), let plane = shape.mapped(projection.plane),
      let area = LandArea(squareMetres: plane.area)
    else {
      throw Problem(
        "land.outside-zones", .error,
        Wording("片区不在 3 度带范围内", "the area lies outside China's 3° zones"),
        suggestion: Wording("坐标应为 CGCS2000 经纬度", "give longitudes and latitudes of CGCS2000"))
    }
    guard plane.positionCount <= 2_000, !plane.crossesItself else {
      throw Problem(
        "land.crossing-ring", .error,
        Wording("片区的边界自相交，或超过 2000 点", "the outline crosses itself, or has over 2,000 corners"),
        suggestion: Wording("按顺序沿边界画一圈", "go around the area once, in order"))
    }
    self.shape = shape
    self.area = area
    let places = layer.index.places(meeting: shape.box)
    guard places.count <= Self.mostParcels else {
      throw Problem(
        "land.many-parcels", .error,
        Wording(
          "片区内超过 \(Self.mostParcels) 宗", "the area has more than \(Self.mostParcels) parcels"),
        suggestion: Wording("画小一些", "draw a smaller one"))
    }
    var members: [Member] = []
    var shapes: [Outline] = []
    var owners: [Int] = []
    for place in places {
      guard let outline = layer.parcels[place].shape.mapped(projection.plane),
        let whole = LandArea(squareMetres: outline.area),
        let inside = LandArea(squareMetres: outline.overlap(with: plane)), inside.hundredths > 0
      else { continue }
      let member = Member(place: place, area: whole, inside: inside)
      members.append(member)
      if member.isMember {
        shapes.append(outline)
        owners.append(place)
      }
    }
    self.members = members
    groups = ContiguousAreas.groups(of: shapes, gap: gap).map { $0.map { owners[$0] } }
    let own = members.filter(\.isMember)
    let sum = own.reduce(LandArea(hundredths: 0)) { $0 + $1.area }
    scattered = ScatteredLand(own.map(\.area).filter { $0.isAtMost(mu: 3) }, of: sum)
  }

  /// The parcels of which more than half lies in the area.
  var own: [Member] { members.filter(\.isMember) }
  /// Their areas together.
  var sum: LandArea { own.reduce(LandArea(hundredths: 0)) { $0 + $1.area } }
}
