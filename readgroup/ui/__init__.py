"""The app that a group opens before its meeting. `readgroup.ui.main` is its entry script."""
