#!/usr/bin/env bash
# What loaded still loads: redacts samples/dumps, with surrogates and again with
# --widen-ddl, loads them into MariaDB, PostgreSQL and SQLite, and looks at the
# rows. Servers of its own, in a temporary folder, stopped at the end.
# Needs the Debian packages of `server_packages` (tests/setup.sh).
#   usage: load_dumps.sh REDACTOR
set -euo pipefail
redactor=$(realpath "$1")
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
dumps=$PWD/samples/dumps
work=$(mktemp -d)
chmod 755 "$work"
mariadb_pid='' pg_bin=$(ls -d /usr/lib/postgresql/*/bin | tail -n 1)

# as_user USER COMMAND...: servers do not run as root.
as_user() {
  local user=$1
  shift
  if ((EUID == 0)); then runuser -u "$user" -- "$@"; else "$@"; fi
}
pg() { as_user postgres "$pg_bin/$1" "${@:2}"; }

stop() {
  [[ -z $mariadb_pid ]] || kill "$mariadb_pid" 2> /dev/null || true
  [[ ! -e $work/pg/postmaster.pid ]] || pg pg_ctl -D "$work/pg" -m immediate stop > /dev/null || true
  [[ -z $mariadb_pid ]] || wait "$mariadb_pid" 2> /dev/null || true
  rm -rf "$work"
}
trap stop EXIT

# expect WHAT GOT WANTED
expect() {
  if [[ $2 == "$3" ]]; then
    echo "ok: $1"
  else
    printf 'failed: %s\n  got:    %s\n  wanted: %s\n' "$1" "$2" "$3" >&2
    exit 1
  fi
}

start_mariadb() {
  mkdir "$work/mysql"
  ((EUID != 0)) || chown mysql "$work/mysql"
  as_user mysql mariadb-install-db --no-defaults --datadir="$work/mysql" --auth-root-authentication-method=normal \
    --skip-test-db > "$work/mysql.log" 2>&1
  as_user mysql mariadbd --no-defaults --datadir="$work/mysql" --socket="$work/mysql/s" --skip-networking \
    --sql-mode=STRICT_ALL_TABLES >> "$work/mysql/log" 2>&1 &
  mariadb_pid=$!
  for _ in $(seq 100); do
    mariadb-admin --no-defaults -u root -S "$work/mysql/s" ping > /dev/null 2>&1 && return
    sleep 0.2
  done
  echo 'MariaDB does not start' >&2
  exit 1
}
start_postgres() {
  mkdir "$work/pg"
  ((EUID != 0)) || chown postgres "$work/pg"
  pg initdb -D "$work/pg" -A trust -E UTF8 > /dev/null
  pg pg_ctl -D "$work/pg" -w -o "-k $work/pg -c listen_addresses=" -l "$work/pg/log" start > /dev/null
}
my() { mariadb --no-defaults -u root -S "$work/mysql/s" -N -B "$@"; }
pq() { psql -X -v ON_ERROR_STOP=1 -h "$work/pg" -U postgres -q -A -t "$@"; }

"$redactor" key new -k "$work/key" > /dev/null
for way in '' --widen-ddl; do
  for file in "$dumps"/*.sql; do
    # 1: something was read leniently, which no sample may be.
    "$redactor" $way -k "$work/key" "$file" -o "$work/${file##*/}$way"
  done
done

start_mariadb
my -e 'CREATE DATABASE plain; CREATE DATABASE redacted; CREATE DATABASE widened'
my plain < "$dumps/forum-mysql.sql"
my redacted < "$work/forum-mysql.sql"
my widened < "$work/forum-mysql.sql--widen-ddl"
counts='SELECT (SELECT COUNT(*) FROM phpbb_users), (SELECT COUNT(*) FROM phpbb_posts),
  (SELECT COUNT(*) FROM phpbb_log), (SELECT COUNT(*) FROM mybb_users)'
for database in redacted widened; do
  expect "MySQL rows, $database" "$(my $database -e "$counts")" "$(my plain -e "$counts")"
  expect "MySQL ids stay, $database" \
    "$(my $database -e 'SELECT GROUP_CONCAT(poster_id ORDER BY post_id) FROM phpbb_posts')" 54,55
  expect "MySQL lengths of PHP, $database" "$(my $database -e \
    "SELECT log_data REGEXP 's:35:\"email-[0-9a-z]{12}@redacted.invalid\"' FROM phpbb_log WHERE log_id = 1")" 1
  expect "MySQL JSON, $database" "$(my $database -e "SELECT JSON_VALID(settings), JSON_VALUE(settings, '\$.phone') LIKE 'PHONE-%',
    JSON_VALUE(settings, '\$.dark') FROM mybb_users WHERE uid = 7")" $'1\t1\t1'
  expect "MySQL trigger, $database" "$(my $database -e \
    'SELECT COUNT(*) FROM information_schema.triggers WHERE trigger_schema = DATABASE()')" 1
done
expect 'MySQL packed addresses' "$(my redacted -e "SELECT LENGTH(regip), INET6_NTOA(lastip) LIKE '2001:db8:%',
  INET_NTOA(longip) REGEXP '^24[0-7]\\\\.', YEAR(birthdate) >= 5000, imei > 9000000000000000000
  FROM mybb_users WHERE uid = 7")" $'4\t1\t1\t1\t1'
expect 'MySQL tokens in widened columns' "$(my widened -e "SELECT regip LIKE 'IP-%', longip LIKE 'IP-%',
  birthdate LIKE 'BIRTHDATE-%', imei LIKE 'IMEI-%' FROM mybb_users WHERE uid = 7")" $'1\t1\t1\t1'

start_postgres
for database in plain redacted widened; do pq -c "CREATE DATABASE $database"; done
pq -d plain -f "$dumps/tickets-postgres.sql" > /dev/null
pq -d redacted -f "$work/tickets-postgres.sql" > /dev/null
pq -d widened -f "$work/tickets-postgres.sql--widen-ddl" > /dev/null
counts='SELECT (SELECT COUNT(*) FROM public.users), (SELECT COUNT(*) FROM public.ticket_articles)'
for database in redacted widened; do
  expect "PostgreSQL rows, $database" "$(pq -d $database -c "$counts")" "$(pq -d plain -c "$counts")"
  expect "PostgreSQL JSON, $database" "$(pq -d $database -c \
    "SELECT preferences->>'phone' LIKE 'PHONE-%', preferences->>'locale' FROM public.users WHERE id = 3")" 't|nb-no'
  expect "PostgreSQL escapes stay, $database" "$(pq -d $database -c \
    "SELECT position('C:\\logs' in body) > 0, position(E'\\tError' in body) > 0, body LIKE E'Hello,\\n%', tags[2] FROM public.ticket_articles")" \
    't|t|t|5.14'
done
expect 'PostgreSQL types' "$(pq -d redacted -c "SELECT last_ip <<= '2001:db8::/32', device_uuid::text ~ '^.{14}8',
  mac::text ~ '^02:', date_of_birth > '5000-01-01', imei > 9000000000000000000, length(city) <= 14,
  convert_from(avatar, 'UTF8') LIKE '%@redacted.invalid' FROM public.users WHERE id = 3")" 't|t|t|t|t|t|t'
expect 'PostgreSQL tokens in widened columns' "$(pq -d widened -c "SELECT last_ip LIKE 'IP-%',
  date_of_birth LIKE 'BIRTHDATE-%', imei LIKE 'IMEI-%' FROM public.users WHERE id = 3")" 't|t|t'

sqlite3 "$work/plain.db" < "$dumps/customers-sqlite.sql"
sqlite3 "$work/redacted.db" < "$work/customers-sqlite.sql"
counts='SELECT (SELECT COUNT(*) FROM calls), (SELECT COUNT(*) FROM customers)'
expect 'SQLite rows' "$(sqlite3 "$work/redacted.db" "$counts")" "$(sqlite3 "$work/plain.db" "$counts")"
same="SELECT quote(photo) FROM customers WHERE id = 1; SELECT notes FROM customers WHERE id = 3;
  SELECT remark FROM calls ORDER BY id"
expect 'SQLite values that stay' "$(sqlite3 "$work/redacted.db" "$same")" "$(sqlite3 "$work/plain.db" "$same")"
expect 'SQLite tokens' "$(sqlite3 "$work/redacted.db" "SELECT name LIKE 'PERSON-%', typeof(photo), CAST(photo AS TEXT) LIKE '%@redacted.invalid'
  FROM customers WHERE id = 2")" '1|blob|1'
echo 'dumps loaded'
