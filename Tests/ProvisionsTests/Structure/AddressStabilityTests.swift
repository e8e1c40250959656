import Provisions
import Testing

@Suite("Identifiers are the same in every capture of a document")
struct AddressStabilityTests {
  private static let plan = """
    云溪县人民政府关于印发云溪县泵阀产业行动方案（2026—2030年）的通知
    云政发〔2026〕8号
    各乡镇人民政府，县政府各部门：
    现将《云溪县泵阀产业行动方案（2026—2030年）》印发给你们，请认真组织实施。
    云溪县人民政府
    2026年3月18日
    云溪县泵阀产业行动方案（2026—2030年）
    为提升泵阀产业，制定本方案。
    一、总体要求
    （一）工作思路。坚持以企业为主体，把有限的土地用在效益好的企业，形成有竞争力的产业链。
    （二）主要目标。到2028年，规上工业增加值突破180亿元，亩均税收达到32万元。
    二、主要任务
    （一）整治低效用地。每年完成再开发1500亩以上，容积率一般不低于1.8。
    （二）培育龙头企业。累计培育年营业收入超10亿元企业15家。
    三、保障措施
    （一）加强考核评价。县经信局牵头建立月度监测制度，各乡镇要明确专人负责。
    本方案自2026年4月1日起施行，有效期5年。
    """

  private static let order = """
    云溪省工业园区管理办法
    第一章　总则
    第一条　为了规范工业园区管理，促进产业集聚，制定本办法。
    第二条　入园项目应当符合下列条件：
    （一）固定资产投资强度不低于每亩300万元；
    （二）单位工业增加值能耗低于0.5吨标准煤/万元。
    前款所列条件每三年评估一次，由省经信厅会同有关部门组织。
    第二章　附则
    第三条　本办法自2025年10月1日起施行。
    """

  /// One way in which another capture can print the same words.
  private enum Print: CaseIterable {
    case halfWidth, blanks, indents, pages, marginNumbers, running

    func apply(_ text: String, _ random: inout Generator) -> String {
      let lines = text.split(separator: "\n").map(String.init)
      switch self {
      case .halfWidth:
        return text.replacing("（", with: "(").replacing("）", with: ")").replacing("，", with: ",")
      case .blanks:
        // Captures put blanks between numerals and Chinese, on either side of the number.
        var out = ""
        var wasDigit = false
        for character in text {
          let isDigit = character.isASCII && character.isNumber
          let isBorder = isDigit != wasDigit && (isDigit || !character.isASCII)
          if isBorder, out.last?.isNewline == false, random.chance(3) { out += " " }
          out.append(character)
          wasDigit = isDigit
        }
        return out
      case .indents: return lines.map { "\u{3000}\u{3000}" + $0 }.joined(separator: "\n\n")
      case .pages: return cut(lines, &random) { _ in "\n\u{C}" }
      case .marginNumbers: return cut(lines, &random) { "\n— \($0) —\n\u{C}" }
      case .running:
        return "第1页\n\n云溪县政策选编1\n\n"
          + cut(lines, &random) { page in
            "\n\n第\(page + 1)页\n\n云溪县政策选编\(page + 1)\n\n"
          }
      }
    }

    /// Breaks pages between lines and inside long ones.
    private func cut(
      _ lines: [String], _ random: inout Generator, _ seam: (Int) -> String
    ) -> String {
      var page = 0
      return lines.enumerated().map { index, line in
        guard index > 0, line.count > 22, page < 3 || random.chance(2) else { return line }
        page += 1
        let at = line.index(line.startIndex, offsetBy: 12 + Int(random.next() % 8))
        return line[..<at] + seam(page) + line[at...]
      }.joined(separator: "\n")
    }
  }

  @Test("whatever the width of brackets, the blanks and the page breaks", arguments: [plan, order])
  func identifiersHold(text: String) throws {
    func identifiers(_ text: String) throws -> [String] {
      let reading = try PolicyReader().read(SourceText(name: "test", text: text))
      return reading.documents.flatMap { read in
        [read.document.id] + read.document.provisions.map(\.id) + read.document.blocks.map(\.id)
          + read.statements.map(\.id)
      }
    }
    let expected = try identifiers(text)
    #expect(expected.count > 12)
    var random = Generator(state: 5)
    for _ in 0..<300 {
      var print = text
      let layout: [Print] = [.indents, .pages, .marginNumbers, .running]
      for width in [Print.halfWidth, .blanks] where random.chance(2) {
        print = width.apply(print, &random)
      }
      print = layout[Int(random.next() % 4)].apply(print, &random)
      let found = try identifiers(print)
      #expect(found == expected, "\(print)")
    }
  }
}

/// A small generator with a seed, so that a failure can be repeated.
struct Generator: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return state >> 29
  }

  /// True once in `times`.
  mutating func chance(_ times: UInt64) -> Bool { next() % times == 0 }
}
