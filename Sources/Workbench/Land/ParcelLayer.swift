import Diagnostics
import Land
import Packs
import Store
import Tables
import Vocabulary

/// The outlines of all parcels with what a map asks of them, found by a grid.
struct ParcelLayer: Sendable {
  /// A parcel with an outline.
  struct Parcel: Sendable {
    var key: String
    var region: String
    var owner: String
    /// The area that its record states.
    var area: LandArea?
    var shape: Outline
  }

  let parcels: [Parcel]
  let index: GridIndex
  /// How many records have no outline that can be read.
  let without: Int

  /// Reads the outlines of the records of a type.
  init(_ table: RecordTable, _ record: RecordType) {
    let outline = table.fields.first { $0.kind == .geojson }?.column
    let regionName = record.fields.first { $0.codes == .region }?.name
    let ownerName = record.fields.first { $0.codes == .creditCode }?.name
    let region = regionName.flatMap { table.field($0)?.column }
    let owner = ownerName.flatMap { table.field($0)?.column }
    // The first area of a parcel's record is that of the land.
    let area = table.fields.first { $0.unit == Self.squareMetre && $0.kind == .number }?.column
    var parcels: [Parcel] = []
    parcels.reserveCapacity(table.rowCount)
    var places: [String: Int] = [:]
    var without = 0
    for row in 0..<table.rowCount {
      guard let key = table.key(row), case .text(let text)? = outline?[row],
        let shape = try? GeoJSONReader.shape(of: text)
      else {
        without += 1
        continue
      }
      var stated: LandArea?
      if case .number(let number)? = area?[row] {
        stated = Double("\(number)").flatMap { LandArea(squareMetres: $0) }
      }
      let parcel = Parcel(
        key: key, region: region?[row].description ?? "", owner: owner?[row].description ?? "",
        area: stated, shape: shape)
      // Of several periods the last counts.
      if let known = places[key] {
        parcels[known] = parcel
      } else {
        places[key] = parcels.count
        parcels.append(parcel)
      }
    }
    self.parcels = parcels
    self.without = without
    index = GridIndex(parcels.map(\.shape.box))
  }

  private static let squareMetre = try? Unit("m²")

  /// The place of a parcel.
  func place(of key: String) -> Int? { parcels.firstIndex { $0.key == key } }
}
