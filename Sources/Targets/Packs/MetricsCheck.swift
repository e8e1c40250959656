public import Diagnostics
public import Packs

/// Checks the metrics of a pack, and its targets against them.
public struct MetricsCheck: PackCheck {
  /// Creates a check.
  public init() {}

  public var kinds: [DeclarationKind] { [.metrics] }

  public func problems(of packs: PackSet) -> [Problem] {
    // What is wrong with a pack that is used is told when that one is checked.
    TargetPack(packs).problems.filter { $0.place?.file.hasPrefix(packs.main.folder + "/") ?? true }
  }
}
