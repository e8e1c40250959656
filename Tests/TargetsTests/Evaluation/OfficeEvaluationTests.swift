import Diagnostics
import Targets
import Testing

/// A measure evaluated from series that were imported, as the command does it.
@Suite("a measure is evaluated from reported series")
struct OfficeEvaluationTests {
  private static let treated = ["330106", "330110"]
  private static let comparison = ["330302", "330303", "330304"]

  private static func request(_ change: (inout EvaluationRequest) -> Void = { _ in })
    -> EvaluationRequest
  {
    var request = EvaluationRequest(
      metric: "technical-renewal-projects", treated: treated, comparison: comparison,
      before: 2021...2022, after: 2023...2023)
    change(&request)
    return request
  }

  private static func office(_ room: TargetStoreTests.Room) throws -> TargetOffice {
    let office = try TargetOffice(try TargetStoreTests.packs(), room.library)
    // The treated rise from 10 to 17, the others from 20 to 22: an effect of 5.
    var rows = "指标,地区,期间,数值\n"
    for (regions, values) in [(treated, [10, 10, 17]), (comparison, [20, 20, 22])] {
      for region in regions {
        for (year, value) in zip(2021...2023, values) {
          rows += "technical-renewal-projects,\(region),\(year),\(value)\n"
        }
      }
    }
    _ = try TargetStoreTests.importFile(
      try room.write("series.csv", rows), room, metrics: office.metrics)
    return office
  }

  @Test("the effect is the change of the treated less that of the others, for all and by group")
  func effect() throws {
    let room = try TargetStoreTests.Room()
    let found = try Self.office(room).evaluate(Self.request { $0.groups = ["城区": ["330106"]] })
    #expect(found.map(\.group) == ["", "城区"])
    for (_, evaluation) in found { #expect(abs(evaluation.effect - 5) < 1e-9) }
    #expect(found[0].evaluation.units.count == 5 && found[0].evaluation.assignments == 10)
    #expect(found[0].evaluation.interval == nil, "ten assignments carry no interval of 95 %")
    #expect(found[1].evaluation.limits.contains(.oneTreated))
  }

  @Test("what cannot be compared is refused, and says why")
  func refusals() throws {
    let room = try TargetStoreTests.Room()
    let office = try Self.office(room)
    let wrong: [(String, (inout EvaluationRequest) -> Void)] = [
      ("targets.unknown-metric", { $0.metric = "nothing" }),
      ("targets.both-sides", { $0.comparison.append("330106") }),
      ("targets.not-treated", { $0.groups = ["山区": ["331126"]] }),
      ("targets.bad-years", { $0.after = 2022...2023 }),
      ("targets.no-regions", { $0.before = 2019...2022 }),
    ]
    for (code, change) in wrong {
      let problem = #expect(throws: Problem.self) {
        try office.evaluate(Self.request(change))
      }
      #expect(problem?.code == code)
    }
  }
}
