/// What a year or a region changes in a pack, without copying it.
public struct Overlay: Sendable {
  /// A change.
  public struct Change: Sendable {
    /// The file that it changes, seen from the pack.
    public var file: String
    /// The place in a YAML file.
    public var path: [String]
    /// The new value there.
    public var value: DeclarationNode?
    /// The row of a CSV file, by columns.
    public var key: [(column: String, value: String)]
    /// The new values of the row, by columns.
    public var set: [(column: String, value: String)]
    /// Where the change is declared.
    public var node: DeclarationNode
  }

  /// The name.
  public var name: String
  /// The pack that it changes; its own where `nil`.
  public var pack: String?
  /// The code of the region that it is for; everywhere where `nil`.
  public var jurisdiction: String?
  /// The first year that it is for.
  public var firstYear: Int?
  /// The last year that it is for.
  public var lastYear: Int?
  /// The provision.
  public var provision: String?
  /// What it changes.
  public var changes: [Change]
  /// The file that declares it.
  public var file: DeclarationFile

  init?(_ file: DeclarationFile) {
    let node = file.root
    guard let name = node["name"]?.text, let changes = node["changes"]?.elements else { return nil }
    self.name = name
    pack = node["pack"]?.text
    jurisdiction = node["jurisdiction"]?.text
    firstYear = node["years"]?["from"]?.text.flatMap { Int($0) }
    lastYear = node["years"]?["until"]?.text.flatMap { Int($0) }
    provision = node["provision"]?.text
    self.changes = changes.compactMap { change in
      guard let file = change["at"]?.text else { return nil }
      func pairs(_ name: String) -> [(column: String, value: String)] {
        (change[name]?.entries ?? []).map { ($0.name, $0.value.text ?? "") }
      }
      return Change(
        file: file,
        path: change["path"]?.text?.split(separator: "/").map(String.init) ?? [],
        value: change["value"], key: pairs("key"), set: pairs("set"), node: change)
    }
    self.file = file
  }
}
