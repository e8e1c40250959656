// The module DMN.
