public import Diagnostics

/// A pack with all packs that it uses.
public struct PackSet: Sendable {
  /// The pack that was asked for.
  public var main: Pack
  /// The packs that it uses, those that others rest on first.
  public var used: [Pack]
  /// What was wrong with loading them.
  public var problems: [Problem]

  /// All packs, the main one last.
  public var all: [Pack] { used + [main] }

  /// The pack of a name.
  public func pack(_ name: String) -> Pack? { all.first { $0.name == name } }

  /// The record type of a name, of the main pack or else of one that it uses, with the fields that
  /// packs add to it.
  public func record(_ name: String) -> RecordType? {
    RecordAssembly(packs: self) { pack, name in pack.records.first { $0.name == name } }
      .record(name)
  }

  /// The record types in sight, each name once.
  public var records: [RecordType] {
    var names: Set<String> = []
    return all.reversed().flatMap(\.records).filter { names.insert($0.name).inserted }
      .compactMap { record($0.name) }
  }
}
