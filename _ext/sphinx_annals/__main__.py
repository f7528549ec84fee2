"""The command ``annals``, also without its script: ``python -m sphinx_annals``."""

from __future__ import annotations

import sys

from .command_line import main

if __name__ == "__main__":
    sys.exit(main())
