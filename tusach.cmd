@echo off
rem Tu Sach from this folder: finds Python 3.11 or newer and hands over to tools\bootstrap.py.
setlocal
set PYTHONUTF8=1
for %%P in ("py -3" python python3) do (
  %%~P -c "import sys; sys.exit(sys.version_info < (3, 11))" >nul 2>nul && (
    %%~P "%~dp0tools\bootstrap.py" %*
    exit /b
  )
)
echo Can Python 3.11 tro len: https://www.python.org/downloads/ 1>&2
exit /b 2
