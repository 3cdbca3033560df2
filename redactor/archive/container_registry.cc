// The rows. To add a container: a row here, a magic in sniff.cc, a round trip
// in the tests (which walk these arrays).
#include "redactor/archive/container_registry.h"

#include <archive.h>

#include <array>

namespace redactor::archive {

namespace {
using K = ContainerKind;

constexpr std::array kFormats = {
    // Plain ustar headers wherever they suffice: so ustar and v7 are written
    // by the same row.
    FormatRow{K::kTar, "pax", ARCHIVE_FORMAT_TAR_PAX_INTERCHANGE,
              archive_read_support_format_tar, archive_write_set_format_pax,
              "names, links, mode, owner names and numbers, times with "
              "fractions, order"},
    FormatRow{K::kTar, "gnutar", ARCHIVE_FORMAT_TAR_GNUTAR,
              archive_read_support_format_tar, archive_write_set_format_gnutar,
              "names, links, mode, owner names and numbers, mtime in seconds, "
              "order"},
    FormatRow{K::kZip, "zip", ARCHIVE_FORMAT_ZIP,
              archive_read_support_format_zip_seekable,
              archive_write_set_format_zip,
              "names, symlinks (their targets in NFC), mode, owner "
              "numbers, mtime in seconds, stored "
              "or deflated, order"},
};

constexpr std::array kFilters = {
    FilterRow{K::kGzip, "gzip", ".gz", ".tgz", ARCHIVE_FILTER_GZIP, nullptr,
              archive_write_add_filter_gzip,
              "gzip:compression-level=6,gzip:!timestamp",
              "content; name, comment and time are dropped"},
    FilterRow{K::kBzip2, "bzip2", ".bz2", ".tbz2", ARCHIVE_FILTER_BZIP2,
              archive_read_support_filter_bzip2, archive_write_add_filter_bzip2,
              "bzip2:compression-level=9", "content"},
    FilterRow{K::kXz, "xz", ".xz", ".txz", ARCHIVE_FILTER_XZ,
              archive_read_support_filter_xz, archive_write_add_filter_xz,
              "xz:compression-level=6", "content"},
    FilterRow{K::kLzma, "lzma", ".lzma", ".tlz", ARCHIVE_FILTER_LZMA,
              archive_read_support_filter_lzma, archive_write_add_filter_lzma,
              "lzma:compression-level=6", "content"},
    FilterRow{K::kZstd, "zstd", ".zst", ".tzst", ARCHIVE_FILTER_ZSTD,
              archive_read_support_filter_zstd, archive_write_add_filter_zstd,
              "zstd:compression-level=3",
              "content; skippable frames are dropped"},
};
}  // namespace

std::span<const FormatRow> Formats() { return kFormats; }
std::span<const FilterRow> Filters() { return kFilters; }

const FormatRow* FindFormat(ContainerKind kind) {
  for (const FormatRow& row : kFormats) {
    if (row.kind == kind) return &row;
  }
  return nullptr;
}

const FilterRow* FindFilter(ContainerKind kind) {
  for (const FilterRow& row : kFilters) {
    if (row.kind == kind) return &row;
  }
  return nullptr;
}

const FormatRow& FormatToWrite(ContainerKind kind, int format_code) {
  for (const FormatRow& row : kFormats) {
    if (row.kind == kind && row.format_code == format_code) return row;
  }
  return *FindFormat(kind);
}

std::string NameInside(const FilterRow& row, std::string_view name) {
  if (name.ends_with(row.suffix) && name.size() > row.suffix.size()) {
    return std::string(name.substr(0, name.size() - row.suffix.size()));
  }
  if (name.ends_with(row.tar_suffix) && name.size() > row.tar_suffix.size()) {
    return std::string(name.substr(0, name.size() - row.tar_suffix.size())) +
           ".tar";
  }
  return std::string(name);
}

}  // namespace redactor::archive
