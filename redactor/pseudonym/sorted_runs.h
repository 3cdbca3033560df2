// An external merge: sorted runs of items on sealed spools, read back as one.
//
// An item is a key and a payload, both bytes; items sort by key. Items of equal
// key are combined, in the order their runs were written. Sixteen runs of one
// level become one of the next, so that open spools grow with the logarithm of
// the data. One thread at a time.
#ifndef REDACTOR_PSEUDONYM_SORTED_RUNS_H_
#define REDACTOR_PSEUDONYM_SORTED_RUNS_H_

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "redactor/base/spool.h"
#include "redactor/status.h"

namespace redactor::pseudonym {

// Adds `later` of the same key to `*payload`.
using CombineItems = Status (*)(std::string_view key, std::string* payload,
                                std::string_view later);

// Reads items in ascending order, each key once.
class ItemCursor {
 public:
  ItemCursor(std::vector<std::unique_ptr<ByteSource>> sources,
             CombineItems combine);
  ~ItemCursor();

  // Moves to the next item; `*has` is false at the end.
  Status Next(bool* has);
  [[nodiscard]] const std::string& key() const { return key_; }
  [[nodiscard]] const std::string& payload() const { return payload_; }

 private:
  class Reader;
  std::vector<std::unique_ptr<Reader>> readers_;
  CombineItems combine_;
  bool started_ = false;
  std::string key_;
  std::string payload_;
};

class SortedRuns {
 public:
  SortedRuns(const SpoolOptions& spill, CombineItems combine);
  ~SortedRuns();

  // Starts a run; Add its items in strictly ascending order; EndRun closes it.
  void BeginRun();
  Status Add(std::string_view key, std::string_view payload);
  Status EndRun();

  [[nodiscard]] bool empty() const { return runs_.empty(); }
  // Over all runs, which must stay unchanged while it is used.
  Result<std::unique_ptr<ItemCursor>> Read();
  void Clear();

 private:
  struct Run {
    std::unique_ptr<Spool> spool;
    int level = 0;
  };
  Result<std::unique_ptr<ItemCursor>> ReadFrom(size_t first);
  Status MergeTail();

  SpoolOptions spill_;
  CombineItems combine_;
  std::vector<Run> runs_;  // levels descend
  std::unique_ptr<Spool> open_;
  std::string frame_;
};

}  // namespace redactor::pseudonym

#endif  // REDACTOR_PSEUDONYM_SORTED_RUNS_H_
