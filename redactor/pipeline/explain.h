// From the judgement of a candidate to what a user reads.
#ifndef REDACTOR_PIPELINE_EXPLAIN_H_
#define REDACTOR_PIPELINE_EXPLAIN_H_

#include "redactor/detect/judgement.h"
#include "redactor/explanation.h"

namespace redactor::pipeline {

// All but finding and winner: those have places in the entry.
void ExplainJudgement(const detect::Judgement& judgement,
                      Explanation* explanation);

}  // namespace redactor::pipeline

#endif  // REDACTOR_PIPELINE_EXPLAIN_H_
