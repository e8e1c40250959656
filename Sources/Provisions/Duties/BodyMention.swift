/// A body named in running text.
struct BodyMention: Sendable, Hashable {
  /// Where the name stands in the compact text.
  var range: Range<Int>
  /// The part that a list or a word beside it gives the body.
  var part: Duty.Part
}

/// Reads names of bodies in compact text.
///
/// Names are recognised by how they are built (a place or rank before, 厅, 局, 主管部门 behind), so that
/// bodies no table knows are read too.
struct BodyMentionReader: Sendable {
  let text: CompactText
  let words: DutyWords

  private static let longestName = 28

  /// The body whose name begins at `start`; where `lenient`, endings such as 局 and 单位 count without
  /// a place or rank before them, as they do in a list of agencies.
  func body(at start: Int, limit: Int, lenient: Bool) -> Range<Int>? {
    let scalars = text.scalars
    guard start < limit, scalars[start].isHan || scalars[start] == "“",
      words.triggers.prefix(of: scalars, at: start, limit: limit) == nil,
      words.heads.prefix(of: scalars, at: start, limit: limit) == nil
    else { return nil }
    let hasStart = words.starts.prefix(of: scalars, at: start, limit: limit) != nil
    guard hasStart || words.breaks.prefix(of: scalars, at: start, limit: limit) == nil else {
      return nil
    }
    let isRanked = hasStart || beginsWithPlace(start, limit: limit)
    var end: Int?
    var index = start
    let stop = min(limit, start + Self.longestName)
    while index < stop {
      let scalar = scalars[index]
      if scalar == "(" {
        guard let close = closing(of: index, limit: limit) else { break }
        index = close
        continue
      }
      guard
        scalar.isHan || scalar.isASCIILetter || scalar.isASCIIDigit || scalar == "“"
          || scalar == "”"
      else { break }
      let isComplete = end == index
      if isComplete, "和与及或各".unicodeScalars.contains(scalar) || isClosed(at: index, from: start) {
        break
      }
      if index > start, words.mayBreak(scalar),
        words.breaks.prefix(of: scalars, at: index, limit: limit) != nil
      {
        break
      }
      if isComplete, let verb = words.soft.prefix(of: scalars, at: index, limit: limit),
        !opensEnding(index + verb.count, limit: limit)
      {
        break
      }
      index += 1
      if words.mayEnd(scalar), isEnding(at: index, from: start, isRanked: isRanked || lenient) {
        end = index
        // 各县(市、区): the brackets belong to the name, and a longer name may follow them.
        if index < limit, scalars[index] == "(", let close = closing(of: index, limit: limit),
          isListOfRanks(index + 1..<close - 1)
        {
          end = close
          index = close
        }
      }
    }
    return end.map { start..<$0 }
  }

  /// The bodies of a list that begins at `start` (A、B和C, A等有关部门), and where the list ends.
  func list(at start: Int, limit: Int, lenient: Bool) -> (bodies: [Range<Int>], end: Int)? {
    guard let first = body(at: start, limit: limit, lenient: lenient) else { return nil }
    var bodies = [first]
    var end = first.upperBound
    while end < limit {
      var next = end
      let scalars = text.scalars
      if "、和与及".unicodeScalars.contains(scalars[next]) {
        next += 1
      } else if text.has("以及", at: next) {
        next += 2
      } else if scalars[next] == "等" {
        next += 1
      } else if scalars[next] != "各" {
        break
      }
      guard let more = body(at: next, limit: limit, lenient: lenient) else {
        if scalars[end] == "等" { end += 1 }
        break
      }
      bodies.append(more)
      end = more.upperBound
    }
    return (bodies, end)
  }

  private func isEnding(at end: Int, from start: Int, isRanked: Bool) -> Bool {
    guard let ending = words.endings.suffix(of: text.scalars, endingAt: end, from: start),
      ending.value == .body
        || words.things.suffix(of: text.scalars, endingAt: end, from: start) == nil
    else { return false }
    switch ending.value {
    case .body: return end - ending.count == start || isRanked
    case .suffix:
      // 调动行业协会: a verb of two characters stands before the body's own beginning.
      return isRanked || !["各", "行业", "有关"].contains { text.has($0, at: start + 2) }
    default: return isRanked && end - start > ending.count
    }
  }

  /// Whether the name that is complete at `end` goes no further: nothing follows 部门 and 单位 in a name.
  private func isClosed(at end: Int, from start: Int) -> Bool {
    end - start > 2
      && (text.has("部门", endingAt: end) || text.has("单位", endingAt: end)
        || text.has("领导小组", endingAt: end) && !text.has("办公室", at: end))
  }

  /// Whether a soft verb is part of a name that goes on: 组织部, 协调小组.
  private func opensEnding(_ index: Int, limit: Int) -> Bool {
    (index + 1...index + 4).contains { end in
      end <= limit
        && words.endings.suffix(of: text.scalars, endingAt: end, from: index)?.count == end - index
    }
  }

  /// Whether the name of a place (浙江省, 青禾县) begins at `start`.
  private func beginsWithPlace(_ start: Int, limit: Int) -> Bool {
    let scalars = text.scalars
    for index in (start + 1)..<max(start + 2, min(limit, start + 6)) where index < limit {
      guard scalars[index].isHan else { return false }
      if words.mayBreak(scalars[index]),
        words.breaks.prefix(of: scalars, at: index, limit: limit) != nil
      {
        return false
      }
      if index >= start + 2, "省市县区州盟".unicodeScalars.contains(scalars[index]) { return true }
    }
    return false
  }

  private func closing(of open: Int, limit: Int) -> Int? {
    var depth = 0
    for index in open..<min(limit, open + 30) {
      if text.scalars[index] == "(" { depth += 1 }
      if text.scalars[index] == ")" {
        depth -= 1
        if depth == 0 { return index + 1 }
      }
    }
    return nil
  }

  /// Whether brackets hold further ranks or names of the same body: (市、区), (局), (大数据产业主管部门).
  private func isListOfRanks(_ range: Range<Int>) -> Bool {
    guard !range.isEmpty else { return false }
    return text.scalars[range].split(separator: "、").allSatisfy { part in
      guard part.allSatisfy(\.isHan), let last = part.last else { return false }
      return words.mayEnd(last) || last == "旗"
    }
  }
}
