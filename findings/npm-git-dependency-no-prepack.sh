#!/bin/sh
# npm: a dependency from git is packed without its `prepack`, although npm's own page on
# scripts lists that case. A package that builds in `prepack` is whole in the registry
# and empty when it is installed from its repository.
set -eu
command -v git >/dev/null || { echo "needs git: apt-get install git" >&2; exit 2; }
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
trap 'exit 1' HUP INT TERM
cd "$folder"
mkdir tool built user
echo '{ "private": true }' >tool/package.json
(cd tool && npm install --loglevel=error --no-audit --no-fund --ignore-scripts --save-exact npm@11.19.1 >/dev/null)
npm="$folder/tool/node_modules/.bin/npm"

cat >built/package.json <<'JSON'
{
  "name": "built",
  "version": "1.0.0",
  "scripts": { "prepack": "node -e \"fs.writeFileSync('built.js', '')\"" }
}
JSON
export GIT_CONFIG_GLOBAL=/dev/null GIT_CONFIG_NOSYSTEM=1
git -C built init --quiet
git -C built add package.json
git -C built -c user.name=nobody -c user.email=nobody@example.org commit --quiet --message "Build in prepack"

echo '{ "private": true }' >user/package.json
(cd user && "$npm" install --loglevel=error --no-audit --no-fund "git+file://$folder/built" >/dev/null)
(cd built && "$npm" pack --loglevel=error >/dev/null)

has() { if [ -n "$1" ]; then echo built.js; else echo "no built.js"; fi; }
from_git=$(has "$(find user/node_modules/built -name built.js)")
from_pack=$(has "$(tar -tzf built/built-1.0.0.tgz | grep built.js || :)")
page=tool/node_modules/npm/docs/content/using-npm/scripts.md
promised=$(grep -A 1 '^\*\*prepack\*\*' "$page" | grep -c 'git dependency' || :)

echo "npm $("$npm" --version)"
echo "expected: prepack runs for npm pack and for a git dependency (its documentation says so: $promised line)"
echo "seen:     npm pack: $from_pack; installed from git: $from_git"
if [ "$from_pack" != "built.js" ] || [ "$from_git" != "no built.js" ] || [ "$promised" != 1 ]; then
  echo "no longer so" >&2
  exit 1
fi
