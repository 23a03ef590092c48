# What follows is the same for every kernel; above it stand release, plain_locks, ref, done and arm_all.
#
# It makes one tracefs instance and one group of kprobe events, both of one name (-i), and touches no
# other; both go when it ends, however it ends. Only SIGKILL leaves them behind: then -c removes them.
# A log holds kernel addresses, so that only its owner may read it.

# shellcheck disable=SC2153
tracefs=$TRACEFS
set -u

say() {
  printf 'record: %s\n' "$*" >&2
}

die() {
  say "$@"
  status=1
  exit 1
}

# write TEXT FILE: one write; its complaints are not shown.
write() {
  { printf '%s\n' "$1" >"$2"; } 2>/dev/null
}

# define TEXT: adds to or takes from kprobe_events. Appends: opening it in any other way to write would
# remove everybody's probes.
define() {
  { printf '%s\n' "$1" >>"$tracefs/kprobe_events"; } 2>/dev/null
}

is_defined() {
  grep -q "^[pr][0-9]*:$name/$1 $2\( \|\$\)" "$tracefs/kprobe_events"
}

# Why the kernel refused the last definition, in its own words.
reason() {
  why=$(sed -n 's/^\[[^]]*\] [a-z_]*: error: //p' "$tracefs/error_log" 2>/dev/null | tail -n 1)
  printf '%s' "$why"
}

# built_in MODULE FUNCTION: the function is not in a module, although it could be.
built_in() {
  [ ! -e "/sys/module/$1/initstate" ] && grep -q "^[0-9a-f]* [tT] $2\$" /proc/kallsyms
}

# arm EVENT KIND DEFINITION...: the first definition that the kernel takes. It takes any in a module that
# is not loaded yet; then all stay, and those that exist fire when it is.
arm() {
  [ -z "$stop" ] || return
  event=$1
  kind=$2
  found=
  shift 2
  for definition in "$@"; do
    function=${definition%% *}
    module=
    case $function in
      *:*)
        if built_in "${function%%:*}" "${function#*:}"; then
          definition=${definition#*:}
          function=${definition%% *}
        elif [ ! -e "/sys/module/${function%%:*}" ]; then
          module=${function%%:*}
        fi
        ;;
    esac
    define "$kind:$name/$event $definition"
    is_defined "$event" "$function" || continue
    if ! write 1 "$instance/events/$name/$event/enable"; then
      define "-:$name/$event"
      continue
    fi
    found=yes
    [ -n "$module" ] || break
    waiting=$(with "$waiting" "$event($module)")
  done
  if [ -n "$found" ]; then
    armed=$(with "$armed" "$event")
  else
    say "not armed: $event ($function): $(reason)"
  fi
}

# with LIST WORD: the list with the word in it once.
with() {
  case "$1 " in
    *" $2 "*) printf '%s' "$1" ;;
    *) printf '%s' "$1 $2" ;;
  esac
}

# tracepoint EVENT FOLDER [FILTER]
tracepoint() {
  folder=$instance/events/$2
  if [ ! -d "$folder" ]; then
    say "not armed: $1: this kernel has no event $2"
  elif [ $# -gt 2 ] && ! write "$3" "$folder/filter"; then
    say "not armed: $1: the filter '$3' is refused, and without it there would be too many"
  elif ! write 1 "$folder/enable"; then
    say "not armed: $1: $2 cannot be enabled"
  elif [ $# -gt 2 ]; then
    tracepoints="$tracepoints $1($3)"
  else
    tracepoints="$tracepoints $1"
  fi
}

# Our probes are those of our group; nobody else has one of this name, or we had not begun.
remove_probes() {
  sed -n "s,^[pr][0-9]*:\($name/[A-Za-z0-9_]*\) .*,-:\1,p" "$tracefs/kprobe_events" | sort -u |
    while read -r removal; do
      define "$removal"
    done
  if grep -q "^[pr][0-9]*:$name/" "$tracefs/kprobe_events"; then
    say "some probes are still there, since somebody else has enabled them:"
    grep "^[pr][0-9]*:$name/" "$tracefs/kprobe_events" >&2
    return 1
  fi
}

remove_instance() {
  [ -d "$instance" ] || return 0
  write 0 "$instance/tracing_on"
  write 0 "$instance/events/enable"
  tries=5
  until rmdir "$instance" 2>/dev/null; do
    tries=$((tries - 1))
    if [ "$tries" -eq 0 ]; then
      say "cannot remove $instance: somebody still reads from it; end that, then: sh SCRIPT -c -i $name"
      return 1
    fi
    sleep 1
  done
}
