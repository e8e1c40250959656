import Provisions
import Testing

@Suite struct CitationKeyTests {
  @Test(
    "titles lose blanks, quotes, wrapping and issuer",
    arguments: [
      ("某省人民政府关于印发某省工业行动方案（2023-2027 年）的通知", "某省工业行动方案(2023—2027年)"),
      ("某省经济和信息化厅关于推进窑炉改造的意见", "推进窑炉改造的意见"), ("关于推进窑炉改造的意见", "推进窑炉改造的意见"),
      ("中华人民共和国公司法", "公司法"), ("某县“一河”方案", "某县一河方案"),
      ("窑炉产品关于质量的说明", "窑炉产品关于质量的说明"),
    ])
  func titles(printed: String, key: String) { #expect(CitationKey.title(printed) == key) }

  @Test("a text that is no number stays as it is")
  func noNumber() { #expect(CitationKey.number("某号文件") == "某号文件") }
}
