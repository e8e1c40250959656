public import Diagnostics
public import FEEL
public import Packs
public import Vocabulary

/// Figures that a jurisdiction sets where the policy is silent, and that overlays change.
public struct Parameters: Sendable {
  /// A figure.
  public struct Parameter: Sendable {
    /// The name, as rules use it.
    public var name: String
    /// The title.
    public var title: String
    /// The value.
    public var value: Value
    /// The unit of a number.
    public var unit: Vocabulary.Unit?
    /// The provision; `nil` where the texts are silent and the jurisdiction decides.
    public var provision: String?
    /// What is to be known of it.
    public var note: String?
  }

  /// The figures, those of the pack in use before those of the packs that it uses.
  public let parameters: [Parameter]
  /// What was wrong with reading them.
  public let problems: [Problem]

  /// The kind of file: `parameters/*.yaml`.
  public static let kind = DeclarationKind(
    name: "parameters", title: "parameters/*.yaml", location: "parameters",
    shape: .object(
      ObjectShape(
        Wording("参数", "parameters"),
        [
          .init(
            "name", .form(.identifier), required: true,
            Wording("名称，与文件同名", "the name, that of the file")),
          .init("title", .text, Wording("标题", "the title")),
          .init(
            "parameters",
            .list(
              .object(
                ObjectShape(
                  Wording("参数", "a parameter"),
                  [
                    .init(
                      "name", .form(.fieldName), required: true,
                      Wording("名称，规则中使用", "the name, as rules use it")),
                    .init("title", .text, Wording("标题", "the title")),
                    .init("value", .scalar, required: true, Wording("值", "the value")),
                    .init("unit", .form(.unit), Wording("单位", "the unit")),
                    .init(
                      "provision", .text,
                      Wording("依据；没有写明的由各地自定", "the provision; none where the jurisdiction decides")
                    ),
                    .init("note", .text, Wording("说明", "what is to be known of it")),
                  ]))), required: true, Wording("参数", "the parameters")),
        ])))

  /// Reads the parameters of packs as they are for a region and a year.
  public init(_ packs: PackSet, for context: OverlayContext = OverlayContext()) {
    var parameters: [Parameter] = []
    var problems: [Problem] = []
    for pack in packs.all.reversed() {
      for path in PackFiles.list(in: pack.folder + "/parameters", suffixes: ["yaml", "yml"]) {
        do throws(Problem) {
          let file = String(path.dropFirst(pack.folder.count + 1))
          let read = try packs.declaration(file, of: pack.name, for: context)
          problems += read.problems
          for node in read.root["parameters"]?.elements ?? [] {
            guard let parameter = Parameter(node),
              !parameters.contains(where: { $0.name == parameter.name })
            else { continue }
            parameters.append(parameter)
          }
        } catch {
          problems.append(error)
        }
      }
    }
    self.parameters = parameters
    self.problems = problems
  }

  /// The figures as facts.
  public var facts: Facts {
    var facts = Facts()
    for parameter in parameters { facts.set(parameter.name, parameter.value) }
    return facts
  }

  /// Adds the names to a scope.
  public func add(to scope: inout RecordScope) {
    for parameter in parameters {
      scope.add(
        parameter.name, parameter.value.kind,
        unit: parameter.unit.map(InferredUnit.unit) ?? .unknown)
    }
  }
}

extension Parameters.Parameter {
  init?(_ node: DeclarationNode) {
    guard let name = node["name"]?.text, let given = node["value"], let text = given.text else {
      return nil
    }
    self.name = name
    title = node["title"]?.text ?? name
    if let boolean = given.boolean {
      value = .boolean(boolean)
    } else if case .scalar(_, isPlain: true) = given.content, let number = Decimal128(text) {
      value = .number(number)
    } else {
      value = .string(text)
    }
    unit = node["unit"]?.text.flatMap { try? Vocabulary.Unit($0) }
    provision = node["provision"]?.text
    note = node["note"]?.text
  }
}
