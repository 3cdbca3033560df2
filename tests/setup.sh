# Which Debian packages redactor needs, and how to get them. Sourced by
# tests/run.sh, tests/bench/run.sh and samples/quickstart.sh.

# To build library, program and unit tests.
readonly build_packages=(g++ cmake ninja-build pkg-config libre2-dev libhwy-dev
  libicu-dev libarchive-dev libboost-program-options-dev libsodium-dev
  libpsl-dev libtomlplusplus-dev zlib1g-dev doctest-dev)
# To pack samples/.
readonly sample_packages=(libarchive-tools)
# What checks and some tests call; a check whose tool is missing is skipped.
readonly check_packages=(clang-format clang-tidy python3 libarchive-tools zip
  unzip zstd xz-utils bzip2 ca-certificates)
# For tests/servers.
readonly server_packages=(mariadb-server postgresql sqlite3)
readonly bench_packages=(ripgrep python3 util-linux)

say() { printf '\n== %s\n' "$*"; }

# install_packages NAME...: installs what is missing. Where that is not possible
# (no Debian, no root) it says so and goes on: the tools may be there without
# the package, and configuring names what is really missing.
install_packages() {
  local name missing=() as_root=()
  command -v dpkg-query > /dev/null && command -v apt-get > /dev/null || return 0
  for name in "$@"; do
    [[ $(dpkg-query -W -f='${db:Status-Status}' "$name" 2> /dev/null) == installed ]] ||
      missing+=("$name")
  done
  ((${#missing[@]})) || return 0
  if ((EUID != 0)); then
    if ! sudo -n true 2> /dev/null; then
      echo "not root, so these Debian packages stay missing: ${missing[*]}" >&2
      return 0
    fi
    as_root=(sudo -n)
  fi
  say "installing ${missing[*]}"
  "${as_root[@]}" apt-get update -q < /dev/null > /dev/null
  "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -q -y \
    --no-install-recommends "${missing[@]}" < /dev/null > /dev/null
}

# configure FOLDER [CMAKE_OPTION...]: a folder that was made by another
# generator keeps it.
configure() {
  local folder=$1 generator=(-G Ninja)
  shift
  [[ ! -e $folder/CMakeCache.txt ]] || generator=()
  mkdir -p "$folder"
  cmake -S . -B "$folder" "${generator[@]}" "$@" > "$folder/configure.log" 2>&1 || {
    cat "$folder/configure.log" >&2
    return 1
  }
}

jobs=$(nproc 2> /dev/null || echo 2)
readonly jobs
