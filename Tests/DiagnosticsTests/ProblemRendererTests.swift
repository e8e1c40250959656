import Testing

@testable import Diagnostics

@Suite struct ProblemRendererTests {
  let scan = Problem(
    "capture.scanned-pdf", .error, Wording("PDF 没有文字", "the file is a scan without text"),
    at: Place(file: "plan.pdf", line: 12, column: 3, page: 7),
    notes: [Wording("14 页只有图片", "14 pages hold pictures only")],
    suggestion: Wording("请先作文字识别", "run it through OCR first"))

  @Test("a problem reads like a compiler's message, with notes and help below it")
  func wholeProblem() {
    #expect(
      ProblemRenderer(language: .english).text(scan) == """
        plan.pdf:12:3 (page 7): error: the file is a scan without text [capture.scanned-pdf]
          note: 14 pages hold pictures only
          help: run it through OCR first
        """)
  }

  @Test("Chinese is the first language")
  func chinese() {
    #expect(
      ProblemRenderer().text(scan) == """
        plan.pdf:12:3（第7页）: 错误：PDF 没有文字 [capture.scanned-pdf]
          说明：14 页只有图片
          建议：请先作文字识别
        """)
  }

  @Test("colour goes round the severity only")
  func colour() {
    let text = ProblemRenderer(language: .english, coloured: true)
      .text(Problem("a.b", .warning, "odd"))
    #expect(text == "\u{1B}[1;33mwarning\u{1B}[0m: odd [a.b]")
  }
}
