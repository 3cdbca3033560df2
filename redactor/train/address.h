// Invented postal addresses in the manners of many countries.
#ifndef REDACTOR_TRAIN_ADDRESS_H_
#define REDACTOR_TRAIN_ADDRESS_H_

#include <string>

#include "redactor/train/augment.h"
#include "redactor/train/random.h"

namespace redactor::train {

// One or several lines; names and towns are drawn from the pool.
std::string MakeAddress(const NamePool& pool, Random* random);

}  // namespace redactor::train

#endif  // REDACTOR_TRAIN_ADDRESS_H_
