"""What a process needs at most that does one thing, beside nothing."""

import subprocess
import sys
from pathlib import Path

from tests.benchmarks.result import Result

_STATUS = Path("/proc/self/status")


def of(call: str, name: str, limit: float) -> Result:
    """The most memory, in MB, of a process that calls `MODULE.FUNCTION(...)` of the benchmarks."""
    module = call.partition(".")[0]
    program = f"from tests.benchmarks import memory, {module}; {call}; print(memory.peak_mb())"
    done = subprocess.run([sys.executable, "-c", program], check=True, capture_output=True, text=True)
    return Result(name, float(done.stdout.split()[-1]), "MB", limit)


def peak_mb() -> float:
    """The most memory this process has had, in MB; 0 where the system does not tell.

    Linux counts in ru_maxrss what the process had that began this one, so its own mark is read there.
    """
    if _STATUS.exists():
        mark = next(line for line in _STATUS.read_text("utf-8").splitlines() if line.startswith("VmHWM:"))
        return int(mark.split()[1]) / 1024
    if sys.platform == "win32":
        return 0.0
    import resource

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1024 * (1024 if sys.platform == "darwin" else 1))
