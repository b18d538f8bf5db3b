"""Run hscqa as `python -m hscqa`."""

from hscqa.cli import main

if __name__ == "__main__":
    main()
