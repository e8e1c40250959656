/// Words with a value each, found in scalars by longest match at either end.
struct PhraseTable<Value: Sendable>: Sendable {
  private struct Entry: Sendable {
    let phrase: Scalars
    let value: Value
  }

  private var byFirst: [Unicode.Scalar: [Entry]] = [:]
  private var byLast: [Unicode.Scalar: [Entry]] = [:]

  /// Creates a table; of equal words the first counts.
  init(_ words: [(String, Value)]) {
    for (word, value) in words {
      let phrase = Array(word.unicodeScalars)
      guard let first = phrase.first, let last = phrase.last else { continue }
      byFirst[first, default: []].append(Entry(phrase: phrase, value: value))
      byLast[last, default: []].append(Entry(phrase: phrase, value: value))
    }
    for key in byFirst.keys { byFirst[key]?.sort { $0.phrase.count > $1.phrase.count } }
    for key in byLast.keys { byLast[key]?.sort { $0.phrase.count > $1.phrase.count } }
  }

  /// The scalars with which a word can begin.
  var firstScalars: some Collection<Unicode.Scalar> { byFirst.keys }

  /// The longest word that begins at `start` and ends before `limit`.
  func prefix(of text: Scalars, at start: Int, limit: Int) -> (count: Int, value: Value)? {
    guard start < limit, let entries = byFirst[text[start]] else { return nil }
    for entry in entries where start + entry.phrase.count <= limit {
      if text[start..<start + entry.phrase.count].elementsEqual(entry.phrase) {
        return (entry.phrase.count, entry.value)
      }
    }
    return nil
  }

  /// The longest word that ends at `end` and begins at or after `start`.
  func suffix(of text: Scalars, endingAt end: Int, from start: Int) -> (count: Int, value: Value)? {
    guard end > start, let entries = byLast[text[end - 1]] else { return nil }
    for entry in entries where end - entry.phrase.count >= start {
      if text[end - entry.phrase.count..<end].elementsEqual(entry.phrase) {
        return (entry.phrase.count, entry.value)
      }
    }
    return nil
  }
}
