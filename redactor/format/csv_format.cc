#include "redactor/format/formats.h"
