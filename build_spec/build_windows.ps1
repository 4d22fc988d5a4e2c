# Builds dist\Zhaoshangtong and the installer dist\Zhaoshangtong-VERSION-setup.exe on Windows 10/11.
# Needs 64-bit Python 3.11 from python.org (the py launcher) and NSIS 3 (makensis on the PATH or in Program Files).
$ErrorActionPreference = "Stop"
Set-Location (Split-Path $PSScriptRoot)

function Invoke-Step([string]$Title, [scriptblock]$Step) {
    Write-Host "== $Title"
    & $Step
    if ($LASTEXITCODE -ne 0) { throw "$Title failed with status $LASTEXITCODE" }
}

$Version = (Select-String -Path pyproject.toml -Pattern '^version = "(.+)"').Matches[0].Groups[1].Value
$Python = "build\venv\Scripts\python.exe"

Invoke-Step "environment" { py -3.11 -m venv --clear build\venv }
Invoke-Step "packages" {
    & $Python -m pip install --require-hashes --only-binary ":all:" --no-deps --disable-pip-version-check -r requirements\build.txt
}
Invoke-Step "translations" { & $Python tools\translations.py --release }
Invoke-Step "program" {
    & $Python -m PyInstaller --noconfirm --distpath dist --workpath build\pyinstaller build_spec\zhaoshangtong.spec
}
Invoke-Step "the frozen program runs" { & dist\Zhaoshangtong\zhaoshangtong-cli.exe demo --out build\demo }

$Makensis = Get-Command makensis -ErrorAction SilentlyContinue
$Makensis = if ($Makensis) { $Makensis.Source } else { "${env:ProgramFiles(x86)}\NSIS\makensis.exe" }
Invoke-Step "installer" {
    & $Makensis -V2 -INPUTCHARSET UTF8 "-DVERSION=$Version" "-DSRC=$PWD\dist\Zhaoshangtong" `
        "-DOUT=$PWD\dist\Zhaoshangtong-$Version-setup.exe" build_spec\zhaoshangtong.nsi
}
Write-Host "dist\Zhaoshangtong-$Version-setup.exe"
