import Diagnostics
import Packs
import Store
import Tables

/// A record that tells of a parcel: one that is kept under its number, or one that names it.
struct ParcelSubject: Sendable {
  let entry: PackShelf.Entry
  let key: String
  /// Whether the record is kept under the parcel's own number.
  let isOwn: Bool

  /// As the page calls it.
  var title: String { isOwn ? entry.record.title : "\(entry.record.title) \(key)" }
}

extension Site {
  /// How many records of one type that name a parcel are shown.
  private static let mostNaming = 50

  /// The records that tell of a parcel: first its own, then contracts, duties, breaches and others that
  /// name it, the newest fifty of each type.
  ///
  /// - Complexity: The number of records of the types that name parcels.
  func subjects(ofParcel key: String, viewer: RecordViewer) throws(Problem) -> [ParcelSubject] {
    guard let parcel = parcelEntry?.record.primaryKey, let field = parcel.first, parcel.count == 1
    else { return [] }
    var own: [ParcelSubject] = []
    var naming: [ParcelSubject] = []
    for entry in packs.entries {
      let record = entry.record
      // Of a type that packs add fields to, the entry that knows the most of them tells of it.
      let known = packs.entries.filter { $0.record.name == record.name }
      guard record.fields.contains(where: { $0.name == field }),
        entry.id == known.max(by: { $0.record.fields.count < $1.record.fields.count })?.id
      else { continue }
      guard record.primaryKey != parcel else {
        own.append(ParcelSubject(entry: entry, key: key, isOwn: true))
        continue
      }
      let table = try library.recordTable(type: record.name, viewer: viewer, declared: record)
      var found: [String] = []
      for row in 0..<table.rowCount where table.value(row, field).value?.description == key {
        guard let name = table.key(row), !found.contains(name) else { continue }
        found.append(name)
      }
      naming += found.suffix(Self.mostNaming).map {
        ParcelSubject(entry: entry, key: $0, isOwn: false)
      }
    }
    return own + naming
  }
}
