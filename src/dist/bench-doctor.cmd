@echo off
rem Starts Bench Doctor from an unpacked release. JAVA_HOME chooses the Java; BENCH_DOCTOR_OPTS goes to the JVM.
setlocal
set "JAVA=java.exe"
if defined JAVA_HOME if exist "%JAVA_HOME%\bin\java.exe" set "JAVA=%JAVA_HOME%\bin\java.exe"
set "OPTIONS=-Xlog:disable -Xshare:auto -XX:+UseSerialGC -Djava.awt.headless=true -XX:MaxRAMPercentage=50 -XX:MaxNewSize=64m"
"%JAVA%" %OPTIONS% %BENCH_DOCTOR_OPTS% -jar "%~dp0bench-doctor.jar" %*
exit /b %ERRORLEVEL%
