await CommandLineRunner.run()
