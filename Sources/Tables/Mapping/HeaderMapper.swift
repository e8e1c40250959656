import Diagnostics
import Vocabulary

/// Finds which column of a table feeds which field.
///
/// What the title says plainly is taken; what is only likely is asked, never guessed.
///
/// ```swift
/// let fields = [FieldTarget(name: "税收", kind: .decimal, unit: try Unit("元"))]
/// let header = TableHeader(titles: ["税收（万元）"], lastLine: 1)
/// HeaderMapper(fields: fields).mapping(of: header).matches[0].unit  // 万元
/// ```
public struct HeaderMapper: Sendable {
  private let fields: [FieldTarget]
  private let kept: KeptMapping
  private let columns: [Int: KeptMapping.Entry]
  private let exact: [String: Set<Int>]
  private let normalised: [String: Set<Int>]

  /// Creates a mapper.
  ///
  /// - Parameters:
  ///   - fields: The fields that columns may feed.
  ///   - kept: What a person decided, now or for an earlier file.
  ///   - columns: What a person decided about single columns, counted from 1; it outweighs `kept`, and
  ///     tells columns of the same title apart.
  public init(
    fields: [FieldTarget], kept: KeptMapping = KeptMapping(),
    columns: [Int: KeptMapping.Entry] = [:]
  ) {
    self.fields = fields
    self.kept = kept
    self.columns = columns
    var exact: [String: Set<Int>] = [:]
    var normalised: [String: Set<Int>] = [:]
    for (index, field) in fields.enumerated() {
      for name in [field.name, field.title] + field.synonyms {
        exact[name, default: []].insert(index)
        normalised[HeaderTitle.key(name), default: []].insert(index)
      }
    }
    self.exact = exact
    self.normalised = normalised
  }

  /// The mapping of a header.
  public func mapping(of header: TableHeader) -> HeaderMapping {
    var work = MappingWork(captionUnit: header.captions.lazy.compactMap(HeaderTitle.unit).first)
    for (index, title) in header.titles.enumerated() {
      place(title, column: index + 1, in: &work)
    }
    settle(&work)
    let used = Set(work.matches.map(\.column) + work.questions.flatMap(\.columns))
    let fed = Set(work.matches.map(\.field) + work.questions.flatMap(\.fields))
    return HeaderMapping(
      matches: work.matches, questions: work.questions,
      unused: (1...max(1, header.titles.count)).filter {
        !used.contains($0) && $0 <= header.titles.count
      },
      absent: fields.filter { $0.isRequired && !fed.contains($0.name) }.map(\.name),
      targets: fields)
  }

  private struct MappingWork {
    var captionUnit: Unit?
    var matches: [HeaderMapping.Match] = []
    var questions: [HeaderMapping.Question] = []
  }

  private func place(_ title: String, column: Int, in work: inout MappingWork) {
    let parts = HeaderTitle(title)
    if let entry = columns[column] ?? kept.entries[title] {
      guard let name = entry.field, let field = fields.first(where: { $0.name == name }) else {
        return
      }
      return match(field, .decided, column, title, parts, decided: entry.unit, &work)
    }
    guard !parts.key.isEmpty else { return }
    let whole = exact[title] ?? normalised[parts.key]
    let found = whole ?? normalised[parts.unitlessKey]
    if let found, found.count == 1, let index = found.first {
      let ground: HeaderMapping.Ground = exact[title] != nil ? .title : .normalised
      return match(fields[index], ground, column, title, parts, decided: nil, &work)
    }
    ask(title, column: column, parts, found ?? [], &work)
  }

  /// Asks about a title that may be one of several fields, or is only like one.
  private func ask(
    _ title: String, column: Int, _ parts: HeaderTitle, _ found: Set<Int>,
    _ work: inout MappingWork
  ) {
    var likely = found
    if likely.isEmpty { likely = normalised[parts.bareKey] ?? [] }
    if likely.isEmpty, let group = title.firstRange(of: " / ") {
      likely = normalised[HeaderTitle(String(title[group.upperBound...])).bareKey] ?? []
    }
    if likely.isEmpty, let near = NearestName.among(normalised.keys.sorted(), to: parts.bareKey) {
      likely = normalised[near] ?? []
    }
    guard !likely.isEmpty else { return }
    let names = likely.sorted().map { fields[$0].name }
    work.questions.append(
      HeaderMapping.Question(
        kind: .field, columns: [column], fields: names,
        words: Wording(
          "第 \(column) 列“\(title)”是不是 \(names.joined(separator: "、"))？",
          "is column \(column), “\(title)”, \(names.joined(separator: " or "))?")))
  }

  private func match(
    _ field: FieldTarget, _ ground: HeaderMapping.Ground, _ column: Int, _ title: String,
    _ parts: HeaderTitle, decided: Unit?, _ work: inout MappingWork
  ) {
    var (unit, unitGround) = (decided ?? parts.unit, HeaderMapping.UnitGround.title)
    if decided != nil { unitGround = .decided }
    if let wanted = field.unit {
      if unit == nil, let caption = work.captionUnit, caption.isCompatible(with: wanted) {
        (unit, unitGround) = (caption, .caption)
      }
      if unit == nil { (unit, unitGround) = (wanted, .assumed) }
      if let stated = unit, !stated.isCompatible(with: wanted) {
        work.questions.append(
          HeaderMapping.Question(
            kind: .unit, columns: [column], fields: [field.name],
            words: Wording(
              "第 \(column) 列“\(title)”的单位是 \(stated)，而 \(field.name) 以 \(wanted) 计：单位是什么？",
              "column \(column), “\(title)”, is in \(stated), but \(field.name) is in \(wanted): which unit is it?"
            )))
        return
      }
    } else {
      (unit, unitGround) = (nil, .none)
    }
    work.matches.append(
      HeaderMapping.Match(
        column: column, title: title, field: field.name, ground: ground, unit: unit,
        unitGround: unitGround, year: parts.year))
  }

  /// Asks where several columns would feed one field; a decision outweighs a title.
  private func settle(_ work: inout MappingWork) {
    let groups = Dictionary(grouping: work.matches, by: \.field).filter { $0.value.count > 1 }
    for (field, matches) in groups.sorted(by: { $0.value[0].column < $1.value[0].column }) {
      let decided = matches.filter { $0.ground == .decided }
      if decided.count == 1 {
        work.matches.removeAll { $0.field == field && $0.ground != .decided }
        continue
      }
      work.matches.removeAll { $0.field == field }
      let titles = matches.map { "“\($0.title)”" }
      work.questions.append(
        HeaderMapping.Question(
          kind: .column, columns: matches.map(\.column), fields: [field],
          words: Wording(
            "\(field) 取哪一列：\(titles.joined(separator: "、"))？",
            "which column is \(field): \(titles.joined(separator: ", "))?")))
    }
  }
}
