public import Diagnostics

/// The names of bodies: ministries, provincial and city departments, party organs, banks.
///
/// Local bodies are known by how they are built (a place and a kind of department), so that the
/// table lists kinds and not every bureau of every county.
public struct BodyTable: Sendable, BodyNaming {
  private var full: [Unicode.Scalar: [Scalars]] = [:]
  private var shortNames: [String: String] = [:]
  private var departments: [Scalars] = []
  private var localShorts: [(Scalars, String)] = []
  private var branches: [Scalars] = []
  private var places: [Scalars] = []
  private static let offices = ["办公厅", "办公室", "综合司"].map { Array($0.unicodeScalars) }

  /// The table that comes with the program.
  public init() {
    for row in DictionaryFile.rows(PackageResources.bodies_csv, columns: 4) { add(row) }
    sort()
  }

  /// The table that comes with the program and a user's own rows (`name,short,level,kind`).
  ///
  /// - Parameter csv: Comma-separated text with a heading row.
  /// - Throws: `provisions.bodies` where a row has no name.
  public init(extending csv: String) throws(Problem) {
    self.init()
    for (index, row) in DictionaryFile.rows(Array(csv.utf8), columns: 4).enumerated() {
      guard row[0].unicodeScalars.count >= 2 else {
        throw Problem(
          "provisions.bodies", .error,
          Wording(
            "机构名称表第 \(index + 2) 行没有名称", "row \(index + 2) of the table of bodies has no name"),
          at: Place(file: "bodies.csv", line: index + 2),
          suggestion: Wording(
            "每行第一列须有两个字以上的名称", "give each row a name of two characters or more in its first column")
        )
      }
      add(row)
    }
    sort()
  }

  private mutating func add(_ row: [String]) {
    let name = Scalars(row[0].unicodeScalars)
    guard let first = name.first else { return }
    switch row[2] {
    case "地方":
      departments.append(name)
      if !row[1].isEmpty { localShorts.append((Scalars(row[1].unicodeScalars), row[0])) }
    case "派出": branches.append(name)
    case "省级":
      places.append(name)
      if !row[1].isEmpty { places.append(Scalars(row[1].unicodeScalars)) }
    default:
      full[first, default: []].append(name)
      if !row[1].isEmpty {
        shortNames[row[1]] = row[0]
        let short = Scalars(row[1].unicodeScalars)
        if let head = short.first { full[head, default: []].append(short) }
      }
    }
  }

  private mutating func sort() {
    for key in Array(full.keys) { full[key]?.sort { $0.count > $1.count } }
    departments.sort { $0.count > $1.count }
    branches.sort { $0.count > $1.count }
    places.sort { $0.count > $1.count }
  }

  private func matches(_ name: Scalars, _ text: ArraySlice<Unicode.Scalar>, _ start: Int) -> Bool {
    start + name.count <= text.endIndex && text[start..<start + name.count].elementsEqual(name)
  }

  /// Where the place that begins at `start` ends.
  private func place(at start: Int, in text: ArraySlice<Unicode.Scalar>) -> Int? {
    if let name = places.first(where: { matches($0, text, start) }) { return start + name.count }
    var index = start
    while index < min(text.endIndex, start + 8), text[index].isHan {
      if index > start, "省市县区州盟旗".unicodeScalars.contains(text[index]) { return index + 1 }
      index += 1
    }
    return nil
  }

  /// The longest name of a body that begins at `offset`, or `nil` where none does.
  public func longestBody(at offset: Int, in scalars: Scalars) -> Span? {
    longest(at: offset, in: scalars[...])
  }

  func longest(at start: Int, in text: ArraySlice<Unicode.Scalar>) -> Span? {
    guard text.indices.contains(start) else { return nil }
    var end: Int?
    if let name = full[text[start]]?.first(where: { matches($0, text, start) }) {
      let stop = start + name.count
      end = stop
      if let behind = place(at: stop, in: text),
        let branch = branches.first(where: { matches($0, text, behind) })
      {
        end = behind + branch.count
      }
    }
    if let stop = end, let office = Self.offices.first(where: { matches($0, text, stop) }) {
      end = stop + office.count
    }
    if end == nil, var behind = place(at: start, in: text) {
      // 浙江省宁波市…: a place inside a place.
      if !departments.contains(where: { matches($0, text, behind) }),
        let further = place(at: behind, in: text),
        departments.contains(where: { matches($0, text, further) })
      {
        behind = further
      }
      if let name = departments.first(where: { matches($0, text, behind) }) {
        end = behind + name.count
      }
    }
    return end.map { Span(start, $0) }
  }

  /// The bodies of a list that has no, or only stray, separators.
  ///
  /// A stretch that no name fits becomes a body of its own, up to the next blank or known name.
  public func split(_ glued: Scalars) -> [Span] {
    var spans: [Span] = []
    var index = 0
    var unknown: Int?
    func isSeparator(_ scalar: Unicode.Scalar) -> Bool {
      scalar.isBlank || "、，,;；".unicodeScalars.contains(scalar)
    }
    func close(_ end: Int) {
      if let start = unknown, end > start { spans.append(Span(start, end)) }
      unknown = nil
    }
    while index < glued.count {
      if isSeparator(glued[index]) {
        close(index)
        index += 1
      } else if let body = longest(at: index, in: glued[...]) {
        close(index)
        spans.append(body)
        index = body.end
      } else {
        if unknown == nil { unknown = index }
        index += 1
      }
    }
    close(glued.count)
    return spans
  }

  /// The full name of a body, its province taken from the issuers of the document.
  public func fullName(of printed: String, in document: PolicyDocument) -> String? {
    if let name = shortNames[printed] { return name }
    let text = Scalars(printed.unicodeScalars)
    guard let rank = text.first, "省市县区".unicodeScalars.contains(rank) else {
      return longest(at: 0, in: text[...])?.end == text.count ? printed : nil
    }
    guard
      let place = document.issuers.lazy.compactMap({ issuer -> String? in
        let name = Scalars(issuer.unicodeScalars)
        guard let end = name.prefix(10).firstIndex(of: rank) else { return nil }
        return String(scalars: name[...end])
      }).first
    else { return nil }
    let rest = Array(text.dropFirst())
    if let local = localShorts.first(where: { $0.0 == rest }) { return place + local.1 }
    return departments.contains(rest) ? place + String(scalars: rest[...]) : nil
  }
}
