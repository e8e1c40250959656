/// A version of the standard, known by the namespace of its models.
public enum DMNVersion: String, Sendable, Hashable, Codable, CaseIterable, Comparable {
  case version11 = "1.1"
  case version12 = "1.2"
  case version13 = "1.3"
  case version14 = "1.4"
  case version15 = "1.5"

  /// The namespace of the model's elements.
  public var modelNamespace: String {
    switch self {
    case .version11: "http://www.omg.org/spec/DMN/20151101/dmn.xsd"
    case .version12: "http://www.omg.org/spec/DMN/20180521/MODEL/"
    case .version13: "https://www.omg.org/spec/DMN/20191111/MODEL/"
    case .version14: "https://www.omg.org/spec/DMN/20211108/MODEL/"
    case .version15: "https://www.omg.org/spec/DMN/20230324/MODEL/"
    }
  }

  /// The namespace of FEEL and its types.
  public var feelNamespace: String {
    switch self {
    case .version11: "http://www.omg.org/spec/FEEL/20140401"
    case .version12: "http://www.omg.org/spec/DMN/20180521/FEEL/"
    case .version13: "https://www.omg.org/spec/DMN/20191111/FEEL/"
    case .version14: "https://www.omg.org/spec/DMN/20211108/FEEL/"
    case .version15: "https://www.omg.org/spec/DMN/20230324/FEEL/"
    }
  }

  /// The namespace of diagrams; version 1.1 has none.
  public var diagramNamespace: String? {
    switch self {
    case .version11: nil
    case .version12: "http://www.omg.org/spec/DMN/20180521/DMNDI/"
    case .version13: "https://www.omg.org/spec/DMN/20191111/DMNDI/"
    case .version14: "https://www.omg.org/spec/DMN/20211108/DMNDI/"
    case .version15: "https://www.omg.org/spec/DMN/20230324/DMNDI/"
    }
  }

  /// Creates the version whose models have a namespace.
  public init?(modelNamespace: String) {
    guard let found = Self.allCases.first(where: { $0.modelNamespace == modelNamespace }) else {
      return nil
    }
    self = found
  }

  /// Whether a version is older than another.
  public static func < (a: DMNVersion, b: DMNVersion) -> Bool { a.rawValue < b.rawValue }

  /// Every namespace of every version, and what stands for it in version 1.5.
  static let upgrades: [String: String] = {
    var table: [String: String] = [:]
    for version in allCases {
      table[version.modelNamespace] = version15.modelNamespace
      table[version.feelNamespace] = version15.feelNamespace
      if let diagram = version.diagramNamespace, let newest = version15.diagramNamespace {
        table[diagram] = newest
      }
    }
    return table
  }()

  /// Whether a URI names FEEL, of any version.
  public static func isFEEL(_ uri: String) -> Bool {
    allCases.contains { $0.feelNamespace == uri } || uri.lowercased() == "feel"
  }
}
