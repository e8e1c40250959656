public import Diagnostics
public import Packs
import Vocabulary

/// A method with all that it needs: the record types whose fields it uses and its tables of baselines.
public struct MethodBundle: Sendable {
  /// The method.
  public var method: Method
  /// The type of the records that are appraised.
  public var record: RecordType
  /// The types that links lead to, by the names of the links.
  public var joined: [String: RecordType]
  /// The tables of baselines by file.
  public var baselines: [String: BaselineTable]
  /// The name and version of the pack.
  public var pack: String
  public var packVersion: String
  /// The folder of the pack, and the folders of all packs by name.
  public var folder: String
  public var packFolders: [(name: String, folder: String)]
  /// The region and the year for which overlays were applied.
  public var context: OverlayContext
  /// What is wrong with the method.
  public var problems: [Problem]

  /// Loads a method of a pack.
  ///
  /// - Parameters:
  ///   - name: The name of the method.
  ///   - packs: The pack with all that it uses.
  ///   - context: The region and the year.
  /// - Throws: `appraisals.unknown-method`, `appraisals.unknown-record`, the problems of the file.
  public init(_ name: String, in packs: PackSet, for context: OverlayContext) throws(Problem) {
    let names = Self.names(in: packs.main)
    guard names.contains(name) else {
      let near = NearestName.among(names, to: name)
      throw Problem(
        "appraisals.unknown-method", .error,
        Wording(
          "包 \(packs.main.name) 中没有办法“\(name)”",
          "the pack \(packs.main.name) has no method “\(name)”"),
        at: Place(file: packs.main.folder),
        notes: names.isEmpty
          ? []
          : [
            Wording(
              "有：\(names.joined(separator: "、"))", "there are: \(names.joined(separator: ", "))")
          ],
        suggestion: near.map { Wording("是不是“\($0)”？", "do you mean “\($0)”?") })
    }
    let read = try packs.declaration("appraisals/\(name).yaml", of: packs.main.name, for: context)
    var problems = read.problems
    problems += ShapeChecker.problems(of: read.root, DeclarationKind.appraisal.shape)
    if let problem = problems.first(where: { $0.severity == .error }) { throw problem }
    try self.init(
      Method(read.file, root: read.root, folder: packs.main.folder), in: packs, for: context,
      problems)
  }

  init(
    _ method: Method, in packs: PackSet, for context: OverlayContext, _ problems: [Problem] = []
  ) throws(Problem) {
    self.method = method
    self.problems = problems
    self.context = context
    pack = packs.main.name
    packVersion = packs.main.manifest.version
    folder = packs.main.folder
    packFolders = packs.all.map { ($0.name, $0.folder) }
    guard let record = packs.record(method.record, for: context)?.record else {
      let names = packs.records.map(\.name)
      throw Problem(
        "appraisals.unknown-record", .error,
        Wording("没有记录类型“\(method.record)”", "there is no record type “\(method.record)”"),
        at: (method.root["record"] ?? method.root).place,
        suggestion: NearestName.among(names, to: method.record).map {
          Wording("是不是“\($0)”？", "do you mean “\($0)”?")
        })
    }
    self.record = record
    joined = [:]
    for join in method.joins {
      guard let key = record.foreignKeys.first(where: { $0.alias == join.link }),
        let other = packs.record(key.resource, for: context)?.record
      else {
        throw Problem(
          "appraisals.unknown-link", .error,
          Wording(
            "\(record.name) 没有名为“\(join.link)”的引用", "\(record.name) has no link “\(join.link)”"),
          at: join.node.place)
      }
      joined[join.link] = other
    }
    baselines = [:]
    for indicator in method.schemes.flatMap(\.indicators) {
      guard case .table(let file)? = indicator.baseline?.source, baselines[file] == nil else {
        continue
      }
      let read = try packs.table(file, of: packs.main.name, for: context)
      self.problems += read.problems
      baselines[file] = try BaselineTable(read.table)
    }
  }

  /// The names of the methods of a pack.
  public static func names(in pack: Pack) -> [String] {
    PackFiles.list(in: pack.folder + "/appraisals", suffixes: ["yaml"]).map { path in
      String(path.split(separator: "/").last?.dropLast(5) ?? "")
    }
  }

  /// The fields that rows of the table may have: those of the record and those that are joined.
  public var fields: [RecordField] {
    record.fields
      + method.joins.flatMap { join in
        join.fields.compactMap { joined[join.link]?.field($0) }
      }.filter { record.field($0.name) == nil }
  }
}
