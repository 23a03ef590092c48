#!/bin/sh
# SPIN: the verifier does not truncate what is assigned to an element of an array of bits.
# It becomes 2, where the simulator, and the verifier for a single bit, make it 0. So the
# verifier reports a violated assertion, and its own trail, replayed, shows the value with
# which the assertion holds.
set -eu
for tool in spin gcc; do
  command -v "$tool" >/dev/null || { echo "needs $tool: apt-get install $tool" >&2; exit 2; }
done
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
trap 'exit 1' HUP INT TERM
cd "$folder"

cat >bits.pml <<'PML'
bit single;
bit many[2];

active proctype p() {
  single++; single++;
  many[0]++; many[0]++;
  printf("single %d, many[0] %d\n", single, many[0]);
  assert(single == 0);
  assert(many[0] == 0)
}
PML
simulated=$(spin bits.pml | sed -n 's/^ *\(single .*\)/\1/p')
spin -a bits.pml
gcc -w -o pan pan.c
verified=$(./pan | sed -n 's/.*\(assertion violated .*\) (at depth.*/\1/p')
replayed=$(spin -t bits.pml | sed -n 's/^[[:space:]]*many\[0\] = /many[0] /p')

spin -V
echo "expected: the simulator and the verifier agree on many[0] after two increments"
echo "seen:     simulator: $simulated; verifier: $verified; its trail ends with $replayed"
if [ "$simulated" != "single 0, many[0] 0" ] ||
  [ "$verified" != "assertion violated (many[0]==0)" ] ||
  [ "$replayed" != "many[0] 0" ]; then
  echo "no longer so" >&2
  exit 1
fi
