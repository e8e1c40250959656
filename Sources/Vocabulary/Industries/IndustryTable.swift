/// The industrial classification GB/T 4754-2017.
public struct IndustryTable: Sendable {
  /// The edition of a list of industries.
  public enum Edition: String, Sendable, Hashable {
    case of2011 = "GB/T 4754-2011"
    case of2017 = "GB/T 4754-2017"
  }

  /// The classification of 2017: 20 sections, 97 divisions, 473 groups, 1,381 classes.
  public static let standard = IndustryTable(
    CodeFile.rows(PackageResources.industries_csv, columns: 5))

  /// All entries, in the order of the standard.
  public let entries: [Industry]
  private let byCode: [String: Int]
  private let byParent: [String: [Int]]

  init(_ rows: [[String]]) {
    entries = rows.compactMap { row in
      guard let level = Int(row[1]).flatMap(Industry.Level.init) else { return nil }
      return Industry(
        code: row[0], level: level, parent: row[2].isEmpty ? nil : row[2], section: row[3],
        name: row[4])
    }
    byCode = Dictionary(
      entries.enumerated().map { ($1.code, $0) }, uniquingKeysWith: { first, _ in first })
    byParent = Dictionary(grouping: entries.indices) { [entries] in entries[$0].parent ?? "" }
  }

  /// The entry of a code, which may have the letter of its section before it: `3973` or `C3973`.
  public subscript(code: String) -> Industry? {
    if let index = byCode[code] { return entries[index] }
    guard let letter = code.first, letter.isLetter, let index = byCode[String(code.dropFirst())]
    else { return nil }
    return entries[index].section == letter.uppercased() ? entries[index] : nil
  }

  /// The entries directly below a code.
  public func children(of code: String) -> [Industry] { (byParent[code] ?? []).map { entries[$0] } }

  /// The entry and all above it, the section last.
  public func path(of code: String) -> [Industry] {
    var path: [Industry] = []
    var next = self[code]
    while let entry = next {
      path.append(entry)
      next = entry.parent.flatMap { self[$0] }
    }
    return path
  }

  /// Whether a code is another or below it: `3973` is in `39` and in `C`.
  public func isCode(_ code: String, in ancestor: String) -> Bool {
    guard let ancestor = self[ancestor] else { return false }
    return path(of: code).contains(ancestor)
  }

  /// The entries of a name; several, as a group and its only class often share one.
  public func entries(named name: String) -> [Industry] { entries.filter { $0.name == name } }

  /// The edition that a list of codes and names is of, told by codes that changed their meaning.
  ///
  /// In 2011 3963 was the making of integrated circuits, which became 3973 in 2017; 3963 is the making
  /// of unmanned aircraft since.
  ///
  /// - Parameter list: Codes with their names.
  /// - Returns: The edition; `nil` where the list has no code that tells.
  public static func edition(of list: some Sequence<(String, String)>) -> Edition? {
    for (code, name) in list {
      switch (code, name.contains("集成电路"), name.contains("无人")) {
      case ("3963", true, _): return .of2011
      case ("3963", _, true), ("3973", true, _): return .of2017
      default: continue
      }
    }
    return nil
  }
}
