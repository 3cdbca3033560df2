// The list of containers that are opened and written: this and nothing else.
//
// One row a format or filter: how libarchive reads it, how it writes it, and
// what of its metadata survives. No row may start an external program, so a
// row whose library was left out of libarchive is refused when it is used.
#ifndef REDACTOR_ARCHIVE_CONTAINER_REGISTRY_H_
#define REDACTOR_ARCHIVE_CONTAINER_REGISTRY_H_

#include <span>
#include <string>
#include <string_view>

#include "redactor/archive/sniff.h"

struct archive;

namespace redactor::archive {

// A libarchive call that enables or selects something.
using ArchiveSetter = int (*)(struct ::archive*);

// A container of members. Tar has one row for each flavour that is written;
// the first row of a kind also reads.
struct FormatRow {
  ContainerKind kind;
  std::string_view name;
  int format_code;  // libarchive's code of what is read and mirrored
  ArchiveSetter enable_read;
  ArchiveSetter set_write;
  std::string_view survives;
};

// A compressed stream around anything.
struct FilterRow {
  ContainerKind kind;
  std::string_view name;
  std::string_view suffix;      // of a bare stream: "x.json.gz"
  std::string_view tar_suffix;  // short for ".tar" + suffix
  int filter_code;
  ArchiveSetter enable_read;  // null: decoded by this room (decode.cc)
  ArchiveSetter add_write;
  const char* write_options;  // libarchive's option string
  std::string_view survives;
};

std::span<const FormatRow> Formats();
std::span<const FilterRow> Filters();

// Null when `kind` is no format or filter.
const FormatRow* FindFormat(ContainerKind kind);
const FilterRow* FindFilter(ContainerKind kind);
// The row that writes what libarchive reported as `format_code` while reading.
const FormatRow& FormatToWrite(ContainerKind kind, int format_code);

// "x.json.gz" -> "x.json", "x.tgz" -> "x.tar"; other names stay.
std::string NameInside(const FilterRow& row, std::string_view name);

}  // namespace redactor::archive

#endif  // REDACTOR_ARCHIVE_CONTAINER_REGISTRY_H_
