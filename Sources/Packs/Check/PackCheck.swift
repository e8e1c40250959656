public import Diagnostics

/// A check of declarations that an engine above this module brings along: its methods, registers,
/// decisions.
public protocol PackCheck: Sendable {
  /// The kinds of YAML files that it adds; they are held against their shapes before it runs.
  var kinds: [DeclarationKind] { get }

  /// What is wrong with the declarations of the main pack of a set.
  func problems(of packs: PackSet) -> [Problem]
}
