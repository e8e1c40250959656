import Foundation
import Vocabulary

/// A year of an invented enterprise.
struct DemoYear {
  /// What stays from year to year.
  struct State {
    var revenue: Double
    let land: Double
    let addedShare: Double
    let taxShare: Double
    let researchShare: Double
    let output: Double
    let intensity: Double
    let emission: Double
    let powerShare: Double

    init(size: Double, land: Double, industry: Industry, _ random: inout DemoRandom) {
      revenue = exp(8 + 1.2 * size + 0.3 * random.normal())
      self.land = land
      addedShare = min(0.6, random.lognormal(median: 0.21, spread: 0.3))
      taxShare = min(0.3, random.lognormal(median: 0.035, spread: 0.7))
      researchShare = min(0.2, random.lognormal(median: 0.025, spread: 0.7))
      output = random.lognormal(median: 85, spread: 0.45)
      intensity =
        DemoWorld.intensity(of: String(industry.code.prefix(2)))
        * random.lognormal(median: 1, spread: 0.5)
      emission = random.lognormal(median: 0.0004, spread: 1.1)
      powerShare = 0.5 + 0.4 * random.unit()
    }
  }

  let year: Int
  let tax: Double
  let land: Double
  let added: Double
  let revenue: Double
  let produced: Double
  let research: Double
  let staff: Double
  let researchStaff: Double
  let power: Double
  let coalEquivalent: Double
  let coalCalorific: Double
  let emission: Double

  init(year: Int, state: inout State, _ random: inout DemoRandom) {
    self.year = year
    state.revenue *= exp(0.05 + 0.14 * random.normal())
    revenue = state.revenue
    land = state.land
    produced = revenue * (0.97 + 0.06 * random.unit())
    added = revenue * state.addedShare * (0.92 + 0.16 * random.unit())
    // A bad year gives taxes back.
    tax = revenue * state.taxShare * (random.happens(0.01) ? -0.1 : 0.85 + 0.3 * random.unit())
    research = revenue * state.researchShare * (0.85 + 0.3 * random.unit())
    staff = max(1, (revenue / state.output).rounded())
    researchStaff = (staff * min(0.4, state.researchShare * 4)).rounded()
    coalEquivalent = added * state.intensity * (0.95 + 0.1 * random.unit())
    // Electricity at 0.29 and 0.1229 kg of standard coal for a kWh; 10,000 kWh are 2.9 t.
    power = coalEquivalent * state.powerShare / 2.9
    coalCalorific = coalEquivalent * (1 - state.powerShare) + power * 1.229
    emission = revenue * state.emission * (0.9 + 0.2 * random.unit())
  }
}
