#!/usr/bin/env bash
#
# bench-doctor Bash Completion
# =======================
#
# Bash completion support for the `bench-doctor` command,
#
# Installation
# ------------
#
# 1. Source all completion scripts in your .bash_profile
#
#   cd $YOUR_APP_HOME/bin
#   for f in $(find . -name "*_completion"); do line=". $(pwd)/$f"; grep "$line" ~/.bash_profile || echo "$line" >> ~/.bash_profile; done
#
# 2. Open a new bash console, and type `bench-doctor [TAB][TAB]`
#
# 1a. Alternatively, if you have [bash-completion](https://github.com/scop/bash-completion) installed:
#     Place this file in a `bash-completion.d` folder:
#
#   * /etc/bash-completion.d
#   * /usr/local/etc/bash-completion.d
#   * ~/bash-completion.d
#
# Documentation
# -------------
# The script is called by bash whenever [TAB] or [TAB][TAB] is pressed after
# 'bench-doctor (..)'. By reading entered command line parameters,
# it determines possible bash completions and writes them to the COMPREPLY variable.
# Bash then completes the user input if only one entry is listed in the variable or
# shows the options if more than one is listed in COMPREPLY.
#
# References
# ----------
# [1] http://stackoverflow.com/a/12495480/1440785
# [2] http://tiswww.case.edu/php/chet/bash/FAQ
# [3] https://www.gnu.org/software/bash/manual/html_node/The-Shopt-Builtin.html
# [4] http://zsh.sourceforge.net/Doc/Release/Options.html#index-COMPLETE_005fALIASES
# [5] https://stackoverflow.com/questions/17042057/bash-check-element-in-array-for-elements-in-another-array/17042655#17042655
# [6] https://www.gnu.org/software/bash/manual/html_node/Programmable-Completion.html#Programmable-Completion
# [7] https://stackoverflow.com/questions/3249432/can-a-bash-tab-completion-script-be-used-in-zsh/27853970#27853970
#

if [ -n "$BASH_VERSION" ]; then
  # Enable programmable completion facilities when using bash (see [3])
  shopt -s progcomp
elif [ -n "$ZSH_VERSION" ]; then
  # Make alias a distinct command for completion purposes when using zsh (see [4])
  setopt COMPLETE_ALIASES
  alias compopt=complete

  # Enable bash completion in zsh (see [7])
  # Only initialize completions module once to avoid unregistering existing completions.
  if ! type compdef > /dev/null; then
    autoload -U +X compinit && compinit
  fi
  autoload -U +X bashcompinit && bashcompinit
fi

# CompWordsContainsArray takes an array and then checks
# if all elements of this array are in the global COMP_WORDS array.
#
# Returns zero (no error) if all elements of the array are in the COMP_WORDS array,
# otherwise returns 1 (error).
function CompWordsContainsArray() {
  declare -a localArray
  localArray=("$@")
  local findme
  for findme in "${localArray[@]}"; do
    if ElementNotInCompWords "$findme"; then return 1; fi
  done
  return 0
}
function ElementNotInCompWords() {
  local findme="$1"
  local element
  for element in "${COMP_WORDS[@]}"; do
    if [[ "$findme" = "$element" ]]; then return 1; fi
  done
  return 0
}

# The `currentPositionalIndex` function calculates the index of the current positional parameter.
#
# currentPositionalIndex takes three parameters:
# the command name,
# a space-separated string with the names of options that take a parameter, and
# a space-separated string with the names of boolean options (that don't take any params).
# When done, this function echos the current positional index to std_out.
#
# Example usage:
# local currIndex=$(currentPositionalIndex "mysubcommand" "$ARG_OPTS" "$FLAG_OPTS")
function currentPositionalIndex() {
  local commandName="$1"
  local optionsWithArgs="$2"
  local booleanOptions="$3"
  local previousWord
  local result=0

  for i in $(seq $((COMP_CWORD - 1)) -1 0); do
    previousWord=${COMP_WORDS[i]}
    if [ "${previousWord}" = "$commandName" ]; then
      break
    fi
    if [[ "${optionsWithArgs}" =~ ${previousWord} ]]; then
      ((result-=2)) # Arg option and its value not counted as positional param
    elif [[ "${booleanOptions}" =~ ${previousWord} ]]; then
      ((result-=1)) # Flag option itself not counted as positional param
    fi
    ((result++))
  done
  echo "$result"
}

# compReplyArray generates a list of completion suggestions based on an array, ensuring all values are properly escaped.
#
# compReplyArray takes a single parameter: the array of options to be displayed
#
# The output is echoed to std_out, one option per line.
#
# Example usage:
# local options=("foo", "bar", "baz")
# local IFS=$'\n'
# COMPREPLY=($(compReplyArray "${options[@]}"))
function compReplyArray() {
  declare -a options
  options=("$@")
  local curr_word=${COMP_WORDS[COMP_CWORD]}
  local i
  local quoted
  local optionList=()

  for (( i=0; i<${#options[@]}; i++ )); do
    # Double escape, since we want escaped values, but compgen -W expands the argument
    printf -v quoted %q "${options[i]}"
    quoted=\'${quoted//\'/\'\\\'\'}\'

    optionList[i]=$quoted
  done

  # We also have to add another round of escaping to $curr_word.
  curr_word=${curr_word//\\/\\\\}
  curr_word=${curr_word//\'/\\\'}

  # Actually generate completions.
  local IFS=$'\n'
  echo -e "$(compgen -W "${optionList[*]}" -- "$curr_word")"
}

# Bash completion entry point function.
# _complete_bench-doctor finds which commands and subcommands have been specified
# on the command line and delegates to the appropriate function
# to generate possible options and subcommands for the last specified subcommand.
function _complete_bench-doctor() {
  # Edge case: if command line has no space after subcommand, then don't assume this subcommand is selected (remkop/picocli#1468).
  if [ "${COMP_LINE}" = "${COMP_WORDS[0]} analyze" ];    then _picocli_bench-doctor; return $?; fi
  if [ "${COMP_LINE}" = "${COMP_WORDS[0]} compare" ];    then _picocli_bench-doctor; return $?; fi
  if [ "${COMP_LINE}" = "${COMP_WORDS[0]} history" ];    then _picocli_bench-doctor; return $?; fi
  if [ "${COMP_LINE}" = "${COMP_WORDS[0]} render" ];    then _picocli_bench-doctor; return $?; fi
  if [ "${COMP_LINE}" = "${COMP_WORDS[0]} explain" ];    then _picocli_bench-doctor; return $?; fi
  if [ "${COMP_LINE}" = "${COMP_WORDS[0]} rules" ];    then _picocli_bench-doctor; return $?; fi
  if [ "${COMP_LINE}" = "${COMP_WORDS[0]} formats" ];    then _picocli_bench-doctor; return $?; fi
  if [ "${COMP_LINE}" = "${COMP_WORDS[0]} completion" ];    then _picocli_bench-doctor; return $?; fi
  if [ "${COMP_LINE}" = "${COMP_WORDS[0]} man" ];    then _picocli_bench-doctor; return $?; fi

  # Find the longest sequence of subcommands and call the bash function for that subcommand.
  local cmds0=(analyze)
  local cmds1=(compare)
  local cmds2=(history)
  local cmds3=(render)
  local cmds4=(explain)
  local cmds5=(rules)
  local cmds6=(formats)
  local cmds7=(completion)
  local cmds8=(man)

  if CompWordsContainsArray "${cmds8[@]}"; then _picocli_bench-doctor_man; return $?; fi
  if CompWordsContainsArray "${cmds7[@]}"; then _picocli_bench-doctor_completion; return $?; fi
  if CompWordsContainsArray "${cmds6[@]}"; then _picocli_bench-doctor_formats; return $?; fi
  if CompWordsContainsArray "${cmds5[@]}"; then _picocli_bench-doctor_rules; return $?; fi
  if CompWordsContainsArray "${cmds4[@]}"; then _picocli_bench-doctor_explain; return $?; fi
  if CompWordsContainsArray "${cmds3[@]}"; then _picocli_bench-doctor_render; return $?; fi
  if CompWordsContainsArray "${cmds2[@]}"; then _picocli_bench-doctor_history; return $?; fi
  if CompWordsContainsArray "${cmds1[@]}"; then _picocli_bench-doctor_compare; return $?; fi
  if CompWordsContainsArray "${cmds0[@]}"; then _picocli_bench-doctor_analyze; return $?; fi

  # No subcommands were specified; generate completions for the top-level command.
  _picocli_bench-doctor; return $?;
}

# Generates completions for the options and subcommands of the `bench-doctor` command.
function _picocli_bench-doctor() {
  # Get completion data
  local curr_word=${COMP_WORDS[COMP_CWORD]}

  local commands="analyze compare history render explain rules formats completion man"
  local flag_opts="'-h' '--help' '-V' '--version'"
  local arg_opts=""

  if [[ "${curr_word}" == -* ]]; then
    COMPREPLY=( $(compgen -W "${flag_opts} ${arg_opts}" -- "${curr_word}") )
  else
    local positionals=""
    local IFS=$'\n'
    COMPREPLY=( $(compgen -W "${commands// /$'\n'}${IFS}${positionals}" -- "${curr_word}") )
  fi
}

# Generates completions for the options and subcommands of the `analyze` subcommand.
function _picocli_bench-doctor_analyze() {
  # Get completion data
  local curr_word=${COMP_WORDS[COMP_CWORD]}
  local prev_word=${COMP_WORDS[COMP_CWORD-1]}

  local commands=""
  local flag_opts="'--redact' '--no-redact' '-q' '--quiet' '--no-quiet' '--no-config' '-v' '--verbose' '--no-verbose' '--cache' '--no-cache' '--explain-input' '-h' '--help' '-V' '--version'"
  local arg_opts="'-o' '--out' '-l' '--lang' '--config' '-f' '--format' '--input-format' '--rules' '--limit' '--slo' '--set' '--jobs' '--fail-on' '--users' '--think'"
  local TAG_option_args=("vi" "en" "ja") # --lang values
  local FORMAT_option_args=("html" "xlsx" "json" "md" "csv" "docx") # --format values
  local ID_option_args=("guidellm-json" "aiperf-json" "aiperf-records" "inference-perf-stage" "inference-perf-prometheus" "inference-perf-requests" "perf-analyzer-json" "llmperf-summary" "llmperf-individual" "sglang-serve-jsonl" "inferencemax-json" "vllm-serve-json" "vllm-serve-detailed" "vllm-bench-latency" "vllm-bench-throughput" "itl-report" "request-timings" "token-timing" "serve-metrics-json" "genai-bench-json" "guidellm-html" "prometheus" "llm-d-report" "guidellm-csv" "vllm-serve-console" "sglang-serve-console" "aiperf-console" "sweep-table" "vllm-server-log" "sglang-server-log") # --input-format values
  local PROFILEFILE_option_args=("chat" "chat-premium" "reasoning" "rag" "code-completion" "code-generation" "agent" "voice" "summarise-long" "batch") # --slo values
  local SEVERITY_option_args=("critical" "warning") # --fail-on values

  type compopt &>/dev/null && compopt +o default

  case ${prev_word} in
    '-o'|'--out')
      return
      ;;
    '-l'|'--lang')
      local IFS=$'\n'
      COMPREPLY=( $( compReplyArray "${TAG_option_args[@]}" ) )
      return $?
      ;;
    '--config')
      local IFS=$'\n'
      type compopt &>/dev/null && compopt -o filenames
      COMPREPLY=( $( compgen -f -- "${curr_word}" ) ) # files
      return $?
      ;;
    '-f'|'--format')
      local IFS=$'\n'
      COMPREPLY=( $( compReplyArray "${FORMAT_option_args[@]}" ) )
      return $?
      ;;
    '--input-format')
      local IFS=$'\n'
      COMPREPLY=( $( compReplyArray "${ID_option_args[@]}" ) )
      return $?
      ;;
    '--rules')
      local IFS=$'\n'
      type compopt &>/dev/null && compopt -o filenames
      COMPREPLY=( $( compgen -f -- "${curr_word}" ) ) # files
      return $?
      ;;
    '--limit')
      return
      ;;
    '--slo')
      local IFS=$'\n'
      COMPREPLY=( $( compReplyArray "${PROFILEFILE_option_args[@]}" ) )
      return $?
      ;;
    '--set')
      return
      ;;
    '--jobs')
      return
      ;;
    '--fail-on')
      local IFS=$'\n'
      COMPREPLY=( $( compReplyArray "${SEVERITY_option_args[@]}" ) )
      return $?
      ;;
    '--users')
      return
      ;;
    '--think')
      return
      ;;
  esac

  if [[ "${curr_word}" == -* ]]; then
    COMPREPLY=( $(compgen -W "${flag_opts} ${arg_opts}" -- "${curr_word}") )
  else
    local positionals=""
    local IFS=$'\n'
    COMPREPLY=( $(compgen -W "${commands// /$'\n'}${IFS}${positionals}" -- "${curr_word}") )
  fi
}

# Generates completions for the options and subcommands of the `compare` subcommand.
function _picocli_bench-doctor_compare() {
  # Get completion data
  local curr_word=${COMP_WORDS[COMP_CWORD]}
  local prev_word=${COMP_WORDS[COMP_CWORD-1]}

  local commands=""
  local flag_opts="'--redact' '--no-redact' '-q' '--quiet' '--no-quiet' '--no-config' '-v' '--verbose' '--no-verbose' '--cache' '--no-cache' '-h' '--help' '-V' '--version'"
  local arg_opts="'-o' '--out' '-l' '--lang' '--config' '-f' '--format' '--change' '--input-format' '--rules' '--limit' '--slo' '--set' '--jobs' '--fail-on'"
  local TAG_option_args=("vi" "en" "ja") # --lang values
  local FORMAT_option_args=("html" "xlsx" "json" "md") # --format values
  local SETTING_option_args=("tool" "definitions" "requestRate" "maxConcurrency" "numPrompts" "engine" "engineVersion" "backend" "model" "gpu" "tensorParallel" "rampUp" "rampUpStart" "rampUpEnd" "burstiness" "dataset" "inputLength" "prefixLength" "outputLength" "batchSize" "ignoreEos" "rangeRatio" "warmups" "seed" "maxNumSeqs" "maxNumBatchedTokens" "dataParallel" "pipelineParallel" "maxModelLength" "blockSize" "kvCacheType" "chunkedPrefill" "prefixCaching" "enforceEager" "cudaGraphMode" "cpuOffload" "speculativeTokens" "lora" "maxLoras" "structuredShare" "grammarBackend" "kvConnector" "tokenizerMode" "quantization" "dtype" "gpuMemoryUtilization" "speculativeMethod") # --change values
  local ID_option_args=("guidellm-json" "aiperf-json" "aiperf-records" "inference-perf-stage" "inference-perf-prometheus" "inference-perf-requests" "perf-analyzer-json" "llmperf-summary" "llmperf-individual" "sglang-serve-jsonl" "inferencemax-json" "vllm-serve-json" "vllm-serve-detailed" "vllm-bench-latency" "vllm-bench-throughput" "itl-report" "request-timings" "token-timing" "serve-metrics-json" "genai-bench-json" "guidellm-html" "prometheus" "llm-d-report" "guidellm-csv" "vllm-serve-console" "sglang-serve-console" "aiperf-console" "sweep-table" "vllm-server-log" "sglang-server-log") # --input-format values
  local PROFILEFILE_option_args=("chat" "chat-premium" "reasoning" "rag" "code-completion" "code-generation" "agent" "voice" "summarise-long" "batch") # --slo values

  type compopt &>/dev/null && compopt +o default

  case ${prev_word} in
    '-o'|'--out')
      return
      ;;
    '-l'|'--lang')
      local IFS=$'\n'
      COMPREPLY=( $( compReplyArray "${TAG_option_args[@]}" ) )
      return $?
      ;;
    '--config')
      local IFS=$'\n'
      type compopt &>/dev/null && compopt -o filenames
      COMPREPLY=( $( compgen -f -- "${curr_word}" ) ) # files
      return $?
      ;;
    '-f'|'--format')
      local IFS=$'\n'
      COMPREPLY=( $( compReplyArray "${FORMAT_option_args[@]}" ) )
      return $?
      ;;
    '--change')
      local IFS=$'\n'
      COMPREPLY=( $( compReplyArray "${SETTING_option_args[@]}" ) )
      return $?
      ;;
    '--input-format')
      local IFS=$'\n'
      COMPREPLY=( $( compReplyArray "${ID_option_args[@]}" ) )
      return $?
      ;;
    '--rules')
      local IFS=$'\n'
      type compopt &>/dev/null && compopt -o filenames
      COMPREPLY=( $( compgen -f -- "${curr_word}" ) ) # files
      return $?
      ;;
    '--limit')
      return
      ;;
    '--slo')
      local IFS=$'\n'
      COMPREPLY=( $( compReplyArray "${PROFILEFILE_option_args[@]}" ) )
      return $?
      ;;
    '--set')
      return
      ;;
    '--jobs')
      return
      ;;
    '--fail-on')
      return
      ;;
  esac

  if [[ "${curr_word}" == -* ]]; then
    COMPREPLY=( $(compgen -W "${flag_opts} ${arg_opts}" -- "${curr_word}") )
  else
    local positionals=""
    local IFS=$'\n'
    COMPREPLY=( $(compgen -W "${commands// /$'\n'}${IFS}${positionals}" -- "${curr_word}") )
  fi
}

# Generates completions for the options and subcommands of the `history` subcommand.
function _picocli_bench-doctor_history() {
  # Get completion data
  local curr_word=${COMP_WORDS[COMP_CWORD]}
  local prev_word=${COMP_WORDS[COMP_CWORD-1]}

  local commands=""
  local flag_opts="'--redact' '--no-redact' '-q' '--quiet' '--no-quiet' '--no-config' '-v' '--verbose' '--no-verbose' '--cache' '--no-cache' '-h' '--help' '-V' '--version'"
  local arg_opts="'-o' '--out' '-l' '--lang' '--config' '-f' '--format' '--input-format' '--rules' '--limit' '--slo' '--set' '--jobs' '--fail-on'"
  local TAG_option_args=("vi" "en" "ja") # --lang values
  local FORMAT_option_args=("html" "xlsx" "json" "md" "csv") # --format values
  local ID_option_args=("guidellm-json" "aiperf-json" "aiperf-records" "inference-perf-stage" "inference-perf-prometheus" "inference-perf-requests" "perf-analyzer-json" "llmperf-summary" "llmperf-individual" "sglang-serve-jsonl" "inferencemax-json" "vllm-serve-json" "vllm-serve-detailed" "vllm-bench-latency" "vllm-bench-throughput" "itl-report" "request-timings" "token-timing" "serve-metrics-json" "genai-bench-json" "guidellm-html" "prometheus" "llm-d-report" "guidellm-csv" "vllm-serve-console" "sglang-serve-console" "aiperf-console" "sweep-table" "vllm-server-log" "sglang-server-log") # --input-format values
  local PROFILEFILE_option_args=("chat" "chat-premium" "reasoning" "rag" "code-completion" "code-generation" "agent" "voice" "summarise-long" "batch") # --slo values

  type compopt &>/dev/null && compopt +o default

  case ${prev_word} in
    '-o'|'--out')
      return
      ;;
    '-l'|'--lang')
      local IFS=$'\n'
      COMPREPLY=( $( compReplyArray "${TAG_option_args[@]}" ) )
      return $?
      ;;
    '--config')
      local IFS=$'\n'
      type compopt &>/dev/null && compopt -o filenames
      COMPREPLY=( $( compgen -f -- "${curr_word}" ) ) # files
      return $?
      ;;
    '-f'|'--format')
      local IFS=$'\n'
      COMPREPLY=( $( compReplyArray "${FORMAT_option_args[@]}" ) )
      return $?
      ;;
    '--input-format')
      local IFS=$'\n'
      COMPREPLY=( $( compReplyArray "${ID_option_args[@]}" ) )
      return $?
      ;;
    '--rules')
      local IFS=$'\n'
      type compopt &>/dev/null && compopt -o filenames
      COMPREPLY=( $( compgen -f -- "${curr_word}" ) ) # files
      return $?
      ;;
    '--limit')
      return
      ;;
    '--slo')
      local IFS=$'\n'
      COMPREPLY=( $( compReplyArray "${PROFILEFILE_option_args[@]}" ) )
      return $?
      ;;
    '--set')
      return
      ;;
    '--jobs')
      return
      ;;
    '--fail-on')
      return
      ;;
  esac

  if [[ "${curr_word}" == -* ]]; then
    COMPREPLY=( $(compgen -W "${flag_opts} ${arg_opts}" -- "${curr_word}") )
  else
    local positionals=""
    local IFS=$'\n'
    COMPREPLY=( $(compgen -W "${commands// /$'\n'}${IFS}${positionals}" -- "${curr_word}") )
  fi
}

# Generates completions for the options and subcommands of the `render` subcommand.
function _picocli_bench-doctor_render() {
  # Get completion data
  local curr_word=${COMP_WORDS[COMP_CWORD]}
  local prev_word=${COMP_WORDS[COMP_CWORD-1]}

  local commands=""
  local flag_opts="'--redact' '--no-redact' '-q' '--quiet' '--no-quiet' '--no-config' '-h' '--help' '-V' '--version'"
  local arg_opts="'-o' '--out' '-l' '--lang' '--config' '-f' '--format' '--rules'"
  local TAG_option_args=("vi" "en" "ja") # --lang values
  local FORMAT_option_args=("html" "xlsx" "json" "md" "csv" "docx") # --format values

  type compopt &>/dev/null && compopt +o default

  case ${prev_word} in
    '-o'|'--out')
      return
      ;;
    '-l'|'--lang')
      local IFS=$'\n'
      COMPREPLY=( $( compReplyArray "${TAG_option_args[@]}" ) )
      return $?
      ;;
    '--config')
      local IFS=$'\n'
      type compopt &>/dev/null && compopt -o filenames
      COMPREPLY=( $( compgen -f -- "${curr_word}" ) ) # files
      return $?
      ;;
    '-f'|'--format')
      local IFS=$'\n'
      COMPREPLY=( $( compReplyArray "${FORMAT_option_args[@]}" ) )
      return $?
      ;;
    '--rules')
      local IFS=$'\n'
      type compopt &>/dev/null && compopt -o filenames
      COMPREPLY=( $( compgen -f -- "${curr_word}" ) ) # files
      return $?
      ;;
  esac

  if [[ "${curr_word}" == -* ]]; then
    COMPREPLY=( $(compgen -W "${flag_opts} ${arg_opts}" -- "${curr_word}") )
  else
    local positionals=""
    local IFS=$'\n'
    COMPREPLY=( $(compgen -W "${commands// /$'\n'}${IFS}${positionals}" -- "${curr_word}") )
  fi
}

# Generates completions for the options and subcommands of the `explain` subcommand.
function _picocli_bench-doctor_explain() {
  # Get completion data
  local curr_word=${COMP_WORDS[COMP_CWORD]}
  local prev_word=${COMP_WORDS[COMP_CWORD-1]}

  local commands=""
  local flag_opts="'-h' '--help' '-V' '--version'"
  local arg_opts="'-l' '--lang' '--rules'"
  local TAG_option_args=("vi" "en" "ja") # --lang values

  type compopt &>/dev/null && compopt +o default

  case ${prev_word} in
    '-l'|'--lang')
      local IFS=$'\n'
      COMPREPLY=( $( compReplyArray "${TAG_option_args[@]}" ) )
      return $?
      ;;
    '--rules')
      local IFS=$'\n'
      type compopt &>/dev/null && compopt -o filenames
      COMPREPLY=( $( compgen -f -- "${curr_word}" ) ) # files
      return $?
      ;;
  esac

  if [[ "${curr_word}" == -* ]]; then
    COMPREPLY=( $(compgen -W "${flag_opts} ${arg_opts}" -- "${curr_word}") )
  else
    local positionals=""
    local IFS=$'\n'
    COMPREPLY=( $(compgen -W "${commands// /$'\n'}${IFS}${positionals}" -- "${curr_word}") )
  fi
}

# Generates completions for the options and subcommands of the `rules` subcommand.
function _picocli_bench-doctor_rules() {
  # Get completion data
  local curr_word=${COMP_WORDS[COMP_CWORD]}
  local prev_word=${COMP_WORDS[COMP_CWORD-1]}

  local commands=""
  local flag_opts="'-h' '--help' '-V' '--version'"
  local arg_opts="'-l' '--lang' '--check' '--rules'"
  local TAG_option_args=("vi" "en" "ja") # --lang values

  type compopt &>/dev/null && compopt +o default

  case ${prev_word} in
    '-l'|'--lang')
      local IFS=$'\n'
      COMPREPLY=( $( compReplyArray "${TAG_option_args[@]}" ) )
      return $?
      ;;
    '--check')
      local IFS=$'\n'
      type compopt &>/dev/null && compopt -o filenames
      COMPREPLY=( $( compgen -f -- "${curr_word}" ) ) # files
      return $?
      ;;
    '--rules')
      local IFS=$'\n'
      type compopt &>/dev/null && compopt -o filenames
      COMPREPLY=( $( compgen -f -- "${curr_word}" ) ) # files
      return $?
      ;;
  esac

  if [[ "${curr_word}" == -* ]]; then
    COMPREPLY=( $(compgen -W "${flag_opts} ${arg_opts}" -- "${curr_word}") )
  else
    local positionals=""
    local IFS=$'\n'
    COMPREPLY=( $(compgen -W "${commands// /$'\n'}${IFS}${positionals}" -- "${curr_word}") )
  fi
}

# Generates completions for the options and subcommands of the `formats` subcommand.
function _picocli_bench-doctor_formats() {
  # Get completion data
  local curr_word=${COMP_WORDS[COMP_CWORD]}
  local prev_word=${COMP_WORDS[COMP_CWORD-1]}

  local commands=""
  local flag_opts="'-h' '--help' '-V' '--version'"
  local arg_opts="'-l' '--lang'"
  local TAG_option_args=("vi" "en" "ja") # --lang values

  type compopt &>/dev/null && compopt +o default

  case ${prev_word} in
    '-l'|'--lang')
      local IFS=$'\n'
      COMPREPLY=( $( compReplyArray "${TAG_option_args[@]}" ) )
      return $?
      ;;
  esac

  if [[ "${curr_word}" == -* ]]; then
    COMPREPLY=( $(compgen -W "${flag_opts} ${arg_opts}" -- "${curr_word}") )
  else
    local positionals=""
    local IFS=$'\n'
    COMPREPLY=( $(compgen -W "${commands// /$'\n'}${IFS}${positionals}" -- "${curr_word}") )
  fi
}

# Generates completions for the options and subcommands of the `completion` subcommand.
function _picocli_bench-doctor_completion() {
  # Get completion data
  local curr_word=${COMP_WORDS[COMP_CWORD]}

  local commands=""
  local flag_opts="'-h' '--help' '-V' '--version'"
  local arg_opts=""
  local SHELL_pos_param_args=("bash" "zsh" "fish") # 0-0 values

  if [[ "${curr_word}" == -* ]]; then
    COMPREPLY=( $(compgen -W "${flag_opts} ${arg_opts}" -- "${curr_word}") )
  else
    local positionals=""
    local currIndex
    currIndex=$(currentPositionalIndex "completion" "${arg_opts}" "${flag_opts}")
    if (( currIndex >= 0 && currIndex <= 0 )); then
      positionals=$( compReplyArray "${SHELL_pos_param_args[@]}" )
    fi
    local IFS=$'\n'
    COMPREPLY=( $(compgen -W "${commands// /$'\n'}${IFS}${positionals}" -- "${curr_word}") )
  fi
}

# Generates completions for the options and subcommands of the `man` subcommand.
function _picocli_bench-doctor_man() {
  # Get completion data
  local curr_word=${COMP_WORDS[COMP_CWORD]}
  local prev_word=${COMP_WORDS[COMP_CWORD-1]}

  local commands=""
  local flag_opts="'-h' '--help' '-V' '--version'"
  local arg_opts="'-l' '--lang'"
  local TAG_option_args=("vi" "en" "ja") # --lang values

  type compopt &>/dev/null && compopt +o default

  case ${prev_word} in
    '-l'|'--lang')
      local IFS=$'\n'
      COMPREPLY=( $( compReplyArray "${TAG_option_args[@]}" ) )
      return $?
      ;;
  esac

  if [[ "${curr_word}" == -* ]]; then
    COMPREPLY=( $(compgen -W "${flag_opts} ${arg_opts}" -- "${curr_word}") )
  else
    local positionals=""
    local IFS=$'\n'
    COMPREPLY=( $(compgen -W "${commands// /$'\n'}${IFS}${positionals}" -- "${curr_word}") )
  fi
}

# Define a completion specification (a compspec) for the
# `bench-doctor`, `bench-doctor.sh`, and `bench-doctor.bash` commands.
# Uses the bash `complete` builtin (see [6]) to specify that shell function
# `_complete_bench-doctor` is responsible for generating possible completions for the
# current word on the command line.
# default Bash completions and the Readline default filename completions are performed.
complete -F _complete_bench-doctor -o default bench-doctor bench-doctor.sh bench-doctor.bash
