"""How the encoder that goes with the package was tuned. The package never imports it."""
