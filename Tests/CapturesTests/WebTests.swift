import Diagnostics
import Foundation
import Provisions
import Testing

@testable import Captures

@Suite("Pages and Markdown") struct WebTests {
  private let page = """
    <!DOCTYPE html><html><head><title>云溪县关于促进泵阀产业发展的意见_政府文件_云溪县人民政府</title>
    <meta name="PubDate" content="2026/05/20 10:00"><script>if (a < b) { x("<p>一、假的</p>") }</script>
    <style>p { color: red }</style></head><body>
    <nav><a href="/">首页</a></nav><div style="display: none">隐藏的模板</div>
    <table><tr><td>发文字号：</td><td>云政发〔2026〕3号</td></tr></table>
    <p>&emsp;&emsp;一、总体要求</p><p>到2028年，<b>亩均</b>税收
    达到40万元&mdash;&#8212;力争。<br/>二、保障措施</p>
    <!-- <p>三、注释</p> --><ul><li>甲 &lt; 乙</li></ul></body></html>
    """

  @Test("a page is its text in lines, without scripts, navigation, comments and what is hidden")
  func pageIsRead() throws {
    let capture = try Reading.captures(Data(page.utf8), "a.html")[0]
    #expect(
      capture.source.text.split(separator: "\n").map(String.init) == [
        "发文字号：\t云政发〔2026〕3号", "\u{3000}\u{3000}一、总体要求",
        "到2028年，亩均税收达到40万元——力争。", "二、保障措施", "甲<乙",
      ])
    #expect(capture.source.statedTitle == "云溪县关于促进泵阀产业发展的意见")
    #expect(capture.source.statedDate == "2026-05-20")
    #expect(capture.mediaType == "text/html")
  }

  private func nested(_ depth: Int) -> Data {
    Data(
      ("<html><body>" + String(repeating: "<div><p><b>", count: depth) + "一、总体要求"
        + String(repeating: "</b></div>", count: depth) + "</body></html>").utf8)
  }

  @Test("elements nested a hundred thousand deep are refused, a thousand deep read")
  func deepNestingIsRefused() throws {
    #expect(Reading.problem(nested(100_000), "a.html")?.code == "capture.too-deep")
    #expect(try Reading.text(nested(1000), "a.html") == "一、总体要求")
  }

  @Test("paragraphs and cells that nothing closes do not nest")
  func openParagraphsAreRead() throws {
    let html = "<html><table>" + String(repeating: "<tr><td><p>甲", count: 20_000)
    #expect(try Reading.text(Data(html.utf8), "a.html").hasPrefix("甲\n甲"))
  }

  @Test(
    "what is broken ends where the page ends",
    arguments: [
      "<html><p>一、总体要求<!-- ", "<html><p>一、总体要求<script>", "<html><p>一、总体要求<a href=\"",
      "<html><p>一、总体要求<", "<html><p>一、总体要求</",
    ])
  func brokenPageIsRead(html: String) throws {
    #expect(try Reading.text(Data(html.utf8), "a.html").hasPrefix("一、总体要求"))
  }

  @Test("Markdown loses its marks and comments and keeps printed numbers")
  func markdownIsRead() throws {
    let markdown = """
      ---
      title: "云溪县工作要点"
      date: 2026-03-01
      ---
      # 云溪县工作要点

      <!-- INFO
      END -->
      ## 一、总体要求
      1. **培育**企业[30家](https://example.com/a_b)
      - 每年 \\*新增\\* 5家
      """
    let capture = try Reading.captures(Data(markdown.utf8), "a.md")[0]
    #expect(
      capture.source.text.split(separator: "\n").map(String.init) == [
        "云溪县工作要点", "一、总体要求", "1. 培育企业30家", "每年 *新增* 5家",
      ])
    #expect(capture.source.statedTitle == "云溪县工作要点")
    #expect(capture.source.statedDate == "2026-03-01")
  }
}
