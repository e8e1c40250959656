import Foundation
import Provisions
import Testing

@Suite struct AkomaNtosoExporterTests {
  @Test("provisions nest, with number, heading, content and identifiers that follow their numbers")
  func hierarchy() {
    let xml = AkomaNtosoExporter().xml(SampleReading.plan)
    #expect(
      xml.contains(
        """
              <chapter eId="chp_1" gj:id="青政发〔2031〕7号 一、">
                <num>一、</num>
                <heading>窑炉“更新”</heading>
                <article eId="chp_1__art_1" gj:id="青政发〔2031〕7号 一、(一)">
                  <num>(一)</num>
                  <heading>电窑</heading>
                  <content>
        """))
    #expect(xml.contains("<p><eop number=\"4\"/>各镇要 &amp; 应当配合。"))
  }

  @Test("identification follows the naming convention, with everything beyond ASCII encoded")
  func identification() {
    let xml = AkomaNtosoExporter().xml(SampleReading.plan)
    let work = "/akn/cn/doc/2031-02-01/%E9%9D%92%E6%94%BF%E5%8F%91%E3%80%942031%E3%80%957%E5%8F%B7"
    #expect(xml.contains("<FRBRuri value=\"\(work)\"/>"))
    #expect(xml.contains("<FRBRthis value=\"\(work)/zho@2031-02-01/!main\"/>"))
    #expect(xml.contains("<FRBRnumber value=\"青政发〔2031〕7号\"/>"))
    #expect(xml.contains("<FRBRlanguage language=\"zho\"/>"))
  }

  @Test("a province's document stands under the province")
  func province() {
    var read = SampleReading.plan
    read.document.issuers = ["贵州省人民政府"]
    #expect(AkomaNtosoExporter().xml(read).contains("<FRBRcountry value=\"cn-gz\"/>"))
  }

  @Test("a citation refers to what the library holds, and otherwise to the metadata")
  func references() throws {
    let rules = DocumentSketch.document(
      id: "节水条例", number: nil, title: "节水<条例>", form: .articles, "第一条为了节水。")
    var read = SampleReading.plan
    #expect(AkomaNtosoExporter().xml(read).contains("<ref href=\"#cited_1\">《节水&lt;条例&gt;》</ref>"))
    read.citations = CitationResolver(documents: [rules]).resolve(read.citations)
    let xml = AkomaNtosoExporter(library: [rules]).xml(read)
    #expect(
      xml.contains(
        "<ref href=\"/akn/cn/act/undated/%E8%8A%82%E6%B0%B4%3C%E6%9D%A1%E4%BE%8B%3E\">"))
    #expect(!xml.contains("TLCReference"))
  }

  @Test("entry into force and term are a period; the end is the day after the last")
  func term() {
    var read = SampleReading.plan
    read.document.effective = CalendarDate(year: 2031, month: 3, day: 1)
    read.document.validity = Validity(
      from: read.document.effective, to: CalendarDate(year: 2035, month: 12, day: 31), quote: "")
    let xml = AkomaNtosoExporter().xml(read)
    #expect(xml.contains("<eventRef eId=\"evt_3\" date=\"2036-01-01\""))
    #expect(xml.contains("<timeInterval start=\"#evt_2\" end=\"#evt_3\" refersTo=\"#inForce\"/>"))
  }

  @Test("a notice has what it issues as its attachment")
  func attachment() {
    let xml = AkomaNtosoExporter().xml(Self.notice)
    #expect(xml.contains("<doc name=\"notice\""))
    #expect(xml.contains("<attachment eId=\"att_1\">"))
    #expect(xml.contains("<chapter eId=\"att_1__chp_1\""))
    #expect(xml.contains("/!attachment_1\"/>"))
  }

  @Test("statements and duties go along with where they stand")
  func proprietary() {
    let xml = AkomaNtosoExporter().xml(SampleReading.plan)
    #expect(xml.contains("about=\"#chp_1__art_1\" kind=\"target_cumulative\""))
    #expect(xml.contains("part=\"lead\" agency=\"#org_3\">电窑</gj:duty>"))
  }

  @Test("the same document gives the same bytes")
  func deterministic() {
    #expect(AkomaNtosoExporter().xml(Self.notice) == AkomaNtosoExporter().xml(Self.notice))
  }

  @Test(
    "every form of document validates against the schema",
    .enabled(
      if: PackageFiles.akomaNtosoSchema != nil && PackageFiles.xmllint != nil,
      "needs xmllint and .vendor/akn/akomantoso30.xsd, which `make setup` brings"),
    arguments: [SampleReading.plan, SampleReading.bare, notice, law, frontPage])
  func schema(read: ReadDocument) throws {
    let schema = try #require(PackageFiles.akomaNtosoSchema)
    let file = FileManager.default.temporaryDirectory.appending(path: "\(UUID()).xml")
    defer { try? FileManager.default.removeItem(at: file) }
    try Data(AkomaNtosoExporter(library: [read.document]).xml(read).utf8).write(to: file)
    let process = Process()
    process.executableURL = PackageFiles.xmllint
    process.arguments = ["--nonet", "--noout", "--schema", schema.path, file.path]
    let errors = Pipe()
    process.standardError = errors
    try process.run()
    let said = try errors.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0, "\(String(decoding: said, as: UTF8.self))")
  }

  static var notice: ReadDocument {
    var document = DocumentSketch.document(
      id: "青政发〔2031〕8号", number: "青政发〔2031〕8号", title: "关于印发青禾县节水方案的通知",
      issuers: ["青禾县人民政府"], form: .noticeWithAttachment,
      """
      @title 关于印发青禾县节水方案的通知
      @number 青政发〔2031〕8号
      @addressees 各镇人民政府：
      @notice 现将《青禾县节水方案》印发给你们。
      @signature 青禾县人民政府
      @date 2031年3月2日
      @attachmentTitle 青禾县节水方案
      @preamble 为了节水，制定本方案。
      一、目标
      到2033年漏损率降到百分之八。
      (一)管网。更新管网。
      1.主管。换主管。
      2.支管。换支管。
      @closing 各镇要抓好落实。
      @effect 本方案自印发之日起施行。
      @publicationNote (此件公开发布)
      """)
    document.issued = CalendarDate(year: 2031, month: 3, day: 2)
    return SampleReading.read(document)
  }

  static var law: ReadDocument {
    var document = DocumentSketch.document(
      id: "青禾县窑炉办法", number: nil, title: "青禾县窑炉办法", issuers: ["云南省某局"], form: .articles,
      """
      @title 青禾县窑炉办法
      第一章总则
      第一条为管理窑炉，依据《安全生产法》第三条，制定本办法。
      第二章登记
      第二条窑炉应当登记，按第一条办理。
      前款登记每年一次。
      @effect 本办法自2031年5月1日起施行。
      """)
    document.effective = CalendarDate(year: 2031, month: 5, day: 1)
    return SampleReading.read(document)
  }

  static var frontPage: ReadDocument {
    SampleReading.read(
      DocumentSketch.document(
        id: "只有封面 与空格", number: nil, title: "只有封面", form: .articles, "@title 只有封面"))
  }
}
