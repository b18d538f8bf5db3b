"""What is taken away from a screen: a citation on the clipboard, an exported file, the paper's own file opened."""
