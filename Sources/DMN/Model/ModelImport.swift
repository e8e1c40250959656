/// A model that another one builds on.
public struct ModelImport: Sendable, Hashable {
  /// What every element carries.
  public var info: ElementInfo
  /// The name that its elements are prefixed with.
  public var name: String
  /// The namespace of the imported model.
  public var namespace: String
  /// Where its file is, relative to the importing one.
  public var locationURI: String?
  /// What is imported: the namespace of DMN, of XML Schema, of PMML.
  public var importType: String

  /// Creates an import.
  public init(
    name: String, namespace: String, importType: String = DMNVersion.version15.modelNamespace,
    locationURI: String? = nil, info: ElementInfo = ElementInfo()
  ) {
    self.info = info
    self.name = name
    self.namespace = namespace
    self.locationURI = locationURI
    self.importType = importType
  }

  /// Whether the import is of a decision model.
  public var isModel: Bool {
    DMNVersion.upgrades[importType] == DMNVersion.version15.modelNamespace
  }
}
