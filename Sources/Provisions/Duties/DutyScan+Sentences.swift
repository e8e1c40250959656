/// Bodies bound by a word of the sentence.
extension DutyScan {
  /// Words of `break` that do not make the body before them act.
  private static let notActing = ["的", "之间", "等", "职责", "是", "有", "为", "以"]

  /// 各地要…, 主管部门探索…, 县经信局每季度牵头召开….
  mutating func subject(at start: Int) -> Int? {
    let limit = clauseEnd(from: start)
    guard let list = reader.list(at: start, limit: limit, lenient: false), acts(at: list.end) else {
      return nil
    }
    bind(list, over: clause())
    return list.end
  }

  /// 由县经信局牵头, 由属地政府依法处置.
  mutating func agent(at index: Int, after start: Int) -> Int? {
    let limit = clauseEnd(from: start)
    if index > 0, "自理缘事".unicodeScalars.contains(text.scalars[index - 1]) { return nil }
    guard let list = reader.list(at: start, limit: limit, lenient: false), list.end < limit,
      text.scalars[list.end].isHan,
      !["的", "和", "与", "组成", "构成", "等"].contains(where: { text.has($0, at: list.end) })
    else { return nil }
    bind(list, over: clauseOrSentence(triggerAt: index))
    return list.end
  }

  /// 鼓励各地…, 支持国资平台….
  mutating func urged(at index: Int, after start: Int) -> Int? {
    let limit = clauseEnd(from: start)
    guard let list = reader.list(at: start, limit: limit, lenient: false), acts(at: list.end) else {
      return nil
    }
    bind(list, over: clause())
    return list.end
  }

  /// 会同有关部门 at the beginning of a clause, whose subject stands before.
  mutating func joined(after start: Int) -> Int? {
    let limit = clauseEnd(from: start)
    guard let list = reader.list(at: start, limit: limit, lenient: true), list.end < limit,
      text.scalars[list.end].isHan
    else { return nil }
    for body in list.bodies { add(body, .support, over: clause()) }
    return list.end
  }

  /// 在县窑炉改造领导小组的统一领导下.
  mutating func leadership(after start: Int) -> Int? {
    let limit = clauseEnd(from: start)
    guard let list = reader.list(at: start, limit: limit, lenient: false) else { return nil }
    let tail = list.end..<min(limit, list.end + 8)
    guard text.find("领导下", in: tail) != nil || text.find("指导下", in: tail) != nil else {
      return nil
    }
    for body in list.bodies { add(body, .lead, over: currentSentence()) }
    return list.end
  }

  /// 发挥行业协会的作用, 发挥领导小组牵头抓总作用.
  mutating func role(after start: Int) -> Int? {
    let limit = clauseEnd(from: start)
    let first = text.has("好", at: start) ? start + 1 : start
    guard let list = reader.list(at: first, limit: limit, lenient: true) else { return nil }
    // 发挥政府产业基金引领作用 speaks of the fund: the word must stand close.
    let tail = list.end..<min(limit, list.end + 7)
    guard text.find("作用", in: tail) != nil else { return nil }
    let leads = text.find("牵头", in: tail) != nil
    for body in list.bodies { add(body, leads ? .lead : .subject, over: currentSentence()) }
    return list.end
  }

  /// 经第三方机构确权后.
  mutating func approval(after start: Int) -> Int? {
    let limit = clauseEnd(from: start)
    let verbs = [
      "确权", "确认", "审核", "批准", "认定", "评估", "同意", "备案", "审批", "核准", "鉴定", "验收", "审查", "检测",
    ]
    guard let list = reader.list(at: start, limit: limit, lenient: true),
      verbs.contains(where: { text.has($0, at: list.end) }),
      // 经县政府同意,现印发给你们 tells how the document came to be.
      !text.has("同意,", at: list.end)
    else { return nil }
    for body in list.bodies { add(body, .subject, over: currentSentence()) }
    return list.end
  }

  /// 明确企业主体责任和各级政府监管责任.
  mutating func responsibility(after start: Int) -> Int? {
    let limit = clauseEnd(from: start)
    var position = start
    var end: Int?
    while position < limit {
      let body: Range<Int>?
      if text.has("企业", at: position) {
        body = position..<(position + 2)
      } else {
        body = reader.body(at: position, limit: limit, lenient: false)
      }
      let after = body?.upperBound ?? position
      let next = (after..<max(after, limit)).first {
        "和与、".unicodeScalars.contains(text.scalars[$0])
      }
      if let body {
        let tail = after..<max(after, min(next ?? limit, after + 14))
        if text.find("责任", in: tail) != nil {
          add(body, .subject, over: currentSentence())
          end = body.upperBound
        }
      }
      guard let next else { break }
      position = next + 1
    }
    return end
  }

  /// 建立健全发展改革部门、商务部门协同机制.
  mutating func mechanism(after start: Int) -> Int? {
    let limit = clauseEnd(from: start)
    guard start < limit, !"跨多内".unicodeScalars.contains(text.scalars[start]),
      let list = reader.list(at: start, limit: limit, lenient: true), list.bodies.count > 1,
      text.contains(
        anyOf: ["机制", "专班", "联席会议"], in: list.end..<min(limit, list.end + 16))
    else { return nil }
    for body in list.bodies { add(body, .subject, over: clause()) }
    return list.end
  }

  /// 谁审批、谁负责.
  mutating func whoever(at start: Int) -> Int? {
    let scalars = text.scalars
    var end = start + 1
    while end < scalars.count, end - start <= 4, scalars[end].isHan, scalars[end] != "谁" {
      end += 1
    }
    let mark = end
    if end < scalars.count, scalars[end] == "、" || scalars[end] == "," { end += 1 }
    guard mark > start + 1, text.has("谁负责", at: end) else { return nil }
    add(start..<mark, .lead, over: currentSentence())
    return end + 3
  }

  /// 省市县联动.
  mutating func allRanks(at start: Int) -> Int? {
    guard let ranks = ["省市县", "省、市、县"].first(where: { text.has($0, at: start) }) else {
      return nil
    }
    let end = start + ranks.unicodeScalars.count
    let verb = text.has("三级", at: end) ? end + 2 : end
    guard ["联动", "协同", "合力", "上下联动", "贯通"].contains(where: { text.has($0, at: verb) }) else {
      return nil
    }
    add(start..<end, .subject, over: clause())
    return verb
  }

  /// Whether the body before `index` acts: a verb or a word of duty follows.
  private func acts(at index: Int) -> Bool {
    let scalars = text.scalars
    guard index < scalars.count,
      !Self.notActing.contains(where: { text.has($0, at: index) })
    else { return false }
    return words.breaks.prefix(of: scalars, at: index, limit: scalars.count) != nil
      || words.soft.prefix(of: scalars, at: index, limit: scalars.count) != nil
      || words.modals.prefix(of: scalars, at: index, limit: scalars.count) != nil
  }

  /// Gives every body of a list its part by the words behind it (牵头, 配合, 会同).
  private mutating func bind(_ list: (bodies: [Range<Int>], end: Int), over range: Range<Int>) {
    let scalars = text.scalars
    var verb = list.end
    if let modal = words.modals.prefix(of: scalars, at: verb, limit: scalars.count) {
      verb += modal.count
    }
    var part = Duty.Part.subject
    // A list may run on past the border of a provision, where its sentence ends.
    let near = list.end..<max(list.end, min(range.upperBound, list.end + 8))
    if text.contains(anyOf: ["牵头", "负责"], in: near) {
      part = .lead
    } else if ["配合", "参与", "协助"].contains(where: { text.has($0, at: verb) }) {
      part = .support
    }
    var support: [Range<Int>] = []
    for joint in ["会同", "联合", "商"] where text.has(joint, at: verb) {
      let after = verb + joint.unicodeScalars.count
      if let others = reader.list(at: after, limit: max(after, range.upperBound), lenient: true) {
        support = others.bodies
        part = .lead
      }
    }
    for body in list.bodies { add(body, part, over: range) }
    for body in support { add(body, .support, over: range) }
  }
}
