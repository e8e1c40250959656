/// What `pack.yaml` says of a pack.
public struct PackManifest: Sendable {
  /// The name.
  public var name: String
  /// The title.
  public var title: String
  /// The version.
  public var version: String
  /// What the pack does.
  public var description: String?
  /// The code of the region that it is for; `nil` for the whole country.
  public var jurisdiction: String?
  /// The numbers of the documents that it carries out.
  public var documents: [String]
  /// The packs that it uses.
  public var uses: [(name: String, node: DeclarationNode)]
  /// The versions of its rules.
  public var versions: [RuleVersion]
  /// The file.
  public var file: DeclarationFile

  /// Takes a declaration; `nil` where it has no name.
  init?(_ file: DeclarationFile) {
    let node = file.root
    guard let name = node["name"]?.text else { return nil }
    self.name = name
    title = node["title"]?.text ?? name
    version = node["version"]?.text ?? "0.0.0"
    description = node["description"]?.text
    jurisdiction = node["jurisdiction"]?.text
    documents = node["documents"]?.elements?.compactMap(\.text) ?? []
    uses = (node["uses"]?.elements ?? []).compactMap { node in node.text.map { ($0, node) } }
    versions = (node["versions"]?.elements ?? []).compactMap(RuleVersion.init)
    self.file = file
  }
}
