/// What a document or a page of the web prints above its title: the issuers' heading (云溪县人民政府
/// 文件), marks of secrecy and number, or a table with 索引号, 发文机关, 发文字号 and 成文日期.
struct Letterhead {
  private(set) var range: Range<Int>?
  private(set) var number: String?
  private(set) var numberRange: Range<Int>?
  private(set) var issued: CalendarDate?
  private(set) var heading: Scalars = []

  private static let longest = 16

  private static let labels = [
    "索引号", "主题分类", "发文机关", "发布机构", "发文单位", "制定机关", "成文日期", "发文日期", "印发日期", "发布日期", "公开日期",
    "生成日期", "标题", "名称", "文件名称", "发文字号", "文号", "字号", "主题词", "公文种类", "有效性", "效力状态", "公开方式",
    "公开范围", "公开时限", "信息来源", "来源", "体裁分类", "组配分类", "服务对象", "统一编号", "废止日期", "失效日期", "实施日期",
    "关键词", "责任编辑", "浏览次数", "阅读次数", "发布时间", "发文时间", "成文时间", "公文时效", "规范性文件编号",
  ].map { Array($0.unicodeScalars) }

  /// Reads a table of metadata, or `nil` where none begins at `start`.
  init?(table text: Scalars, from start: Int) {
    readTable(text, Self.lines(text, from: start))
    if range == nil { return nil }
  }

  /// Reads the lines from `start` on.
  init(_ text: Scalars, from start: Int, bodies: BodyTable) {
    let lines = Self.lines(text, from: start)
    readTable(text, lines)
    if range == nil { readHeading(text, lines, bodies) }
  }

  private static func lines(_ text: Scalars, from start: Int) -> [Range<Int>] {
    var lines: [Range<Int>] = []
    var low = start
    while low < text.count, lines.count < Self.longest {
      let stop = text[low...].prefix(200).firstIndex(of: "\n") ?? text.count
      if stop - low >= 200 { break }
      if text[low..<stop].contains(where: { !$0.isBlank }) { lines.append(low..<stop) }
      low = stop + 1
    }
    return lines
  }

  // MARK: - A table of metadata

  private mutating func readTable(_ text: Scalars, _ lines: [Range<Int>]) {
    var index = 0
    var end: Int?
    var pending: Scalars?
    var count = 0
    while index < lines.count {
      let cells = Self.cells(text[lines[index]])
      if cells.isEmpty {
        // A label alone on its line has its value on the next.
        guard let label = pending, isValue(text, lines, index) else { break }
        take(label, text, lines[index])
        pending = nil
        end = lines[index].upperBound
        index += 1
        continue
      }
      for cell in cells {
        count += 1
        let value = cell.value
        if text[value].contains(where: { !$0.isBlank }) {
          take(cell.label, text, value)
          pending = nil
        } else {
          pending = cell.label
        }
      }
      end = lines[index].upperBound
      index += 1
    }
    guard count >= 2, let end, let first = lines.first else {
      (number, numberRange, issued, heading) = (nil, nil, nil, [])
      return
    }
    range = first.lowerBound..<end
    numberRange = nil
  }

  /// Whether a line can be the value of the label above: a day, a number, or what stands above the
  /// next label.
  private func isValue(_ text: Scalars, _ lines: [Range<Int>], _ index: Int) -> Bool {
    let words = text[lines[index]].drop(while: \.isBlank)
    if words.isEmpty || words.count > 60 { return false }
    if words.allSatisfy({ $0.value < 0x80 }) { return true }
    if DateMark(in: words, at: words.startIndex) != nil { return true }
    if DocumentNumber(in: words, from: words.startIndex, opens: true) != nil { return true }
    return index + 1 < lines.count && !Self.cells(text[lines[index + 1]]).isEmpty
  }

  private static func cells(_ line: ArraySlice<Unicode.Scalar>) -> [(
    label: Scalars, value: Range<Int>
  )] {
    var found: [(label: Scalars, start: Int, value: Int)] = []
    var index = line.startIndex
    var mayOpen = true
    while index < line.endIndex {
      if mayOpen, !line[index].isBlank, let cell = label(in: line, at: index) {
        found.append((cell.label, index, cell.end))
        index = cell.end
        mayOpen = true
        continue
      }
      mayOpen = line[index].isBlank || "[【|".unicodeScalars.contains(line[index])
      index += 1
    }
    guard let first = found.first, line[..<first.start].allSatisfy({ $0.isBlank || $0 == "|" })
    else { return [] }
    return found.enumerated().map { position, cell in
      let end = position + 1 < found.count ? found[position + 1].start : line.endIndex
      return (cell.label, cell.value..<end)
    }
  }

  /// 发文字号： or 索 引 号：, blanks inside allowed.
  private static func label(in line: ArraySlice<Unicode.Scalar>, at start: Int) -> (
    label: Scalars, end: Int
  )? {
    var name: Scalars = []
    var index = start
    while index < line.endIndex, name.count <= 8 {
      let scalar = line[index]
      if scalar == ":" || scalar == "：" {
        return labels.contains(name) ? (name, index + 1) : nil
      }
      if "[]【】".unicodeScalars.contains(scalar) || scalar.isBlank {
        index += 1
        continue
      }
      guard scalar.isHan else { return nil }
      name.append(scalar)
      index += 1
    }
    return nil
  }

  private mutating func take(_ label: Scalars, _ text: Scalars, _ value: Range<Int>) {
    var range = value
    while let first = range.first, text[first].isBlank || text[first] == "|" {
      range = first + 1..<range.upperBound
    }
    guard !range.isEmpty else { return }
    let words = text[range]
    switch String(scalars: label[...]) {
    case "发文字号", "文号", "字号":
      if number == nil { number = DocumentNumber(in: words, from: range.lowerBound)?.normal }
    case "发文机关", "发布机构", "发文单位", "制定机关":
      if heading.isEmpty { heading = Array(words) }
    case "成文日期", "发文日期", "印发日期", "成文时间", "发文时间":
      if issued == nil {
        issued =
          DateMark(in: words, at: range.lowerBound)?.date
          ?? CalendarDate(String(scalars: words).trimmingBlanks().replacing("/", with: "-"))
      }
    default: break
    }
  }

  // MARK: - A heading with number

  private mutating func readHeading(
    _ text: Scalars, _ lines: [Range<Int>], _ bodies: BodyTable
  ) {
    var isHeading = true
    func take(_ count: Int) {
      range = lines[0].lowerBound..<lines[count - 1].upperBound
      heading = Array(text[lines[0].lowerBound..<lines[count - 1].upperBound])
    }
    for (index, line) in lines.enumerated() {
      let words = text[line]
      let low = words.firstIndex { !$0.isBlank } ?? line.lowerBound
      if let found = DocumentNumber(in: words, from: low, opens: true),
        Self.isRest(words[found.range.upperBound...])
      {
        // A title in several lines above a number is no heading.
        guard index > 0, isHeading || !Self.isTitle(text, lines[..<index]) else { return }
        number = found.normal
        numberRange = found.range
        take(index)
        return
      }
      let isOwn = Self.isHeading(words, bodies)
      if !isOwn, isHeading, index > 0,
        TitleShape.end(in: words) != nil || DocumentReader.key(words).hasPrefix("关于")
      {
        take(index)
        return
      }
      isHeading = isHeading && isOwn
      guard isOwn || words.count <= 60, isOwn || TitleShape.end(in: words) == nil,
        !words.contains(where: { "。；：，《".unicodeScalars.contains($0) })
      else { return }
    }
  }

  private static func isTitle(_ text: Scalars, _ lines: ArraySlice<Range<Int>>) -> Bool {
    let joined = Array(lines.map { text[$0] }.joined())
    return TitleShape.end(in: joined[...]) == joined.count
  }

  /// 云溪县人民政府文件, 000001, 特急: a line that only a heading has.
  private static func isHeading(_ line: ArraySlice<Unicode.Scalar>, _ bodies: BodyTable) -> Bool {
    let words = line.filter { !$0.isBlank }
    let compact = String(scalars: words[...])
    if compact.hasSuffix("文件") && words.count >= 5 && words.count <= 60 { return true }
    if words.count <= 24, words.allSatisfy({ $0.value < 0x80 || "—－".unicodeScalars.contains($0) })
    {
      return true
    }
    if words.count <= 12, ["特急", "加急", "平急", "机密", "秘密", "绝密"].contains(where: compact.contains) {
      return true
    }
    let parts = bodies.split(Array(line))
    return !parts.isEmpty && words.count <= 60
      && bodies.split(words).allSatisfy { bodies.longestBody(at: $0.start, in: words) == $0 }
  }

  /// Behind the number nothing stands, or who signed.
  private static func isRest(_ rest: ArraySlice<Unicode.Scalar>) -> Bool {
    let words = DocumentReader.key(rest)
    return words.isEmpty || words.hasPrefix("签发人")
  }

  /// The bodies that the heading names.
  func issuers(_ bodies: BodyTable) -> [String] {
    var found: [String] = []
    for line in heading.split(separator: "\n") {
      var words = line.filter { !$0.isBlank }
      for ending in ["文件", "公告", "令"] where words.count > ending.unicodeScalars.count {
        if words.suffix(ending.unicodeScalars.count).elementsEqual(ending.unicodeScalars) {
          words.removeLast(ending.unicodeScalars.count)
        }
      }
      let parts = bodies.split(words)
      guard parts.allSatisfy({ bodies.longestBody(at: $0.start, in: words) == $0 }) else {
        continue
      }
      found += parts.map { String(scalars: words[$0.range]) }
    }
    return found
  }
}

extension String {
  fileprivate func trimmingBlanks() -> String {
    var view = unicodeScalars[...]
    while let first = view.first, first.isBlank { view.removeFirst() }
    while let last = view.last, last.isBlank { view.removeLast() }
    return String(view)
  }
}
