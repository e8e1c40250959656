/// What became of an import.
public enum ImportOutcome: Sendable, Hashable {
  /// The rows landed as a batch.
  case landed(RecordBatch)
  /// The same file landed before, read in the same way: nothing was added.
  case unchanged(RecordBatch)
  /// There are errors, and nothing landed.
  case refused
}
