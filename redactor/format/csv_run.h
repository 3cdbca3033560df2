// CsvRun: one rewriting of a CSV or TSV entry.
//
// RFC 4180 with any one-byte delimiter and any line end. A row is a record, its
// non-empty cells are segments. The first row below the title lines (records
// like any other) goes to the handler alone: it is the header if it looks like
// one and there are findings in no more than half of its cells, and then gives
// the columns their names; it is not counted and the next row has its index
// again. Else columns, and those with an empty name, are known by number. Blank
// lines are structure.
//
// A quote that does not close within kMaxRecord does not count: the line is
// read again with quotes as ordinary bytes.
#ifndef REDACTOR_FORMAT_CSV_RUN_H_
#define REDACTOR_FORMAT_CSV_RUN_H_

#include <string>
#include <vector>

#include "redactor/format/csv_sniff.h"
#include "redactor/format/pump.h"

namespace redactor::format {

class CsvRun final : public Syntax {
 public:
  // `delimiter` 0: found out from the first lines.
  CsvRun(ByteSource& source, ByteSink* sink, RecordHandler& handler,
         const FormatOptions& options, FormatResult* result, char delimiter);

  Status Run();

  Status Review(std::span<const Record> records,
                std::span<RecordOutcome> outcomes) override;
  Status Encode(const Record& record, const Segment& segment,
                std::string_view token, std::string* out) const override;
  Status Stub(const Record& record, const Batch::Item& item,
              std::string_view reason, std::string* out) const override;

 private:
  enum class CellEnd : uint8_t {
    kDelimiter,
    kLine,      // at a line end or at the end of the entry
    kTooFar,    // does not end within the part
    kUnclosed,  // an opened quote, and no more input
    kFailed,
  };

  Status ReadAll();
  Status Start();
  Status Row();
  Status CloseRow();
  Status CloseHeader();
  bool IsTitle();
  bool LooksLikeHeader();
  void OpenPart(uint64_t begin);

  // Cells, in csv_cells.cc.
  CellEnd Cell();
  CellEnd Quoted();
  bool ClosingQuote();
  CellEnd Plain();
  CellEnd AtLimit(bool quoted) const;
  void AddCell(uint32_t begin);
  Status OnTooFar(CellEnd* end);
  Status EndPart();
  Status LongCell(CellEnd* end);
  Status FindClose(uint64_t quote, bool* closes);
  void ReadLiterally();
  bool Refill();
  void SetLimit();

  [[nodiscard]] uint64_t offset() const { return input_.OffsetOf(cur_); }
  [[nodiscard]] PathNode ColumnNode() const;

  Pump pump_;
  PageBuffer& input_;
  Batch& batch_;
  const bool by_line_;
  char delimiter_;

  const char* cur_ = nullptr;
  const char* limit_ = nullptr;
  bool final_ = false;
  bool capped_ = false;
  Status status_;

  bool open_ = false;
  uint64_t row_begin_ = 0;
  uint64_t part_begin_ = 0;
  uint64_t cell_ = 0;        // where the current cell begins
  Batch::Mark cell_mark_{};  // and what was there before it
  uint64_t column_ = 0;
  bool literal_ = false;  // quotes are ordinary bytes up to the line end
  bool in_parts_ = false;
  bool first_part_ = true;
  uint64_t index_ = 0;

  size_t width_ = 1;                  // cells of a usual row, if sniffed
  size_t header_rows_ = kSniffLines;  // in which the header is still sought
  bool header_ = false;  // the row that is delivered may be the header
  std::vector<std::string> names_;
};

}  // namespace redactor::format

#endif  // REDACTOR_FORMAT_CSV_RUN_H_
