/// Puts a record type together from the declaration that begins it and those that add to it.
struct RecordAssembly {
  let packs: PackSet
  /// What a pack declares under a name.
  let declared: (Pack, String) -> RecordType?

  /// The type of a name; `nil` where nothing declares it, or where it rests on itself.
  func record(_ name: String) -> RecordType? { record(name, without: []) }

  private func record(_ name: String, without open: Set<String>) -> RecordType? {
    guard !open.contains(name) else { return nil }
    var additions: [RecordType] = []
    for pack in packs.all.reversed() {
      guard let type = declared(pack, name) else { continue }
      if type.base == name {
        additions.append(type)
        continue
      }
      var whole = type
      if let base = type.base {
        guard let below = record(base, without: open.union([name])) else { return nil }
        whole = below.adding(type)
      }
      // Packs that others rest on come first, and so do their fields.
      return additions.reversed().reduce(whole) { $0.adding($1) }
    }
    return nil
  }
}

extension RecordType {
  /// The type with the fields, links and checks of a declaration that extends it.
  func adding(_ other: RecordType) -> RecordType {
    var whole = self
    whole.name = other.name
    whole.base = other.base
    whole.title = other.title
    whole.description = other.description ?? description
    whole.fields += other.fields
    whole.foreignKeys += other.foreignKeys
    whole.checks += other.checks
    whole.file = other.file
    return whole
  }
}
