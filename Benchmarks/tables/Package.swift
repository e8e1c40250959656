// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "tables-benchmark",
  platforms: [.macOS(.v15)],
  dependencies: [.package(name: "guiju", path: "../..")],
  targets: [
    .executableTarget(
      name: "TablesBenchmark",
      dependencies: [
        .product(name: "Tables", package: "guiju"), .product(name: "Demo", package: "guiju"),
      ])
  ],
  swiftLanguageModes: [.v6]
)
