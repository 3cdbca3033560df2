// Sniffing of dialects; see the header.
#include "redactor/format/sql_dialect.h"

#include <algorithm>
#include <array>

#include "redactor/format/sql_words.h"

namespace redactor::format {

namespace {

constexpr int kSqlBid = 40;
constexpr int kSqlNameBid = 33;

struct Mark {
  std::string_view text;
  SqlDialect dialect;
};

// What dumping programs write and hardly anybody else, strongest first.
constexpr std::array kMarks = {
    Mark{"-- MySQL dump ", SqlDialect::kMysql},
    Mark{"-- MariaDB dump ", SqlDialect::kMysql},
    Mark{"-- PostgreSQL database dump", SqlDialect::kPostgres},
    Mark{"-- phpMyAdmin SQL Dump", SqlDialect::kMysql},
    Mark{"# phpBB Backup Script", SqlDialect::kMysql},
    Mark{"PRAGMA foreign_keys=", SqlDialect::kSqlite},
    Mark{"SET standard_conforming_strings = on", SqlDialect::kPostgres},
    Mark{"/*!40", SqlDialect::kMysql},
    Mark{"/*!50", SqlDialect::kMysql},
    Mark{"/*M!", SqlDialect::kMysql},
    Mark{" FROM stdin;", SqlDialect::kPostgres},
    Mark{"pg_catalog.", SqlDialect::kPostgres},
    Mark{"ENGINE=", SqlDialect::kMysql},
    Mark{"AUTO_INCREMENT", SqlDialect::kMysql},
    Mark{"sqlite_sequence", SqlDialect::kSqlite},
    Mark{"UNLOCK TABLES", SqlDialect::kMysql},
};

// How often a string ends where none should, read this way.
size_t CountOdd(std::string_view text, bool backslash) {
  size_t odd = 0;
  for (size_t at = 0; (at = text.find('\'', at)) != std::string_view::npos;) {
    for (++at; at < text.size(); ++at) {
      if (backslash && text[at] == '\\') {
        ++at;
      } else if (text[at] == '\'') {
        if (at + 1 >= text.size() || text[at + 1] != '\'') break;
        ++at;
      }
    }
    if (at >= text.size()) break;
    ++at;
    while (at < text.size() && IsSqlSpace(text[at])) ++at;
    odd += at < text.size() && text.find_first_of(",);:|", at) != at;
  }
  return odd;
}

constexpr std::array<std::string_view, 20> kStatements = {
    "INSERT INTO ",   "INSERT IGNORE INTO ",
    "INSERT OR ",     "REPLACE INTO ",
    "CREATE TABLE ",  "CREATE DATABASE ",
    "CREATE SCHEMA ", "CREATE INDEX ",
    "COPY ",          "DROP TABLE ",
    "ALTER TABLE ",   "LOCK TABLES ",
    "UNLOCK TABLES;", "SET ",
    "COMMIT;",        "BEGIN TRANSACTION;",
    "PRAGMA ",        "START TRANSACTION;",
    "/*!4",           "-- "};

bool IsComment(std::string_view line) {
  return line.starts_with("--") || line.starts_with('#') ||
         line.starts_with("/*");
}

// The first line that is neither blank nor a comment.
std::string_view FirstLine(std::string_view head) {
  if (head.starts_with("\xEF\xBB\xBF")) head.remove_prefix(3);
  while (!head.empty()) {
    const size_t size = std::min(head.find('\n'), head.size());
    std::string_view line = head.substr(0, size);
    while (!line.empty() && IsSqlSpace(line.front())) line.remove_prefix(1);
    if (line.starts_with("/*") && line.find("*/") == std::string_view::npos) {
      const size_t end = head.find("*/");
      if (end == std::string_view::npos) return {};
      head.remove_prefix(end + 2);
      continue;
    }
    if (!line.empty() && line != "\r" && !IsComment(line)) return line;
    head.remove_prefix(std::min(size + 1, head.size()));
  }
  return {};
}

bool Named(std::string_view name) {
  const size_t dot = name.rfind('.');
  return dot != std::string_view::npos &&
         (IsSqlWord(name.substr(dot + 1), "sql") ||
          IsSqlWord(name.substr(dot + 1), "dump") ||
          IsSqlWord(name.substr(dot + 1), "mysql") ||
          IsSqlWord(name.substr(dot + 1), "pgsql"));
}

// Does a statement that a dump would hold begin here? Case counts for nothing.
bool OpensDump(std::string_view line) {
  SqlWords words(line);
  if (words.Take("insert") || words.Take("replace")) {
    words.Take("ignore");
    return words.token().Is("into") || words.token().Is("or");
  }
  if (words.Take("create") || words.Take("drop")) {
    return words.token().IsName();
  }
  if (words.Take("copy")) return line.find(" FROM ") != std::string_view::npos;
  return words.token().Is("pragma") || words.token().Is("delimiter") ||
         line.starts_with("SET ") || line.starts_with("USE `") ||
         line.starts_with("BEGIN TRANSACTION;") ||
         line.starts_with("START TRANSACTION;") ||
         line.starts_with("LOCK TABLES `");
}

}  // namespace

bool BeginsSqlStatement(std::string_view line) {
  return std::ranges::any_of(kStatements, [line](std::string_view word) {
    return line.starts_with(word);
  });
}

size_t FindSqlStatement(std::string_view text) {
  for (size_t at = 0; (at = text.find('\n', at)) != std::string_view::npos;) {
    ++at;
    if (BeginsSqlStatement(text.substr(at))) return at;
  }
  return std::string_view::npos;
}

SqlDialect SniffSqlDialect(std::string_view head) {
  head = head.substr(0, kSqlSniffBytes);
  for (const Mark& mark : kMarks) {
    if (head.find(mark.text) != std::string_view::npos) return mark.dialect;
  }
  const size_t standard = CountOdd(head, /*backslash=*/false);
  const size_t mysql = CountOdd(head, /*backslash=*/true);
  if (mysql != standard) {
    return mysql < standard ? SqlDialect::kMysql : SqlDialect::kStandard;
  }
  return head.find('`') != std::string_view::npos ? SqlDialect::kMysql
                                                  : SqlDialect::kStandard;
}

int BidSql(const Probe& probe) {
  const std::string_view head = probe.head.substr(0, kSqlSniffBytes);
  const std::string_view line = FirstLine(head);
  const bool opens = OpensDump(line);
  if (opens && head.find(';') != std::string_view::npos) return kSqlBid;
  for (const Mark& mark : kMarks) {
    const bool first = mark.text.starts_with("--") || mark.text[0] == '#' ||
                       mark.text.starts_with("/*!");
    if (first && head.find(mark.text) <= 256) return kSqlBid;
  }
  return Named(probe.name) && (opens || probe.first_line || line.empty() ||
                               head.find(';') != std::string_view::npos)
             ? kSqlNameBid
             : 0;
}

}  // namespace redactor::format
