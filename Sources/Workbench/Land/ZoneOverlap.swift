import Diagnostics
import FEEL
import Land
import Packs
import Rulings
import Store

/// What a zone of a plan, a control line or a park has in common with a parcel.
struct ZoneOverlap: Sendable {
  /// The title of the zone's record type.
  let type: String
  let key: String
  /// What the zone's record says of it in its first words: name, kind, use.
  let words: [String]
  let address: String
  let area: LandArea
  /// How much of the parcel it is, in hundredths of a percent, rounded half away from zero.
  let share: Int64

  /// The share as people read it.
  var percent: String { "\(share / 100).\(share % 100 < 10 ? "0" : "")\(share % 100)" }
}

extension Site {
  /// Zones with more corners than this are not measured for a page.
  private static let mostCorners = 20_000
  private static let mostWords = 3

  /// The zones that cover a part of a parcel: of every type of record that has outlines and is no parcel.
  ///
  /// Areas are measured in the plane of the zone of the projection in which the parcel lies. Where zones of
  /// one type lie over each other, each is told by itself.
  func zones(over shape: Outline, viewer: RecordViewer) throws(Problem) -> [ZoneOverlap] {
    guard let parcels = parcelEntry, let projection = ZoneProjection.around(shape),
      let plane = shape.mapped(projection.plane), let whole = LandArea(squareMetres: plane.area),
      whole.hundredths > 0
    else { return [] }
    var found: [ZoneOverlap] = []
    for entry in packs.entries where entry.record.primaryKey != parcels.record.primaryKey {
      let record = entry.record
      guard record.fields.contains(where: { $0.kind == .geojson }) else { continue }
      let layer = try self.parcels.layer(record, viewer: viewer, in: library)
      for place in layer.index.places(meeting: shape.box) {
        let zone = layer.parcels[place]
        guard zone.shape.positionCount <= Self.mostCorners,
          let outline = zone.shape.mapped(projection.plane),
          let area = LandArea(squareMetres: plane.overlap(with: outline)), area.hundredths > 0,
          let known = try RecordFacts.ofOne(zone.key, record, packs: entry.packs, in: library)
        else { continue }
        let words = record.fields.filter {
          $0.kind == .string && $0.codes == nil && !record.primaryKey.contains($0.name)
        }.compactMap { field -> String? in
          guard let fact = known.facts[field.name], viewer.sees(grade: fact.grade),
            case .string(let text) = fact.value
          else { return nil }
          return text
        }
        let twice = Int128(area.hundredths) * 20_000 + Int128(whole.hundredths)
        found.append(
          ZoneOverlap(
            type: record.title, key: zone.key, words: Array(words.prefix(Self.mostWords)),
            address: "/records/\(HTML.percentEncoded(record.name))/record?key="
              + HTML.percentEncoded(zone.key), area: area,
            share: Int64(twice / (Int128(whole.hundredths) * 2))))
      }
    }
    return found
  }
}
