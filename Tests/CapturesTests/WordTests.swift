import Foundation
import Provisions
import Testing

@testable import Captures

@Suite("DOCX files") struct WordTests {
  private func lines(_ word: Word) throws -> [String] {
    try Reading.text(word.data(), "plan.docx").split(separator: "\n").map(String.init)
  }

  @Test("automatic numbers are written as they are printed, and begin anew below")
  func numbersAreWritten() throws {
    let item = { (text: String, level: Int) in Word.paragraph(text, Word.item(1, level: level)) }
    let word = Word(
      body: item("总体要求", 0) + item("主要目标", 1) + item("到2028年", 2) + item("到2030年", 2)
        + item("基本原则", 1) + item("保障措施", 0) + item("加强领导", 1) + Word.paragraph("正文"),
      numbering: Word.chineseNumbering)
    #expect(
      try lines(word) == [
        "一、总体要求", "（一）主要目标", "1.到2028年", "2.到2030年", "（二）基本原则", "二、保障措施", "（一）加强领导", "正文",
      ])
  }

  @Test("articles are parted from their words, and 1.1 below 第一条 is written in digits")
  func articlesAreWritten() throws {
    let word = Word(
      body: Word.paragraph("规划由县政府编制。", Word.item(2))
        + Word.paragraph("范围", Word.item(2, level: 1)),
      numbering: Word.chineseNumbering)
    #expect(try lines(word) == ["第一条 规划由县政府编制。", "1.1 范围"])
  }

  @Test("numbers come from paragraph styles and from the styles that they are based on")
  func stylesNumber() throws {
    let styles = """
      <w:style w:styleId="Base"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
      <w:style w:styleId="Title1"><w:basedOn w:val="Base"/></w:style>
      """
    let word = Word(
      body: Word.paragraph("总体要求", "<w:pStyle w:val=\"Title1\"/>")
        + Word.paragraph(
          "无编号", "<w:pStyle w:val=\"Title1\"/><w:numPr><w:numId w:val=\"0\"/></w:numPr>"),
      numbering: Word.chineseNumbering, styles: styles)
    #expect(try lines(word) == ["一、总体要求", "无编号"])
  }

  @Test("tracked deletions are left out and insertions kept")
  func changesAreTaken() throws {
    let body = """
      <w:p><w:r><w:t>新增</w:t></w:r><w:del><w:r><w:delText>20</w:delText></w:r></w:del>
      <w:ins><w:r><w:t>30</w:t></w:r></w:ins><w:r><w:t>家</w:t></w:r>
      <w:moveFrom><w:r><w:t>旧文</w:t></w:r></w:moveFrom></w:p>
      """
    #expect(try lines(Word(body: body)) == ["新增30家"])
  }

  @Test("a row of a table is a line, and cells with several paragraphs stay one")
  func tablesAreLines() throws {
    let cell = { (text: String) in "<w:tc>\(text)</w:tc>" }
    let body =
      "<w:tbl><w:tr>" + cell(Word.paragraph("任务")) + cell(Word.paragraph("责任单位")) + "</w:tr><w:tr>"
      + cell(Word.paragraph("整治用地")) + cell(Word.paragraph("县经信局") + Word.paragraph("县财政局"))
      + "</w:tr></w:tbl>" + Word.paragraph("表后")
    #expect(try lines(Word(body: body)) == ["任务\t责任单位", "整治用地\t县经信局 县财政局", "表后"])
  }

  @Test("text boxes are read once, footnotes follow, fields are no text")
  func boxesAndNotesAreRead() throws {
    let box = """
      <w:p><w:r><w:t>甲</w:t></w:r><w:r><mc:AlternateContent><mc:Choice Requires="wps">
      <wps:txbx><w:txbxContent>\(Word.paragraph("框内文字"))</w:txbxContent></wps:txbx></mc:Choice>
      <mc:Fallback>\(Word.paragraph("框内文字"))</mc:Fallback></mc:AlternateContent></w:r>
      <w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:t>乙</w:t></w:r></w:p>
      """
    let word = Word(
      body: box, footnotes: "<w:footnote w:id=\"2\">\(Word.paragraph("注：统计口径"))</w:footnote>")
    #expect(try lines(word) == ["框内文字", "甲乙", "注：统计口径"])
  }

  @Test("page breaks are form feeds, in a run and before a paragraph")
  func pagesAreKept() throws {
    let body =
      Word.paragraph("第一页") + "<w:p><w:r><w:br w:type=\"page\"/><w:t>第二页</w:t></w:r></w:p>"
      + Word.paragraph("第三页", "<w:pageBreakBefore/>")
    #expect(try Reading.text(Word(body: body).data(), "a.docx") == "第一页\n\u{C}第二页\n\u{C}第三页")
  }

  @Test("numbers are written in every counting that Chinese documents use")
  func countingsAreWritten() {
    #expect(
      [1, 10, 11, 20, 101, 110, 1001].map { CountingFormat.chinese($0) } == [
        "一", "十", "十一", "二十", "一百零一", "一百一十", "一千零一",
      ])
    #expect(CountingFormat.text(3, format: "decimalEnclosedCircle") == "③")
    #expect(CountingFormat.text(4, format: "upperRoman") == "IV")
    #expect(CountingFormat.text(2, format: "chineseLegalSimplified") == "贰")
    #expect(CountingFormat.text(7, format: "somethingNew") == "7")
  }
}
