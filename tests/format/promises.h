// The promises that hold for any input, checked without a test framework: unit
// tests, random documents and fuzz targets all end here.
#ifndef REDACTOR_TESTS_FORMAT_PROMISES_H_
#define REDACTOR_TESTS_FORMAT_PROMISES_H_

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace redactor::format {

// Empty, or the promise that `input` breaks: without replacements the bytes are
// the same, unless something is withheld; with an error, nothing else than a
// beginning of them is written; every byte that is not plain structure stands
// in a segment; records, paths, counts and output do not depend on the page
// size.
std::string BrokenPromise(std::string_view format, std::string_view input,
                          const std::vector<size_t>& page_sizes = {
                              1, 2, 3, 7, 64, 4096, 262144});

}  // namespace redactor::format

#endif  // REDACTOR_TESTS_FORMAT_PROMISES_H_
