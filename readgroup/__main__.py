"""`python -m readgroup` is the command `readgroup`."""

from readgroup.cli.main import main

if __name__ == "__main__":
    main()
