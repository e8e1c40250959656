/// Lists of agencies, in brackets or behind a label.
extension DutyScan {
  /// How a list or a part of it names its agencies.
  private enum Mode {
    case lead
    case support
    /// The first leads and the rest support.
    case ranked
  }

  private static let endings: [(String, Mode)] = [
    ("按照职责分工分别负责", .ranked), ("按职责分工分别负责", .ranked), ("按照职责分工负责", .ranked),
    ("按职责分工负责", .ranked), ("按职责负责", .ranked), ("按职责分工", .ranked),
    ("牵头负责", .lead), ("牵头落实", .lead), ("牵头", .lead), ("分别负责", .ranked), ("共同负责", .ranked),
    ("负责落实", .ranked), ("负责", .ranked), ("落实", .ranked), ("配合", .support), ("参与", .support),
    ("参加", .support), ("协办", .support), ("协同", .support),
  ]

  /// (县经信局、县财政局), (县经信局牵头,县财政局配合), (责任单位:县经信局).
  mutating func bracketedList(at open: Int) -> Int? {
    guard let close = closing(of: open) else { return nil }
    let content = (open + 1)..<close
    guard let list = agencies(content) else { return nil }
    if !list.isMarked {
      // Unmarked brackets hold agencies only where they close a provision or paragraph after a stop.
      let after = close + 1
      let closes =
        after >= text.scalars.count || text.scalars[after] == "\n" || borders.contains(after)
      let stops = open > 0 && "。;)”!\n".unicodeScalars.contains(text.scalars[open - 1])
      guard closes, stops, list.mentions.contains(where: { isCertain($0.range) }) else {
        return nil
      }
    }
    add(list.mentions, listStart: open, listEnd: close + 1)
    return close + 1
  }

  /// 责任单位:县经信局、县财政局, to the end of the line.
  mutating func labelledList(at start: Int, labelEnd: Int) -> Int? {
    guard labelEnd < text.scalars.count, text.scalars[labelEnd] == ":" else { return nil }
    var end = labelEnd
    while end < text.scalars.count, end - start < 300, text.scalars[end] != "。",
      text.scalars[end] != "\n", end == start || !borders.contains(end)
    {
      end += 1
    }
    guard let list = agencies(start..<end) else { return nil }
    add(list.mentions, listStart: start, listEnd: end)
    return end
  }

  private mutating func add(_ mentions: [BodyMention], listStart: Int, listEnd: Int) {
    let (passage, heading) = passage(before: listStart)
    for mention in mentions { add(mention.range, mention.part, over: passage, text: heading) }
    lastList = (listEnd, passage)
  }

  /// What a list stands for: the passage since the last list, or since the provision's beginning; and
  /// the heading, where it is the provision as a whole.
  private func passage(before listStart: Int) -> (Range<Int>, String?) {
    let owner = addresses.provision(
      addresses.owner(at: text.span(listStart..<(listStart + 1)).start))
    let regionStart = owner.map { text.index(of: $0.headingSpan.start) }
    var start = regionStart ?? paragraphStart(listStart)
    var isWhole = owner?.heading != nil
    if let lastList, lastList.end <= listStart, lastList.end > start {
      start = lastList.end
      isWhole = false
    }
    while start < listStart, "。;\n".unicodeScalars.contains(text.scalars[start]) { start += 1 }
    if start >= listStart, let lastList { return (lastList.passage, nil) }
    if isWhole, let owner, let heading = owner.heading {
      let body = text.index(of: owner.headingSpan.start + owner.number.unicodeScalars.count)
      return (min(body, listStart)..<listStart, heading.filter { $0 != "\n" && $0 != "\r" })
    }
    return (start..<listStart, nil)
  }

  private func paragraphStart(_ index: Int) -> Int {
    var start = index
    while start > 0, index - start < 600, text.scalars[start - 1] != "\n", !borders.contains(start)
    {
      start -= 1
    }
    return start
  }

  /// The agencies of a list, or `nil` where it holds something else.
  private func agencies(_ range: Range<Int>) -> (mentions: [BodyMention], isMarked: Bool)? {
    var mentions: [BodyMention] = []
    var isMarked = false
    var hasLead = false
    for group in groups(of: range) {
      var group = group
      var mode: Mode?
      if let label = words.labels.prefix(
        of: text.scalars, at: group.lowerBound, limit: group.upperBound),
        text.has(":", at: group.lowerBound + label.count)
      {
        mode = label.value == .leadLabel ? .lead : label.value == .supportLabel ? .support : .ranked
        group = min(group.upperBound, group.lowerBound + label.count + 1)..<group.upperBound
        isMarked = true
      }
      if let ending = Self.endings.first(where: { text.has($0.0, endingAt: group.upperBound) }),
        group.count > ending.0.unicodeScalars.count
      {
        mode = ending.1
        group = group.lowerBound..<(group.upperBound - ending.0.unicodeScalars.count)
        isMarked = true
      }
      guard let found = agencies(group, mode: mode ?? .ranked, hasLead: hasLead, isMarked: isMarked)
      else { return nil }
      if found.contains(where: { $0.part == .lead }) { hasLead = true }
      mentions += found
    }
    return mentions.isEmpty ? nil : (mentions, isMarked)
  }

  /// One part of a list, with 会同 and 牵头 inside it.
  private func agencies(_ group: Range<Int>, mode: Mode, hasLead: Bool, isMarked: Bool)
    -> [BodyMention]?
  {
    guard let list = reader.list(at: group.lowerBound, limit: group.upperBound, lenient: true)
    else {
      return nil
    }
    var mentions: [BodyMention] = []
    for (position, body) in list.bodies.enumerated() {
      let part: Duty.Part =
        switch mode {
        case .lead: .lead
        case .support: .support
        case .ranked: position == 0 && !hasLead ? .lead : .support
        }
      mentions.append(BodyMention(range: body, part: part))
    }
    var end = list.end
    for joint in ["牵头,", "牵头、", "牵头", "会同", "商"] where text.has(joint, at: end) {
      mentions = mentions.map { BodyMention(range: $0.range, part: .lead) }
      end += joint.unicodeScalars.count
      if let others = reader.list(at: end, limit: group.upperBound, lenient: true) {
        mentions += others.bodies.map { BodyMention(range: $0, part: .support) }
        end = others.end
      }
      break
    }
    // What is left over shows that the brackets hold something else, unless a label vouches for them.
    if end < group.upperBound, !isMarked { return nil }
    return mentions
  }

  /// Splits at commas and semicolons that stand in no further brackets.
  private func groups(of range: Range<Int>) -> [Range<Int>] {
    var groups: [Range<Int>] = []
    var depth = 0
    var start = range.lowerBound
    for index in range {
      switch text.scalars[index] {
      case "(": depth += 1
      case ")": depth -= 1
      case ",", ";", "。", "\n":
        if depth == 0 {
          if index > start { groups.append(start..<index) }
          start = index + 1
        }
      default: break
      }
    }
    if start < range.upperBound { groups.append(start..<range.upperBound) }
    return groups
  }

  /// The closing bracket of the one at `open`.
  private func closing(of open: Int) -> Int? {
    var depth = 0
    for index in open..<min(text.scalars.count, open + 400) {
      switch text.scalars[index] {
      case "(": depth += 1
      case ")":
        depth -= 1
        if depth == 0 { return index }
      case "。" where index > open + 1: return nil
      default: break
      }
    }
    return nil
  }

  /// Whether a name is a body's even outside a list.
  private func isCertain(_ range: Range<Int>) -> Bool {
    reader.body(at: range.lowerBound, limit: range.upperBound, lenient: false)?.upperBound
      == range.upperBound
  }
}
