#!/bin/sh
# Makes the archives beside it with the tools people use, so that the tests see
# more than libarchive's own output. Needs tar, zip, 7z, python3, gzip.
set -eu
cd "$(dirname "$0")"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export TZ=UTC LC_ALL=C.UTF-8
(
  cd "$work"
  mkdir -p export/empty
  printf "ticket from jane@example.com\n" >export/ticket.txt
  printf 'call 555-0142\n' >"export/$(printf 'gr\303\274n.txt')"
  printf 'e\314\201 is decomposed\n' >"export/$(printf 'e\314\201.txt')"
  ln -s ticket.txt export/link
  ln export/ticket.txt export/zhard.txt
  chmod 0750 export/empty
  find export -exec touch -h -d '2024-05-06 07:08:10.123456789' {} +
)
tar() { command tar --sort=name --owner=jpoe:1000 --group=staff:100 "$@"; }
rm -f ./*.zip ./*.gz ./*.7z
(
  cd "$work"
  tar --format=gnu -cf gnu.tar export
  tar --format=ustar -cf ustar.tar export
  tar --format=v7 -cf v7.tar export
  tar --format=posix --pax-option='exthdr.name=%d/PaxHeaders/%f' \
      --pax-option=comment=jane@example.com -cf pax.tar export
  truncate -s 100000 sparse.bin
  printf 'in the middle' | dd of=sparse.bin bs=1 seek=50000 conv=notrunc \
      status=none
  tar --format=gnu -S -cf sparse-gnu.tar sparse.bin
  tar --format=posix -S -cf sparse-pax.tar sparse.bin
  yes 'call 555-0142' | head -n 100 >long.txt
  mkfifo pipe
  tar --format=gnu -cf fifo.tar pipe export/ticket.txt
  zip -q -X -r -y info.zip export
  zip -q -r -y extra.zip export
  zip -q -z extra.zip <export/ticket.txt
  zip -q -P 'not-a-secret' locked.zip export/ticket.txt
  zip -q -g locked.zip "export/gr"*
  7z a -bd -tzip -p'not-a-secret' -mem=AES256 aes.zip export/ticket.txt \
      >/dev/null
  7z a -bd -tzip -mm=Deflate64 deflate64.zip long.txt >/dev/null
  7z a -bd -tzip -mm=BZip2 bzip2.zip long.txt >/dev/null
  7z a -bd foreign.7z export/ticket.txt >/dev/null
  python3 - <<'PY'
import gzip, zipfile
with zipfile.ZipFile('python.zip', 'w', zipfile.ZIP_DEFLATED) as z:
    stored = zipfile.ZipInfo('mimetype', (2024, 5, 6, 7, 8, 10))
    z.writestr(stored, 'application/x-invented')
    deflated = zipfile.ZipInfo('content.xml', (2024, 5, 6, 7, 8, 10))
    deflated.compress_type = zipfile.ZIP_DEFLATED
    z.writestr(deflated, '<a>jane@example.com</a>' * 50)
# A name in an old code page, without the mark for UTF-8.
bytes_ = open('python.zip', 'rb').read()
open('cp437.zip', 'wb').write(bytes_.replace(b'content.xml', b'gr\x81n\xe1es.xml'))
with open('named.txt.gz', 'wb') as f:
    with gzip.GzipFile('jane-poe.txt', 'wb', 9, f, 1700000000) as g:
        g.write(b'call 555-0142\n')
PY
)
gzip -n9 "$work"/*.tar
mv "$work"/*.zip "$work"/*.7z "$work"/*.gz .
