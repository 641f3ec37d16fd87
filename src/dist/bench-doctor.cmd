@echo off
rem Starts Bench Doctor from an unpacked release. JAVA_HOME chooses the Java; BENCH_DOCTOR_OPTS goes to the JVM.
setlocal EnableExtensions DisableDelayedExpansion
rem A variable of this name would hide the exit code.
set "ERRORLEVEL="

rem JAVA_HOME may have been given with the quotes that a path with spaces needs elsewhere.
set "JAVA="
if defined JAVA_HOME set "JAVA_HOME=%JAVA_HOME:"=%"
if defined JAVA_HOME if exist "%JAVA_HOME%\bin\java.exe" set "JAVA=%JAVA_HOME%\bin\java.exe"
rem Only the folders of PATH are searched: cmd itself would look first into the current folder, where strangers' logs lie.
if not defined JAVA for %%J in (java.exe) do set "JAVA=%%~$PATH:J"
if not defined JAVA (
    echo bench-doctor: no Java found. Install a JDK 17 or newer, or set JAVA_HOME.>&2
    exit /b 70
)

rem What is told on the console is UTF-8; where its code page cannot be told, and so not be put back, it stays.
set "CODE_PAGE="
set "CHCP=%SystemRoot%\System32\chcp.com"
if exist "%CHCP%" for /f "tokens=2 delims=:." %%C in ('"%CHCP%" 2^>nul') do set "CODE_PAGE=%%C"
if defined CODE_PAGE "%CHCP%" 65001 >nul 2>&1

set "OPTIONS=-Xlog:disable -XX:+UseSerialGC -Djava.awt.headless=true -XX:MaxRAMPercentage=50 -XX:MaxNewSize=64m -XX:-UsePerfData"
rem A JVM that does not start for an option ends with 1, which a script would take for a failed gate.
if not defined BENCH_DOCTOR_OPTS goto run
"%JAVA%" %OPTIONS% %BENCH_DOCTOR_OPTS% -version >nul 2>&1
if not errorlevel 1 goto run
echo bench-doctor: Java does not start with these options: BENCH_DOCTOR_OPTS.>&2
if defined CODE_PAGE "%CHCP%" %CODE_PAGE% >nul 2>&1
"%SystemRoot%\System32\cmd.exe" /d /c exit 70
exit /b 70

:run
"%JAVA%" %OPTIONS% %BENCH_DOCTOR_OPTS% -jar "%~dp0bench-doctor.jar" %*
set "CODE=%ERRORLEVEL%"
if defined CODE_PAGE "%CHCP%" %CODE_PAGE% >nul 2>&1
rem As the result of a command, so that && and || behind the name of this script see it, too.
"%SystemRoot%\System32\cmd.exe" /d /c exit %CODE%
