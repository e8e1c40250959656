public import Diagnostics

extension TestReport {
  /// The report as JSON: `passed`, `failed`, `exact`, and one object for each expectation.
  ///
  /// - Parameter language: The language of the problems' words.
  /// - Returns: The report.
  public func json(in language: Wording.Language = .chinese) -> JSONNode {
    .object([
      "passed": .integer(passed), "failed": .integer(failed), "exact": .integer(exact),
      "results": .array(
        outcomes.map { outcome in
          .object([
            "file": .string(outcome.file), "case": .string(outcome.id),
            "name": .string(outcome.name), "verdict": .string(outcome.verdict.rawValue),
            "exact": .boolean(outcome.isExact), "expected": .string(outcome.expected),
            "actual": .string(outcome.actual),
            "line": outcome.place.line.map(JSONNode.integer),
            "problems": .array(outcome.problems.map { JSONNode(problem: $0, in: language) }),
          ])
        }),
      "problems": .array(problems.map { JSONNode(problem: $0, in: language) }),
    ])
  }

  /// The report in the form of JUnit, which build servers show.
  ///
  /// - Parameter language: The language of messages.
  /// - Returns: The XML text.
  public func junit(in language: Wording.Language = .chinese) -> String {
    var suites: [String: [Outcome]] = [:]
    var order: [String] = []
    for outcome in outcomes {
      if suites[outcome.file] == nil { order.append(outcome.file) }
      suites[outcome.file, default: []].append(outcome)
    }
    var root = MarkupElement(
      "testsuites",
      attributes: [
        MarkupAttribute("tests", String(outcomes.count)),
        MarkupAttribute("failures", String(failures.count)),
        MarkupAttribute("errors", String(problems.count)),
      ])
    for file in order {
      root.children.append(.element(Self.suite(file, suites[file] ?? [], language)))
    }
    for problem in problems { root.children.append(.element(Self.suite(problem, language))) }
    return MarkupWriter().text(MarkupDocument(root: root))
  }

  private static func suite(
    _ file: String, _ outcomes: [Outcome], _ language: Wording.Language
  ) -> MarkupElement {
    MarkupElement(
      "testsuite",
      attributes: [
        MarkupAttribute("name", file), MarkupAttribute("tests", String(outcomes.count)),
        MarkupAttribute(
          "failures", String(outcomes.filter { $0.verdict == .failed }.count)),
      ],
      children: outcomes.map { outcome in
        var element = MarkupElement(
          "testcase",
          attributes: [
            MarkupAttribute("classname", file),
            MarkupAttribute("name", "\(outcome.id) \(outcome.name)"),
            MarkupAttribute("time", String(outcome.seconds)),
          ])
        if outcome.verdict == .failed {
          element.children = [
            .element(
              MarkupElement(
                "failure",
                attributes: [
                  MarkupAttribute(
                    "message",
                    Wording(
                      "应得 \(outcome.expected)，实得 \(outcome.actual)",
                      "expected \(outcome.expected), got \(outcome.actual)")[language])
                ],
                children: [
                  .text(
                    outcome.problems.map(ProblemRenderer(language: language).text).joined(
                      separator: "\n"))
                ]))
          ]
        }
        return .element(element)
      })
  }

  private static func suite(_ problem: Problem, _ language: Wording.Language) -> MarkupElement {
    let file = problem.place?.file ?? ""
    return MarkupElement(
      "testsuite",
      attributes: [MarkupAttribute("name", file), MarkupAttribute("errors", "1")],
      children: [
        .element(
          MarkupElement(
            "testcase", attributes: [MarkupAttribute("name", file)],
            children: [
              .element(
                MarkupElement(
                  "error", attributes: [MarkupAttribute("message", problem.message[language])],
                  children: [.text(ProblemRenderer(language: language).text(problem))]))
            ]))
      ])
  }
}
