import Testing

@testable import Diagnostics

@Suite struct ProblemRendererTests {
  @Test("a problem reads like a compiler's message, with notes and help below it")
  func wholeProblem() {
    let problem = Problem(
      "capture.scanned-pdf", .error, "the file is a scan without text",
      at: Place(file: "plan.pdf", line: 12, column: 3, page: 7),
      notes: ["14 pages hold pictures only"], suggestion: "run it through OCR first")
    #expect(
      ProblemRenderer().text(problem) == """
        plan.pdf:12:3 (page 7): error: the file is a scan without text [capture.scanned-pdf]
          note: 14 pages hold pictures only
          help: run it through OCR first
        """)
  }

  @Test("colour goes round the severity only")
  func colour() {
    let text = ProblemRenderer(coloured: true).text(Problem("a.b", .warning, "odd"))
    #expect(text == "\u{1B}[1;33mwarning\u{1B}[0m: odd [a.b]")
  }
}
