// SqlRun: one rewriting of an SQL dump.
//
// A record is a tuple of INSERT (the first one with the head of its statement)
// or a row of COPY, its values the segments under "/table/column"; any other
// statement is a record of text. Nothing is skipped: comments, DDL, procedures
// are text, and so is what does not fit.
//
// It goes on in steps of one token. A step that needs bytes which are not there
// yet changes nothing and is made again with more, so that pages never show. A
// record that outgrows kMaxRecord comes in parts, a longer value in pieces.
#ifndef REDACTOR_FORMAT_SQL_RUN_H_
#define REDACTOR_FORMAT_SQL_RUN_H_

#include <string>
#include <vector>

#include "redactor/format/nested.h"
#include "redactor/format/pump.h"
#include "redactor/format/sql_content.h"
#include "redactor/format/sql_dialect.h"
#include "redactor/format/sql_schema.h"
#include "redactor/format/sql_syntax.h"

namespace redactor::format {

class SqlRun {
 public:
  SqlRun(ByteSource& source, ByteSink* sink, RecordHandler& handler,
         const FormatOptions& options, FormatResult* result);

  Status Run();

 private:
  enum class Mode : uint8_t {
    kStatement,
    kTuples,  // between the tuples of an INSERT
    kTuple,
    kRows,  // between the rows of a COPY
    kRow,
  };
  enum class Did : uint8_t { kGo, kMore, kEnd };
  enum class Verb : uint8_t { kOther, kInsert, kCopy, kCreate, kDelimiter };

  // sql_run.cc: the loop, records and parts.
  Status ReadAll();
  Status Start();
  void SetWindow();
  Status Grow();
  Status TooFar();
  Status LongContent();
  Status EndPart();
  void Open(uint64_t begin);
  Status Close(bool counts);
  Did Step();
  // Reads `content_` from `begin` on; it ends at at_ then, closer included.
  Did ReadContent(const char* begin);
  void AfterContent(uint32_t text_begin);
  void AddGap(const char* to);
  void FlushGap();
  bool Resync();
  void StripPaths();
  void ReadLeniently();
  uint32_t NodeFor(std::string_view table, std::string_view column,
                   size_t index);

  // sql_statement.cc: what stands outside rows.
  Did Statement();
  Did BetweenStatements();
  Did StatementToken();
  Did LineOfText();
  Did Word(const char* from);
  Did Comment(bool* is_comment);
  Did Quote();
  Did Dollar();
  bool AtDelimiter(bool* known) const;
  Did EndStatement();
  Did LearnTable();
  void CutTypes(const SqlTable& table, const std::vector<SqlTypePlace>& types);
  void TakeDelimiter();
  void BeginTuples();

  // sql_rows.cc: tuples and rows.
  Did BetweenTuples();
  Did TupleToken();
  Did FreshValue();
  Did NumberOrWord();

  // sql_values.cc
  Did Literal(const char* quote, SqlEscapes escapes);
  Did HexLiteral(const char* digits, char closer);
  Did EndTuple();
  void EndValue();
  void AddValue(uint32_t begin, SegmentKind kind, uint8_t dress);
  bool AddPackedIp(const char* raw_begin, const char* raw_end,
                   std::string_view bytes, uint8_t dress);
  bool NumberAsIp(const char* from, const char* to);
  bool TextAsIp(uint32_t text_begin);
  Did BetweenRows();
  Did Field();
  Did EndRow();
  uint32_t ValueNode();
  [[nodiscard]] const SqlColumn* column() const {
    return column_ < head_.columns.size() ? &head_.columns[column_] : nullptr;
  }

  [[nodiscard]] uint64_t OffsetOf(const char* p) const {
    return input_.OffsetOf(p);
  }
  // What a step answers at the end of its window.
  [[nodiscard]] Did AtEnd() const { return final_ ? Did::kEnd : Did::kMore; }
  [[nodiscard]] SqlEscapes QuoteEscapes() const {
    return dialect_ == SqlDialect::kMysql ? SqlEscapes::kMysql
                                          : SqlEscapes::kNone;
  }

  SqlSyntax syntax_;
  Pump pump_;
  PageBuffer& input_;
  Batch& batch_;
  const bool widen_;
  SqlDialect dialect_ = SqlDialect::kStandard;
  SqlSchema schema_;
  Nested nested_;

  Mode mode_ = Mode::kStatement;
  uint64_t at_ = 0;  // of the next token
  const char* cur_ = nullptr;
  const char* end_ = nullptr;
  bool final_ = false;
  bool capped_ = false;
  Status status_;

  bool open_ = false;
  uint64_t part_begin_ = 0;
  bool in_parts_ = false;
  bool first_part_ = true;
  uint64_t index_ = 0;
  bool gap_open_ = false;  // a stretch of text is being gathered
  uint32_t gap_begin_ = 0;

  // The content that the step at hand reads.
  SqlContent content_;
  uint64_t content_begin_ = 0;
  uint64_t literal_begin_ = 0;  // with prefix and quote
  bool is_value_ = false;       // else text of a statement

  // The statement at hand.
  Verb verb_ = Verb::kOther;
  uint64_t statement_begin_ = 0;
  bool whole_ = true;  // it is buffered from there on
  bool code_ = false;  // it begins with a verb of SQL
  size_t words_ = 0;
  int depth_ = 0;
  bool from_ = false;   // COPY … FROM
  bool stdin_ = false;  // … stdin
  std::string delimiter_ = ";";
  std::string assigned_;  // name = '…'
  std::string last_word_;
  std::string last_head_;
  SqlTable head_;

  // The row at hand.
  size_t column_ = 0;
  uint32_t table_node_ = 0;
  uint32_t column_node_ = 0;
  bool fresh_ = true;  // nothing of the value was seen
  bool fits_ = true;   // the row has the columns of its table
  SqlEscapes function_ = SqlEscapes::kNone;  // inside replace(), unistr()
};

}  // namespace redactor::format

#endif  // REDACTOR_FORMAT_SQL_RUN_H_
