/// The shape of an official document's title.
enum TitleShape {
  private static let kinds = [
    "通知", "意见", "办法", "规定", "条例", "方案", "规划", "细则", "举措", "措施", "决定", "公告", "纲要", "政策", "计划",
    "通报", "批复", "函", "指南", "准则", "规则", "规范", "通告", "要点", "清单", "标准", "目录", "答复", "法",
  ].map { Array($0.unicodeScalars) }
  private static let followers: Set<Unicode.Scalar> = [
    "为", "各", "现", "根", "按", "当", "第", "一", "\n", "近", "深",
  ]

  /// Where a title that begins a paragraph ends, or `nil` where none begins it.
  static func end(in paragraph: ArraySlice<Unicode.Scalar>) -> Int? {
    var depth = 0
    var quoted = 0
    var index = paragraph.startIndex
    var hasSubject = false
    let limit = min(paragraph.endIndex, paragraph.startIndex + 110)
    while index < limit {
      let scalar = paragraph[index]
      switch scalar {
      case "《", "〈", "“": quoted += 1
      case "》", "〉", "”": quoted -= 1
      case "(", "（", "〔", "[", "［", "【": depth += 1
      case ")", "）", "〕", "]", "］", "】": depth -= 1
      case "。", ";", "；", ":", "：", ",", "，", "\n": if quoted <= 0 { return nil }
      default: break
      }
      if scalar == "关", index + 1 < limit, paragraph[index + 1] == "于" { hasSubject = true }
      if quoted <= 0, depth <= 0,
        let kind = kinds.first(where: {
          index + $0.count <= paragraph.endIndex
            && paragraph[index..<index + $0.count].elementsEqual($0)
        })
      {
        let end = afterBrackets(paragraph, index + kind.count)
        let isLong = end - paragraph.startIndex >= 8
        if isLong, end == paragraph.endIndex || paragraph[end] == "\n" { return end }
        if isLong, let next = paragraph[end...].first(where: { !$0.isBlank }), next != "的" {
          if followers.contains(next), hasSubject || end < limit, kind.count == 2 { return end }
          if DocumentNumber(in: paragraph, from: end, opens: true) != nil { return end }
        }
      }
      index += 1
    }
    return nil
  }

  /// Behind brackets such as (试行) and (2023—2027年), which belong to a title.
  static func afterBrackets(_ text: ArraySlice<Unicode.Scalar>, _ end: Int) -> Int {
    guard end < text.endIndex, text[end] == "(" || text[end] == "（",
      let close = text[end...].prefix(20).firstIndex(where: { $0 == ")" || $0 == "）" })
    else { return end }
    let inner = text[(end + 1)..<close]
    guard inner.contains(where: \.isASCIIDigit) || inner.count <= 6,
      !inner.allSatisfy({ ChineseNumeral.isNumeral($0) })
    else { return end }
    return close + 1
  }
}
