// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "dmn-benchmark",
  platforms: [.macOS(.v15)],
  dependencies: [.package(name: "guiju", path: "../..")],
  targets: [
    .executableTarget(
      name: "DMNBenchmark",
      dependencies: [
        .product(name: "DMN", package: "guiju"), .product(name: "FEEL", package: "guiju"),
      ]),
    .executableTarget(
      name: "DecimalCheck", dependencies: [.product(name: "FEEL", package: "guiju")]),
  ],
  swiftLanguageModes: [.v6]
)
