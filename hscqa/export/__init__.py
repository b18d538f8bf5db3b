"""Values to text: the JSON contract, Markdown, CSV and lines for a terminal.

Pure: values in, strings and plain containers out. Nothing here opens a file or knows a terminal.
Text of papers is data everywhere: escaped in Markdown and CSV, its control characters made visible in lines.
"""
