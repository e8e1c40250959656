import Provisions
import Testing

@Suite struct MarkdownExporterTests {
  @Test("front matter, anchors, headings, page marks and tables stand in order of reading")
  func document() {
    let markdown = MarkdownExporter().markdown(SampleReading.plan)
    #expect(
      markdown.hasPrefix(
        """
        # 青禾县窑炉改造方案

        | 项 | 内容 |
        | --- | --- |
        | 标识 | 青政发〔2031〕7号 |
        | 发文字号 | 青政发〔2031〕7号 |
        | 发文机关 | 青禾县人民政府 |
        | 成文日期 | 2031-02-01 |
        | 页码 | 第3—4页 |

        <a id="preamble"></a>

        〔第3页〕根据《节水&lt;条例&gt;》和有关规定，制定本方案。

        <a id="chp_1"></a>

        ## 一、 窑炉“更新”

        <a id="chp_1__art_1"></a>

        ### (一) 电窑

        """))
    #expect(markdown.contains("〔第4页〕各镇要 &amp; 应当配合。"))
    #expect(markdown.contains("| 青政发〔2031〕7号 一、(一) | 县经信局 | 牵头 | 电窑 |"))
    #expect(markdown.contains("| &gt;= 1200000000000000000.05 座 | 2033 |"))
    #expect(markdown.contains("| 青政发〔2031〕7号 preamble | 《节水&lt;条例&gt;》 | — |"))
  }

  @Test(
    "text is not taken for markup",
    arguments: [
      ("价格*每*吨", "价格\\*每\\*吨"), ("[甲]_乙_", "\\[甲\\]\\_乙\\_"), ("甲|乙", "甲\\|乙"),
      ("-减号开头", "\\-减号开头"), ("12.5倍", "12\\.5倍"), ("<b>", "&lt;b&gt;"),
    ])
  func escaping(text: String, written: String) {
    let read = SampleReading.read(DocumentSketch.document(id: "甲", number: nil, "@closing \(text)"))
    #expect(MarkdownExporter().markdown(read).contains("\n\n\(written)\n\n"))
  }

  @Test("an inferred title is said to be inferred, and a doubtful heading to be doubtful")
  func doubts() {
    var read = SampleReading.plan
    read.document.title = nil
    read.document.inferredTitle = InferredTitle(value: "改造方案", basis: "引用所见")
    read.document.provisions[0].doubts = [.headingGluedToBody]
    let markdown = MarkdownExporter().markdown(read)
    #expect(markdown.hasPrefix("# 改造方案（原文未见标题）\n"))
    #expect(markdown.contains("| 标题依据 | 引用所见 |"))
    #expect(markdown.contains("## 一、 窑炉“更新” （存疑）"))
  }
}
