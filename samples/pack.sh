#!/usr/bin/env bash
# Packs samples/social-care into OUTDIR/social-care.tar.gz, with attachments/ as a nested attachments.zip.
# Needs tar, gzip and bsdtar (libarchive-tools). The same input gives the same bytes: names are sorted, times
# fixed, owners (a "jpoe" of the packing machine would leak) written as numeric 0.
# usage: pack.sh OUTDIR
set -euo pipefail

if [[ $# -ne 1 ]]; then
  echo "usage: ${0##*/} OUTDIR" >&2
  exit 2
fi

export LC_ALL=C TZ=UTC
umask 022
readonly stamp=202602120000.00
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
mkdir -p "$1"
out=$(cd "$1" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

cp -R "$here/social-care" "$work/social-care"
cd "$work/social-care"
find . -type d -exec chmod 755 {} +
find . -type f -exec chmod 644 {} +
find . -exec touch -t "$stamp" {} +

# Zip entries carry owner ids and access times unless told otherwise: bsdtar reads them from an mtree list.
{
  echo '#mtree'
  find attachments -type f | sort | while IFS= read -r file; do
    echo "$file type=file mode=0644 uid=0 gid=0 time=1770854400.0 content=$file"
  done
} > "$work/attachments.mtree"
bsdtar -c -f attachments.zip --format zip "@$work/attachments.mtree"
rm -r attachments
touch -t "$stamp" attachments.zip .

cd "$work"
tar --create --format=ustar --sort=name --mtime='2026-02-12 00:00:00Z' --owner=0 --group=0 --numeric-owner \
  social-care | gzip --no-name --best > "$out/social-care.tar.gz.part"
mv "$out/social-care.tar.gz.part" "$out/social-care.tar.gz"
