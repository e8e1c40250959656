import Appraisals
import Foundation
import Tables
import Vocabulary

enum TestFolder {
  /// The packs of the project.
  static let packs = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("packs").path

  /// 30 June 2025.
  static let day = Day(number: 20_269) ?? { preconditionFailure("a day") }()

  /// A new folder.
  static func temporary() throws -> String {
    let path = FileManager.default.temporaryDirectory.path + "/guiju-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    return path
  }
}

/// Random numbers that are the same in every run.
struct Dice: RandomNumberGenerator {
  private var state: UInt64

  init(_ seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}

/// Rows for the benchmark's method with ties, nulls, zeros, negatives and quotients on thresholds.
struct WorkloadRows {
  let columns: [TypedColumn]

  init(count: Int, seed: UInt64) {
    var dice = Dice(seed)
    func pick(_ numbers: [Int]) -> Int { numbers.randomElement(using: &dice) ?? 0 }
    func column(_ name: String, _ scale: Int, _ values: [Int?]) -> TypedColumn {
      guard
        let column = TypedColumn(
          name: name, kind: scale == 0 ? .integer : .decimal,
          values: values.map { value in
            value.flatMap { ScaledDecimal(units: Int128($0), scale: scale) }
              .map(TableValue.number) ?? .missing
          })
      else { preconditionFailure("values of one kind") }
      return column
    }
    func random(_ numbers: [Int], nulls: Int = 12) -> [Int?] {
      (0..<count).map { _ in Int.random(in: 0..<nulls, using: &dice) == 0 ? nil : pick(numbers) }
    }
    columns = [
      column("id", 0, (1...count).map { $0 }),
      column("region", 0, random([330_101, 330_102, 331_003], nulls: 1_000_000)),
      column("industry", 0, random([13, 17, 26, 34], nulls: 1_000_000)),
      column("above_scale", 0, random([0, 1], nulls: 1_000_000)),
      column("land_mu", 2, random([0, 1, 300, 700, 1_000, 12_345])),
      column("tax_10k", 2, random([-500, 0, 1, 333, 1_000, 4_115, 98_765])),
      column("value_added_10k", 2, random([0, 2_005, 3_000, 70_000, 123_455])),
      column("employees", 0, random([0, 1, 3, 7, 80])),
      column("energy_tce", 2, random([0, 100, 200_000, 199_999, 350_001])),
      column("emission_eq", 3, random([0, 1, 5, 1_005, 3_000])),
      column("rd_10k", 2, random([0, 5, 15, 2_500])),
      column("revenue_10k", 2, random([0, 1_000, 3_000, 500_000])),
      column("safety_incident", 0, random([0, 0, 0, 1], nulls: 1_000_000)),
      column("env_violation", 0, random([0, 0, 0, 1], nulls: 1_000_000)),
    ]
  }

  func population(_ bundle: MethodBundle) throws -> Population {
    Population(columns, for: bundle)
  }
}
