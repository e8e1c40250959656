import ArgumentParser
import Diagnostics

/// What the commands on rules have in common.
struct RuleOptions: ParsableArguments {
  @Flag(name: .long, help: "以 JSON 输出")
  var json = false

  @Option(name: .long, help: "提示语言：zh 或 en")
  var lang: Language = .ofThisRun
}
