import Diagnostics
import Packs
import Testing
import Vocabulary

@Suite("Which version of a rule applies")
struct EffectiveSelectorTests {
  let packs: TestPacks

  init() throws { packs = try TestPacks() }

  private func selector(_ versions: String) throws -> EffectiveSelector {
    let path = try packs.write(
      "p", ["pack.yaml": "name: p\ntitle: P\nversion: 1.0.0\nversions:\n\(versions)"])
    return EffectiveSelector(try PackLoader().load(path).main.manifest.versions)
  }

  /// The standard of 2022 gives way on 2026-04-01; reviews of older certificates, and one batch, stay.
  private static let succession = """
      - id: "2022"
        applies:
          - {applications: 认定, applied: {until: 2026-03-31}}
          - {applications: 复核, certified: {until: 2023-12-31}}
          - {applications: 复核, certified: {from: 2024-01-01}, applied: {until: 2026-03-31}}
      - id: "2026"
        applies:
          - {applications: 认定, applied: {from: 2026-04-01}}
          - {applications: 复核, applied: {from: 2026-04-01}, certified: {from: 2024-01-01}}

    """

  private func application(_ type: String?, _ applied: String?, _ certified: String?)
    -> EffectiveSelector.Application
  {
    .init(
      application: type, applied: applied.flatMap { Day($0) },
      certified: certified.flatMap { Day($0) })
  }

  private static let decisions: [(String?, String?, String?, EffectiveSelector.Selection)] = [
    ("认定", "2026-03-31", nil, .version("2022")),
    ("认定", "2026-04-01", nil, .version("2026")),
    ("复核", "2026-06-01", "2023-05-01", .version("2022")),
    ("复核", "2026-06-01", "2024-05-01", .version("2026")),
    ("复核", "2026-06-01", nil, .needs([.certified])),
    ("复核", "2026-03-01", "2024-05-01", .version("2022")), ("认定", nil, nil, .needs([.applied])),
    ("撤销", "2026-01-01", nil, .none),
    (nil, "2026-04-01", nil, .needs([.application, .certified])),
  ]

  @Test(
    "type, day of application and day of the certificate decide, not what is newest",
    arguments: decisions)
  func decided(
    type: String?, applied: String?, certified: String?, selection: EffectiveSelector.Selection
  ) throws {
    let selector = try selector(Self.succession)
    #expect(selector.selection(for: application(type, applied, certified)) == selection)
  }

  @Test("versions that would apply at once are found, with an example; gaps are noted")
  func overlaps() throws {
    _ = try selector(Self.succession)
    #expect(packs.check("p") == [])
    _ = try selector(Self.succession.replacing("until: 2026-03-31", with: "until: 2026-04-01"))
    let problems = packs.report("p").problems
    #expect(problems.map(\.code) == ["packs.versions-overlap"])
    #expect(problems[0].notes[0].english.contains("2026-04-01"))
    _ = try selector(Self.succession.replacing("from: 2026-04-01", with: "from: 2026-04-02"))
    #expect(packs.report("p").problems.map(\.code) == ["packs.versions-gap"])
  }
}
