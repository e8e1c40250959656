/// A decision model: the content of one DMN file.
///
/// ```swift
/// let model = try DMNReader().read(contentsOf: url).model
/// let compiled = try CompiledModel(model)
/// let result = compiled.evaluate("准入结论", inputs: ["单位能耗": .number(0.5)])
/// ```
///
/// ## Topics
/// - ``DMNReader``
/// - ``DMNWriter``
/// - ``CompiledModel``
public struct DMNModel: Sendable, Hashable {
  /// The file, as messages name it; equality does not look at it.
  @Unweighed public var file: String
  /// The version that the file was written in; equality does not look at it.
  @Unweighed public var version: DMNVersion
  /// What every element carries.
  public var info: ElementInfo
  /// The name of the model.
  public var name: String
  /// The namespace that makes names of the model's elements unique.
  public var namespace: String
  /// The language of expressions that do not name one.
  public var expressionLanguage: String?
  /// The language of types that do not name one.
  public var typeLanguage: String?
  /// The tool that wrote the file.
  public var exporter: String?
  /// That tool's version.
  public var exporterVersion: String?
  /// The prefix of the standard's elements in the file; empty for the default namespace.
  public var prefix: String
  /// The `xmlns` declarations of the root, raised to version 1.5.
  public var namespaces: [MarkupAttribute]
  /// Comments and instructions before and behind the root element.
  public var surroundings: [[MarkupNode]]
  /// The models that this one builds on.
  public var imports: [ModelImport]
  /// The types.
  public var items: [ItemDefinition]
  /// Decisions, inputs, knowledge models, services and knowledge sources, in the file's order.
  public var elements: [DRGElement]
  /// Artifacts, collections and business context: carried along as read.
  public var carried: [MarkupElement]
  /// The diagrams (`DMNDI`), as read and raised to version 1.5.
  public var diagrams: MarkupElement?

  /// Creates a model.
  public init(
    name: String, namespace: String, imports: [ModelImport] = [], items: [ItemDefinition] = [],
    elements: [DRGElement] = [], file: String = "model.dmn"
  ) {
    self.file = file
    self.version = .version15
    self.info = ElementInfo()
    self.name = name
    self.namespace = namespace
    self.prefix = ""
    self.namespaces = [MarkupAttribute("xmlns", DMNVersion.version15.modelNamespace)]
    self.surroundings = [[], []]
    self.imports = imports
    self.items = items
    self.elements = elements
    self.carried = []
  }
}
