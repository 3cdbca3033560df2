#!/usr/bin/env bash
# Runs one golden case in a private folder and compares what it printed.
#
#   run_case.sh REDACTOR CASE.sh       (UPDATE=1 rewrites the expectations)
#
# Beside CASE.sh stand CASE.out (stdout, exact), CASE.err (stderr, a shell glob;
# missing: must be empty) and CASE.exit (missing: 0). A case has $REDACTOR, a
# fixed key in $REDACTOR_KEY_FILE and $SAMPLES; its folder is empty.
set -u
redactor=$1 case=$2 base=${2%.sh}
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
mkdir "$work/box"
printf 'redactor-key-1 %s\n' "$(printf '07%.0s' $(seq 32))" >"$work/key"
chmod 600 "$work/key"
export REDACTOR=$redactor REDACTOR_KEY_FILE=$work/key SAMPLES=$here/../../samples
export HOME=$work XDG_CONFIG_HOME=$work/config LC_ALL=C TZ=UTC
(cd "$work/box" && bash "$case") >"$work/out" 2>"$work/err" </dev/null
code=$?
if [ -n "${UPDATE:-}" ]; then
  cp "$work/out" "$base.out"
  rm -f "$base.err" "$base.exit"
  [ -s "$work/err" ] && cp "$work/err" "$base.err"
  [ $code -ne 0 ] && echo $code >"$base.exit"
  exit 0
fi
failed=0
want=0
[ -f "$base.exit" ] && want=$(cat "$base.exit")
if [ "$code" != "$want" ]; then
  echo "exit $code, expected $want"
  failed=1
fi
diff -u "$base.out" "$work/out" || failed=1
glob=
[ -f "$base.err" ] && glob=$(cat "$base.err")
got=$(cat "$work/err")
# shellcheck disable=SC2053  # the right side is a pattern on purpose
if [[ $got != $glob ]]; then
  printf 'stderr:\n%s\nexpected (glob):\n%s\n' "$got" "$glob"
  failed=1
fi
exit $failed
