/// The automatic numbers of a Word document: `numbering.xml` and the numbers of styles.
final class WordNumbering: XMLReceiver {
  /// One level of a list: `%1、` in Chinese counting, from 1.
  struct Level {
    var format = "decimal"
    var pattern = ""
    var start = 1
    /// Whether every number in the pattern is written in digits, as in 1.1 below 第一章.
    var isDecimal = false
    /// What stands between number and text: `tab`, `space` or `nothing`.
    var suffix = "tab"
  }

  private var abstractLists: [String: [Int: Level]] = [:]
  private var lists: [String: (abstract: String, starts: [Int: Int])] = [:]
  private var openAbstract: String?
  private var openList: String?
  private var openLevel: Int?
  /// The count reached by each level, by the list that numbers share.
  private var counts: [String: [Int: Int]] = [:]
  private var begun: Set<String> = []

  func open(_ name: String, _ attributes: [String: String]) {
    let value = attributes["w:val"]
    switch name {
    case "w:abstractNum": openAbstract = attributes["w:abstractNumId"]
    case "w:num":
      openList = attributes["w:numId"]
    case "w:abstractNumId":
      if let openList, let value { lists[openList] = (value, [:]) }
    case "w:lvl", "w:lvlOverride": openLevel = attributes["w:ilvl"].flatMap { Int($0) }
    case "w:numFmt": change { $0.format = value ?? "decimal" }
    case "w:lvlText": change { $0.pattern = value ?? "" }
    case "w:start": change { $0.start = value.flatMap { Int($0) } ?? 1 }
    case "w:isLgl": change { $0.isDecimal = value != "0" && value != "false" }
    case "w:suff": change { $0.suffix = value ?? "tab" }
    case "w:startOverride":
      if let openList, let openLevel, let start = value.flatMap({ Int($0) }) {
        lists[openList]?.starts[openLevel] = start
      }
    default: break
    }
  }

  func close(_ name: String) {
    switch name {
    case "w:abstractNum": openAbstract = nil
    case "w:num": openList = nil
    case "w:lvl", "w:lvlOverride": openLevel = nil
    default: break
    }
  }

  func text(_ text: String) {}

  private func change(_ edit: (inout Level) -> Void) {
    guard let openAbstract, let openLevel else { return }
    edit(&abstractLists[openAbstract, default: [:]][openLevel, default: Level()])
  }

  /// The number of the next paragraph of a list at a level, counted on.
  func next(list: String, level: Int) -> String {
    guard let (abstract, starts) = lists[list], let levels = abstractLists[abstract],
      let own = levels[level], (0..<9).contains(level)
    else { return "" }
    if begun.insert(list).inserted {
      for (level, start) in starts { counts[abstract, default: [:]][level] = start - 1 }
    }
    var reached = counts[abstract, default: [:]]
    reached[level] = (reached[level] ?? own.start - 1) + 1
    for deeper in reached.keys where deeper > level { reached[deeper] = nil }
    counts[abstract] = reached
    guard own.format != "bullet" else { return "" }
    var text = own.pattern
    for index in 0...level {
      let printed = levels[index]?.format ?? "decimal"
      let format = own.isDecimal ? "decimal" : printed
      let number = reached[index] ?? levels[index]?.start ?? 1
      text = text.replacing("%\(index + 1)", with: CountingFormat.text(number, format: format))
    }
    // A blank parts 第一条 from its words; marks such as 、 part themselves.
    let endsInWord = text.last.map { $0.isLetter || $0.isNumber } ?? false
    return endsInWord && own.suffix != "nothing" ? text + " " : text
  }
}
