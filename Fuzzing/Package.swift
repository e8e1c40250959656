// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "rules-fuzzing",
  platforms: [.macOS(.v15)],
  dependencies: [.package(name: "guiju", path: "..")],
  targets: [
    .executableTarget(
      name: "RulesFuzz",
      dependencies: [
        .product(name: "DMN", package: "guiju"), .product(name: "FEEL", package: "guiju"),
        .product(name: "Diagnostics", package: "guiju"),
      ],
      swiftSettings: [.unsafeFlags(["-parse-as-library", "-sanitize=fuzzer"])],
      linkerSettings: [.unsafeFlags(["-sanitize=fuzzer"])])
  ],
  swiftLanguageModes: [.v6]
)
