"""All hostile tests, the long ones longer: ``python -m tests.hostile`` prints their counts."""

import importlib
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.hostile import payloads
from tests.hostile.faults import FAULTS

if __name__ == "__main__":
    os.environ["HOSTILE"] = "long"
    here = Path(__file__).parent
    beside = [here.parent / "test_fuzz.py", here.parent / "browser" / "test_payloads.py"]
    code = pytest.main(["-q", "--durations=10", str(here), *map(str, beside)])
    fuzzer = [sys.executable, "-m", "tests.hostile.fuzz", "--seconds", "60"]
    # libFuzzer counts the peak of memory, which a new process inherits: the shell has its own.
    shell = ["sh", "-c", '"$@"; exit $?', "sh"]
    code = code or subprocess.run([*shell, *fuzzer], check=False).returncode
    for name in ("of_fields", "of_pictures", "of_texts"):
        print(name, len(importlib.import_module(f"tests.hostile.{name}").CASES))
    print("payloads", len(payloads.EVERYWHERE) + len(payloads.MARKDOWN), "faults", len(FAULTS))
    sys.exit(code)
