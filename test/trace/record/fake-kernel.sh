# Stands in for tracefs: sourced before the script, it answers mkdir, rmdir and the writes to kprobe_events
# as the kernel does. FAKE_UNPROBEABLE has functions that cannot be probed; a file `busy` in $TRACEFS keeps
# instances from being removed, as a reader would.
# shellcheck shell=sh

mkdir() {
  command mkdir "$1" || return 1
  case $1 in
    "$TRACEFS"/instances/*)
      command mkdir -p "$1/per_cpu/cpu0" "$1/events/sched/sched_switch"
      command printf 'entries: 5\noverrun: 3\ncommit overrun: 0\ndropped events: 2\n' >"$1/per_cpu/cpu0/stats"
      command printf '# tracer: nop\n  A-1  [000] .....  1.000001: one: (f+0x0/0x10) x=0x1\n' >"$1/trace"
      cp "$1/trace" "$1/trace_pipe"
      ;;
  esac
}

rmdir() {
  [ ! -e "$TRACEFS/busy" ] && rm -r "$1"
}

printf() {
  case "$1 $#" in
    '%s\n 2') ;;
    *)
      command printf "$@"
      return
      ;;
  esac
  case $2 in
    [pr]*:*/*) ;;
    -:*)
      sed -i "\\,^[pr][0-9]*:${2#-:} ,d" "$TRACEFS/kprobe_events"
      return
      ;;
    *)
      command printf "$@"
      return
      ;;
  esac
  made_event=${2#*:}
  made_on=${made_event#* }
  made_event=${made_event%% *}
  case " $FAKE_UNPROBEABLE " in
    *" ${made_on%% *} "*) return 1 ;;
  esac
  command mkdir -p "$TRACEFS/instances/${made_event%%/*}/events/$made_event"
  command printf '%s\n' "$2"
  command printf '  %-44s %15d %15d\n' "${made_event#*/}" 7 1 >>"$TRACEFS/kprobe_profile"
}
