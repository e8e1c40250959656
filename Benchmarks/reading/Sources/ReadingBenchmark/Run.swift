import Captures
import Foundation
import Provisions

/// One run over some texts.
struct Run {
  private static let rounds = 5
  private static let bytes = 8_000_000

  let sources: [SourceText]

  init(files: [String]) throws {
    guard !files.isEmpty else {
      sources = [SourceText(name: "invented", text: InventedPlan.text(bytes: Self.bytes))]
      return
    }
    let reader = CaptureReader()
    var sources: [SourceText] = []
    for item in try reader.items(at: files) { sources.append(try reader.read(item).source) }
    self.sources = sources
  }

  func measure() throws {
    let size = sources.reduce(0) { $0 + $1.text.utf8.count }
    let times = max(1, Self.bytes / max(1, size))
    let bodies = BodyTable()
    print("\(sources.count) texts, \(size / 1024) KB, read \(times) times, best of \(Self.rounds)")
    var documents: [PolicyDocument] = []
    report("pages, documents, provisions", size * times) {
      for _ in 0..<times {
        documents = sources.flatMap { source in
          let (layout, text) = LayoutReader().layout(of: source)
          return DocumentReader(bodies: bodies).documents(in: text, layout: layout, source: source)
        }
      }
    }
    var count = 0
    report("statements", size * times) {
      for _ in 0..<times {
        count = documents.reduce(0) { $0 + StatementReader().statements(in: $1).count }
      }
    }
    report("citations", size * times) {
      for _ in 0..<times {
        count = documents.reduce(count) { $0 + CitationReader().citations(in: $1).count }
      }
    }
    report("duties", size * times) {
      for _ in 0..<times {
        count = documents.reduce(count) { $0 + DutyReader(bodies: bodies).duties(in: $1).count }
      }
    }
    let reader = PolicyReader(bodies: bodies)
    try report("all of it", size * times) {
      for _ in 0..<times {
        for source in sources { count += try reader.read(source).documents.count }
      }
    }
    print(
      "\(documents.count) documents, \(documents.reduce(0) { $0 + $1.provisions.count }) provisions"
    )
  }

  private func report(_ stage: String, _ bytes: Int, _ work: () throws -> Void) rethrows {
    let clock = ContinuousClock()
    var best = Duration.seconds(1_000_000)
    for _ in 0..<Self.rounds { best = min(best, try clock.measure(work)) }
    let seconds = Double(best.components.seconds) + Double(best.components.attoseconds) * 1e-18
    let rate = (Double(bytes) / seconds / 1e5).rounded() / 10
    let name = stage.padding(toLength: 30, withPad: " ", startingAt: 0)
    print("\(name) \(rate) MB/s")
  }
}
