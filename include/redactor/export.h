// Marks what the shared library exports. Everything else is hidden.
#ifndef REDACTOR_EXPORT_H_
#define REDACTOR_EXPORT_H_

#if defined(REDACTOR_STATIC)
#define REDACTOR_EXPORT
#else
#define REDACTOR_EXPORT [[gnu::visibility("default")]]
#endif

#endif  // REDACTOR_EXPORT_H_
