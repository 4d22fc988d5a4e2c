"""What a process needs at most that does one thing, beside nothing."""

import subprocess
import sys

from tests.benchmarks.result import Result


def of(call: str, name: str, limit: float) -> Result:
    """The most memory, in MB, of a process that calls `MODULE.FUNCTION(...)` of the benchmarks."""
    module = call.partition(".")[0]
    program = f"from tests.benchmarks import memory, {module}; {call}; print(memory.peak_mb())"
    done = subprocess.run([sys.executable, "-c", program], check=True, capture_output=True, text=True)
    return Result(name, float(done.stdout.split()[-1]), "MB", limit)


def peak_mb() -> float:
    """The most memory this process has had, in MB; 0 where the system does not tell."""
    if sys.platform == "win32":
        return 0.0
    import resource

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1024 * (1024 if sys.platform == "darwin" else 1))
