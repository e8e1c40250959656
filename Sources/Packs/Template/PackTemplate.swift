public import Diagnostics
import Foundation

/// Starts a pack: a folder with declarations that are sound and say where to go on.
public struct PackTemplate: Sendable {
  /// The name of the pack.
  public let name: String

  /// Creates a template.
  ///
  /// - Parameter name: The name: small letters, digits and hyphens.
  /// - Throws: `packs.bad-value` where the name is none.
  public init(name: String) throws(Problem) {
    if let problem = TextForm.identifier.fault(name) { throw problem }
    self.name = name
  }

  /// The files with their texts, for a place where a core pack can be used or where it cannot.
  public func files(usesCore: Bool) -> [(path: String, text: String)] {
    [
      ("pack.yaml", manifest(usesCore: usesCore)), ("records/example.yaml", Self.record),
      ("targets.csv", "id,metric,provision,comparator,value,unit,due,scope,note\n"),
    ]
  }

  /// Writes the pack into a folder of its name.
  ///
  /// - Parameter parent: The folder in which the pack's folder is made.
  /// - Returns: The pack's folder.
  /// - Throws: `packs.exists` where something of that name is there; `packs.unwritable`.
  public func write(in parent: String) throws(Problem) -> String {
    let folder = parent + "/" + name
    guard !FileManager.default.fileExists(atPath: folder) else {
      throw Problem(
        "packs.exists", .error, Wording("已有 “\(folder)”", "“\(folder)” is there already"),
        at: Place(file: folder), suggestion: Wording("请换一个名称", "take another name"))
    }
    let hasCore = FileManager.default.fileExists(atPath: parent + "/core/pack.yaml")
    do {
      for (path, text) in files(usesCore: hasCore) {
        let file = URL(fileURLWithPath: folder + "/" + path)
        try FileManager.default.createDirectory(
          at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: file, options: .atomic)
      }
    } catch {
      throw Problem(
        "packs.unwritable", .error, Wording("无法写入", "it cannot be written"),
        at: Place(file: folder), notes: [Wording(error.localizedDescription)])
    }
    return folder
  }

  private func manifest(usesCore: Bool) -> String {
    """
    # yaml-language-server: $schema=../../Schemas/pack.schema.json
    name: \(name)
    title: \(name)
    version: 0.1.0
    description: 说明这个包做什么
    # 适用的行政区划代码（加引号）；全国适用则删去这一行
    jurisdiction: "330000"
    # 依据的文号，写上之后，每条校验和目标都要注明条款
    documents: []
    # 引用的其他包
    uses: [\(usesCore ? "core" : "")]

    """
  }

  private static let record = """
    # yaml-language-server: $schema=../../../Schemas/record.schema.json
    name: example
    title: 示例记录
    description: 改成你的记录；不需要就删去这个文件
    period: year
    class: 管理
    grade: 1
    primaryKey: [信用代码, 年度]
    fields:
      - name: 信用代码
        title: 统一社会信用代码
        type: string
        codes: credit-code
        constraints: {required: true}
      - name: 年度
        type: year
        constraints: {required: true}
      - name: 税收
        type: number
        unit: 万元
        synonyms: [实缴税金]
      - name: 用地面积
        type: number
        unit: 亩
        constraints: {minimum: 0}
      - name: 亩均税收
        type: number
        unit: 万元/亩
        formula: if 用地面积 > 0 then 税收 / 用地面积 else null
    checks:
      - name: 有税收即有用地
        rule: 税收 = null or 用地面积 = null or 税收 = 0 or 用地面积 > 0
        message: 有税收而用地面积为零，请核对
        severity: warning

    """
}
