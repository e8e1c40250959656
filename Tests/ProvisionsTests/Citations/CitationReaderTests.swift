import Provisions
import Testing

@Suite struct CitationReaderTests {
  private func citations(_ text: String, number: String? = nil) -> [Citation] {
    CitationReader().citations(in: DocumentSketch.document(number: number, text))
  }

  private func texts(_ text: String) -> [String] { citations(text).map(\.text) }

  @Test("titles are found with nothing between them, and with brackets and quotes inside")
  func titles() {
    let found = citations("按照《青禾县节水方案》《青禾县“一河两岸”整治计划（2031-2033年）》《〈节水方案〉实施细则（试行）》办理。")
    #expect(
      found.map(\.text) == [
        "《青禾县节水方案》", "《青禾县“一河两岸”整治计划（2031-2033年）》", "《〈节水方案〉实施细则（试行）》",
      ])
    #expect(found.map(\.form) == [.title, .title, .title])
    #expect(found.map(\.key)[1] == "青禾县一河两岸整治计划(2031—2033年)")
  }

  @Test("a title that wraps another title is one citation")
  func nestedTitle() {
    #expect(texts("落实《关于印发《青禾县窑炉改造办法》的通知》要求。") == ["《关于印发《青禾县窑炉改造办法》的通知》"])
  }

  @Test("a mark left open does not swallow the text behind it")
  func openMark() {
    let found = citations("根据《青禾县窑炉改造办法，做好工作。另按《节水条例》执行。")
    #expect(found.map(\.text) == ["《节水条例》"])
  }

  @Test(
    "a document number is found in every kind of bracket",
    arguments: [
      "青政发〔2031〕12号", "青政发[2031]12号", "青政发（2031）12号", "青政发【2031】12号",
      "青政发〔2031)12号", "青政发 〔2031〕 12 号", "青政发〔2031〕第012号", "青政发﹝2031﹞12号",
    ])
  func numbers(printed: String) throws {
    let found = citations("请按照\(printed)办理。")
    let citation = try #require(found.first)
    #expect(found.count == 1)
    #expect(citation.form == .number)
    #expect(citation.text == printed)
    #expect(citation.key == "青政发〔2031〕12号")
  }

  @Test("the code of a number is cut from a title that runs into it")
  func gluedNumber() {
    #expect(texts("青禾县关于加强窑炉改造工作的指导意见青工信窑炉〔2031〕5号各镇：") == ["青工信窑炉〔2031〕5号"])
  }

  @Test("orders and announcements are numbers too")
  func decrees() {
    let found = citations("依据《窑炉条例》（国务院令第1588号）和工业和信息化部公告2031年第9号办理。")
    #expect(found.map(\.text) == ["《窑炉条例》", "国务院令第1588号", "工业和信息化部公告2031年第9号"])
  }

  @Test(
    "numbers of standards are found",
    arguments: [
      ("GB/T 90001-2031", "GB/T90001-2031"), ("GB 90002.3—2030", "GB90002.3-2030"),
      ("DB33/T 9100-2029", "DB33/T9100-2029"), ("ISO 90009:2031", "ISO90009-2031"),
      ("ISO/IEC 97001", "ISO/IEC97001"), ("T/QHYL 003-2031", "T/QHYL003-2031"),
      ("GB90003", "GB90003"),
    ])
  func standards(printed: String, key: String) throws {
    let found = citations("窑炉应符合\(printed)的要求。")
    let citation = try #require(found.first)
    #expect(citation.form == .standard)
    #expect(citation.text == printed)
    #expect(citation.key == key)
  }

  @Test(
    "capitals that number no standard are left alone",
    arguments: ["推广AR/VR技术", "建设5G基站", "PM2.5浓度", "C2M模式", "产值达到GDP30%"])
  func noStandards(text: String) { #expect(citations(text).isEmpty) }

  @Test("documents without brackets are found by their endings and by words of citing")
  func bare() {
    #expect(
      texts("严格执行外资准入负面清单、鼓励类窑炉产业目录，落实国家公司法及实施条例，用好RCEP规则。")
        == ["外资准入负面清单", "鼓励类窑炉产业目录", "国家公司法及实施条例", "RCEP"])
    #expect(texts("根据2031年县政府工作报告部署，推进改造。") == ["2031年县政府工作报告"])
    #expect(texts("参照全县窑炉整治与河道修复工程有关规定办理。") == ["全县窑炉整治与河道修复工程有关规定"])
    #expect(texts("贯彻县委、县政府关于窑炉改造的决策部署。") == ["县委、县政府关于窑炉改造的决策部署"])
  }

  @Test("a document yet to be issued is cited by its subject")
  func pending() throws {
    let citation = try #require(citations("任务清单由县经信局另行印发。").first)
    #expect(citation.text == "任务清单由县经信局另行印发")
    #expect(citation.key == "任务清单")
  }

  @Test(
    "slogans, the spirit of meetings and rules without a subject are no documents",
    arguments: [
      "深入实施“八八战略”。", "全面贯彻全县工业大会精神。", "符合国家和省有关规定。", "编制窑炉资源目录。",
      "完善安全生产法律法规。", "按照法定程序办理。", "具体时间另行通知。",
    ])
  func notDocuments(text: String) { #expect(citations(text).isEmpty) }

  @Test("a short name stands for the full title where it is used later")
  func shortNames() {
    let found = citations(
      "根据《青禾县窑炉改造管理办法》（青政发〔2031〕3号，以下简称《办法》）和《青禾县节水规划》（以下简称节水规划）。\n《办法》第三条所列窑炉，按节水规划改造。按照办法执行。")
    let titles = found.filter { $0.form == .title || $0.form == .bare }
    #expect(
      titles.map(\.key) == ["青禾县窑炉改造管理办法", "青禾县节水规划", "青禾县窑炉改造管理办法", "青禾县节水规划"])
    #expect(found.contains { $0.form == .provision && $0.key == "青禾县窑炉改造管理办法第三条" })
  }

  @Test("a document's own number and own title point to itself")
  func itself() {
    let document = DocumentSketch.document(
      number: "青政发〔2031〕7号", title: "青禾县人民政府关于印发青禾县窑炉改造方案的通知",
      "@number 青政发〔2031〕7号\n@notice 现将《青禾县窑炉改造方案》印发给你们。")
    let found = CitationReader().citations(in: document)
    #expect(found.map(\.target) == [document.id, document.id])
    #expect(found.map(\.provision) == ["某政发〔2031〕7号 number", "某政发〔2031〕7号 notice"])
  }

  @Test("articles of the same document are resolved, those of others keep their document's name")
  func articles() throws {
    let document = DocumentSketch.document(
      id: "青禾县窑炉管理办法", number: nil, title: "青禾县窑炉管理办法", form: .articles,
      """
      第一章总则
      第一条为管理窑炉，根据《中华人民共和国安全生产法》第三十七条、第四十条，制定本办法。
      第二条窑炉应当登记。登记按前条规定办理。
      第三条违反本办法第二条第一款的，依照第一条处理；本办法第九十九条不存在。
      """)
    let found = CitationReader().citations(in: document).filter { $0.form == .provision }
    #expect(
      found.map(\.text) == [
        "《中华人民共和国安全生产法》第三十七条", "第四十条", "前条", "本办法第二条第一款", "第一条", "本办法第九十九条",
      ])
    #expect(found.map(\.key).prefix(2) == ["安全生产法第三十七条", "安全生产法第四十条"])
    let first = try #require(document.provisions.first { $0.number == "第一条" })
    let second = try #require(document.provisions.first { $0.number == "第二条" })
    #expect(found.map(\.target) == [nil, nil, first.id, second.id, first.id, nil])
  }

  @Test("a title broken by the lines of a capture is printed whole")
  func brokenTitle() {
    #expect(texts("按照《青禾县窑炉\n改造办法》办理。") == ["《青禾县窑炉改造办法》"])
  }

  @Test("an empty document cites nothing")
  func empty() { #expect(citations("").isEmpty) }
}
