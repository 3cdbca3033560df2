#!/usr/bin/env bash
# Who may include whom, and whose library is whose: two tables and one pass over
# the #include lines of redactor/ and include/. Tests are exempt.
#   usage: check_layering.sh ROOT       (prints "FILE:LINE: what" and exits 1)
#          check_layering.sh --self-test
set -euo pipefail
export LC_ALL=C

check() {
  cd "$1"
  find redactor include \( -name '*.h' -o -name '*.cc' -o -name '*.h.in' -o -name '*.inc' \) | sort | tr '\n' '\0' |
    xargs -0 awk '
    function allow(room, rooms,    list, i, n) {
      known[room] = 1
      n = split(rooms, list, " ")
      for (i = 1; i <= n; i++) may[room, list[i]] = 1
      may[room, room] = 1
    }
    function own(prefix, room) { owner[prefix] = room }
    function complain(what) {
      printf "%s:%d: %s\n", FILENAME, FNR, what
      bad = 1
    }
    BEGIN {
      # room: the other rooms it may include. Public headers are open to all.
      allow("base", "")
      allow("text", "base")
      allow("match", "base")
      allow("format", "base text match")
      allow("detect", "base text match")
      allow("pseudonym", "base text match")
      allow("archive", "base text match")
      allow("pipeline", "base text match format detect pseudonym archive")
      allow("report", "base text")
      allow("cli", "base text pipeline report")
      allow("train", "base text match detect")
      allow("public", "")
      # library header (or its folder): its room.
      own("re2/", "match"); own("hwy/", "match")
      own("unicode/", "text")
      own("archive.h", "archive"); own("archive_entry.h", "archive")
      own("zlib.h", "archive"); own("libdeflate.h", "archive")
      own("sodium.h", "pseudonym"); own("sodium/", "pseudonym")
      own("toml++/", "detect"); own("toml.hpp", "detect")
      own("libpsl.h", "detect")
      own("boost/", "cli")
    }
    FNR == 1 {
      split(FILENAME, part, "/")
      room = part[1] == "include" ? "public" : part[2]
      if (!(room in known)) complain("no such room: " room)
    }
    /^[ \t]*#[ \t]*include[ \t]*[<"]/ {
      header = $0
      sub(/^[^<"]*[<"]/, "", header)
      sub(/[>"].*$/, "", header)
      quoted = $0 ~ /include[ \t]*"/
      folder = header
      sub(/\/.*$/, "/", folder)
      if (folder in owner || header in owner) {
        name = folder in owner ? owner[folder] : owner[header]
        if (room != name) complain("<" header "> belongs to " name ", not to " room)
      } else if (header ~ /^redactor\/[^\/]+\//) {
        split(header, step, "/")
        if (!((room, step[2]) in may)) complain(room " must not include " step[2] " (\"" header "\")")
      } else if (quoted && header !~ /^redactor\/[^\/]+\.h$/) {
        complain("\"" header "\": write the path from the top, or <> for a library")
      } else if (!quoted && room == "public" && header ~ /[.\/]/) {
        complain("a public header includes the standard library only, not <" header ">")
      }
    }
    END { exit bad }'
}

# Every kind of breach in a tree of its own; each must be named.
self_test() {
  local tree out expected
  tree=$(mktemp -d)
  trap 'rm -rf "$tree"' RETURN
  mkdir -p "$tree"/redactor/{base,text,match,format,archive,pipeline,attic} "$tree"/include/redactor
  put() { printf '%s\n' "${@:2}" > "$tree/$1"; }
  put redactor/base/good.h '#include <vector>' '#include "redactor/status.h"' '#include "redactor/base/other.h"'
  put redactor/format/good.cc '#include "redactor/text/utf8.h"' '// #include "redactor/pipeline/run.h"'
  put redactor/archive/good.cc '#include <archive.h>' '#include "redactor/archive/archive.h"'
  (check "$tree")
  put redactor/base/up.h '#include "redactor/text/utf8.h"'
  put redactor/text/sibling.cc '#  include "redactor/match/match.h"'
  put redactor/format/sibling.cc '' '#include "redactor/detect/rule.h"'
  put redactor/format/library.cc '#include <re2/set.h>'
  put redactor/pipeline/library.cc '#include <archive_entry.h>'
  put redactor/match/relative.cc '#include "good.h"'
  put redactor/attic/room.cc '#include <string>'
  put include/redactor/public.h '#include <unistd.h>'
  put include/redactor/inner.h '#include "redactor/base/record.h"'
  out=$(check "$tree" || true)
  expected='include/redactor/inner.h:1 include/redactor/public.h:1 redactor/attic/room.cc:1 redactor/base/up.h:1 redactor/format/library.cc:1 redactor/format/sibling.cc:2 redactor/match/relative.cc:1 redactor/pipeline/library.cc:1 redactor/text/sibling.cc:1'
  if [[ $(cut -d: -f1,2 <<< "$out" | sort | paste -sd' ') != "$expected" ]]; then
    printf 'expected breaches at: %s\ngot:\n%s\n' "$expected" "$out"
    return 1
  fi
}

if [[ ${1:-} == --self-test ]]; then
  self_test
else
  check "${1:?usage: check_layering.sh ROOT}"
fi
