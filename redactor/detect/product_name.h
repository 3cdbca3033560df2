// Names of products, told from the names that people give to their devices.
#ifndef REDACTOR_DETECT_PRODUCT_NAME_H_
#define REDACTOR_DETECT_PRODUCT_NAME_H_

#include <string_view>

namespace redactor::detect {

// A maker or product line first, then only lines, qualifiers and model codes:
// "Samsung Galaxy S21", "iPhone 13 Pro Max"; not "Jane's iPhone", "Max-iPad".
bool IsProductName(std::string_view value);

}  // namespace redactor::detect

#endif  // REDACTOR_DETECT_PRODUCT_NAME_H_
