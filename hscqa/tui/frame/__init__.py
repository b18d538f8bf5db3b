"""What every screen has: the bar of screens on top, panes side by side, the status line, jobs in threads, help."""
