/// A pack as it was loaded: its declarations, with the place of each.
public struct Pack: Sendable {
  /// The folder.
  public var folder: String
  /// What `pack.yaml` says.
  public var manifest: PackManifest
  /// The record types that it declares itself.
  public var records: [RecordType]
  /// What it changes by year and region.
  public var overlays: [Overlay]

  /// The name.
  public var name: String { manifest.name }
}
