# What records, with what stands above.

usage() {
  cat <<'USAGE'
usage: sh SCRIPT [-o FILE] [-f | -n] [-b KB] [-i NAME] [-s SCENARIO] [COMMAND [ARGUMENT...]]
       sh SCRIPT -c [-i NAME]

Records until COMMAND returns, or until Ctrl-C. Needs root.

  -o FILE      write the log to FILE, which must not exist (default: standard output)
  -f           write events as they happen, not at the end
  -n           write the head only and leave the events in trace_pipe to another reader
  -b KB        size of the buffer of each CPU (default: the kernel's)
  -i NAME      name of the tracefs instance and of the group of probes (default: unplug)
  -s SCENARIO  what the head of the log calls the recording
  -c           remove what a recording left behind that was killed
USAGE
}

clean_up() {
  trap '' INT QUIT TERM HUP PIPE
  trap - EXIT
  if [ -n "$reader" ]; then
    kill "$reader" 2>/dev/null
    wait "$reader" 2>/dev/null
  fi
  if [ -n "$made" ]; then
    remove_instance || status=1
    remove_probes || status=1
  fi
  # A log without a head is none.
  [ -z "$opened" ] || [ -s "$out" ] || rm -f "$out"
  exit "$status"
}

# What the kernel was built with, where it or its distribution tells.
kernel_config() {
  zcat /proc/config.gz 2>/dev/null || cat "/boot/config-$running" 2>/dev/null
}

print_head() {
  printf '# scenario %s, kernel %s, Linux version %s\n' "$scenario" "$running" "$(uname -v)"
  printf '# offsets: ref=%s done=%s (pgmap_ref_released ref = pgmap + ref)\n' "$ref" "$done"
  printf '# probes:%s ; tracepoints:%s\n' "$armed" "$tracepoints"
  [ -z "$waiting" ] || printf '# armed when their module is loaded:%s\n' "$waiting"
}

# What the log does not show: calls that a probe missed, events that a buffer lost.
print_losses() {
  printf '# kprobe_profile: event hits misses\n'
  while read -r event hits misses; do
    case " $armed " in *" $event "*) printf '# %s %s %s\n' "$event" "$hits" "$misses" ;; esac
  done <"$tracefs/kprobe_profile"
  for cpu in "$instance"/per_cpu/cpu*; do
    sed -n "s/^\(overrun\|commit overrun\|dropped events\): /# ${cpu##*/}: &/p" "$cpu/stats"
  done
}

# The reader of trace_pipe ends by itself when recording is off and everything is read, unless there
# was nothing at all.
drain() {
  tries=3
  while [ "$tries" -gt 0 ] && kill -0 "$reader" 2>/dev/null; do
    tries=$((tries - 1))
    sleep 1
  done
  kill "$reader" 2>/dev/null
  wait "$reader" 2>/dev/null
  reader=
}

# Runs in the background, so that Ctrl-C ends the recording even of a command that hangs in the kernel.
# It gets the standard input and output that we were given, unless the log goes there.
run_command() {
  if [ -n "$out" ]; then
    "$@" <&3 3<&- 4>&- &
  else
    "$@" <&3 >&2 3<&- 4>&- &
  fi
  command=$!
  while :; do
    wait "$command"
    status=$?
    [ -z "$stop" ] || break
    kill -0 "$command" 2>/dev/null || break
  done
  if [ -n "$stop" ]; then
    status=0
    if kill "$command" 2>/dev/null; then
      say "process $command ($1) was told to end; if it hangs in the kernel it is still there"
    fi
  fi
}

wait_for_end() {
  say "recording; Ctrl-C ends it"
  while [ -z "$stop" ]; do
    [ -z "$reader" ] || kill -0 "$reader" 2>/dev/null || break
    # A signal ends `wait` at once; one that comes just before it is seen at the next turn.
    sleep 2 3<&- 4>&- &
    sleeper=$!
    wait "$sleeper"
    kill "$sleeper" 2>/dev/null
  done
}

name=unplug
scenario=recording
out=
mode=snapshot
buffer_kb=
cleaning=
while getopts o:fnb:i:s:ch option; do
  case $option in
    o) out=$OPTARG ;;
    f) mode=follow ;;
    n) mode=none ;;
    b) buffer_kb=$OPTARG ;;
    i) name=$OPTARG ;;
    s) scenario=$OPTARG ;;
    c) cleaning=yes ;;
    h)
      usage
      exit 0
      ;;
    *)
      usage >&2
      exit 64
      ;;
  esac
done
shift $((OPTIND - 1))

case $name in
  '' | [0-9]* | *[!A-Za-z0-9_]*) die "-i $name: use letters, digits and _, and no digit first" ;;
esac
case $buffer_kb in
  *[!0-9]*) die "-b $buffer_kb: give a number of KB" ;;
esac
case $scenario in
  '' | *[!A-Za-z0-9_.-]*) die "-s $scenario: use letters, digits, _, . and -" ;;
esac

if [ -z "$tracefs" ]; then
  [ "$(id -u)" -eq 0 ] || die 'needs root: tracefs lets nobody else set up probes'
  for tracefs in /sys/kernel/tracing /sys/kernel/debug/tracing; do
    [ ! -d "$tracefs/instances" ] || break
  done
fi
[ -d "$tracefs/instances" ] ||
  die 'tracefs is not mounted; do: mount -t tracefs nodev /sys/kernel/tracing'
[ -e "$tracefs/kprobe_events" ] ||
  die "$tracefs has no kprobe_events: this kernel is built without CONFIG_KPROBE_EVENTS"
[ -w "$tracefs/kprobe_events" ] || die "cannot write to $tracefs/kprobe_events: needs root"
instance=$tracefs/instances/$name

reader=
made=
opened=
status=0
if [ -n "$cleaning" ]; then
  made=yes
  clean_up
fi

running=$(uname -r)
case $running in
  "$release" | "$release"[!0-9]*) ;;
  *) die "this kernel is $running, the script is for $release; make one with: unplug trace probes --kernel $running --btf /sys/kernel/btf/vmlinux" ;;
esac
[ "$(uname -m)" = x86_64 ] || die "this machine is $(uname -m), the script is for x86_64"
if [ "$plain_locks" = yes ] &&
  { [ -e /proc/lockdep_stats ] || kernel_config | grep -q '^CONFIG_DEBUG_SPINLOCK=y'; }; then
  die "this kernel debugs its locks, so that structs are larger than the script thinks; make one with: unplug trace probes --kernel $running --btf /sys/kernel/btf/vmlinux"
fi
[ "$(cat /sys/kernel/debug/kprobes/enabled 2>/dev/null)" != 0 ] ||
  say 'kprobes are switched off (/sys/kernel/debug/kprobes/enabled): nothing will be seen'
[ "$(cat /proc/sys/kernel/ftrace_enabled 2>/dev/null)" != 0 ] ||
  say 'kernel.ftrace_enabled is 0: probes at the entry of most functions will see nothing'

[ ! -e "$tracefs/events/$name" ] ||
  die "there are probes of the name $name already: another recording runs (take another name with -i), or one was killed (remove it with -c)"

stop=
trap 'stop=yes' INT QUIT TERM HUP PIPE
trap clean_up EXIT

exec 3<&0
if [ -n "$out" ]; then
  (umask 077 && set -C && : >"$out") 2>/dev/null ||
    die "cannot make $out: it exists, or its folder does not"
  opened=yes
  exec 4>>"$out"
else
  exec 4>&1
fi

mkdir "$instance" 2>/dev/null ||
  die "cannot make $instance: another recording runs (take another name with -i), one was killed (remove it with -c), or the kernel is locked down"
made=yes
write 0 "$instance/tracing_on" || die "cannot switch $instance off"
# A new instance takes the options of the top level, which others may have set.
for option in latency-format=0 verbose=0 raw=0 hex=0 bin=0 fields=0 sym-addr=0 context-info=1 irq-info=1; do
  [ ! -w "$instance/options/${option%=*}" ] ||
    write "${option#*=}" "$instance/options/${option%=*}" ||
    die "cannot set the option ${option%=*} of $instance"
done
write mono "$instance/trace_clock" || die 'this kernel has no clock mono'
[ -z "$buffer_kb" ] || write "$buffer_kb" "$instance/buffer_size_kb" ||
  say "buffers of $buffer_kb KB for each CPU cannot be had; they stay as they are"

armed=
tracepoints=
waiting=
arm_all
[ -n "$armed" ] || die 'no probe could be armed: is the kernel locked down?'

print_head >&4
if [ "$mode" = follow ]; then
  cat "$instance/trace_pipe" >&4 3<&- &
  reader=$!
fi
if [ -z "$stop" ]; then
  write 1 "$instance/tracing_on" || die "cannot switch $instance on"
  if [ $# -gt 0 ]; then run_command "$@"; else wait_for_end; fi
fi
write 0 "$instance/tracing_on"
case $mode in
  follow) drain ;;
  snapshot) cat "$instance/trace" >&4 ;;
esac
# Whoever read from standard output may have left.
print_losses >&4 2>/dev/null
