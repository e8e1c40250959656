import Vocabulary

/// What invented enterprises are drawn from: counties and manufacturing classes with their weights.
struct DemoWorld: Sendable {
  let counties: [Region]
  let classes: [Industry]
  private let countyWeights: [Double]
  /// By county: how likely each class is there.
  private let classWeights: [[Double]]

  /// Counties differ in size, and each has trades that it is known for.
  init(seed: UInt64) {
    let counties = RegionTable.standard.regions.filter { $0.level == .county }
    let classes = IndustryTable.standard.entries.filter { $0.section == "C" && $0.level == .branch }
    var random = DemoRandom(seed: seed, stream: 1)
    var total = 0.0
    countyWeights = counties.map { county in
      total += random.lognormal(median: county.isMountainous ? 0.35 : 1, spread: 0.6)
      return total
    }
    let divisions = classes.map { String($0.code.prefix(2)) }
    classWeights = counties.map { _ in
      var favour: [String: Double] = [:]
      var sum = 0.0
      return divisions.map { division in
        let weight = favour[division] ?? random.lognormal(median: 1, spread: 1.3)
        favour[division] = weight
        // Tobacco and petroleum are in few hands.
        sum += ["16", "25"].contains(division) ? weight * 0.02 : weight
        return sum
      }
    }
    self.counties = counties
    self.classes = classes
  }

  func county(_ random: inout DemoRandom) -> Int { random.index(by: countyWeights) }

  func industry(in county: Int, _ random: inout DemoRandom) -> Industry {
    classes[random.index(by: classWeights[county])]
  }

  /// Tonnes of standard coal (equivalent value) for 10,000 元 of value added, by division.
  static func intensity(of division: String) -> Double {
    switch division {
    case "17", "28": 0.9
    case "22", "25", "26", "30": 1.4
    case "31", "32": 1.8
    case "13", "14", "15", "29", "33": 0.5
    case "27", "34", "35", "36", "38", "39", "40": 0.18
    default: 0.3
    }
  }
}
