// Prints the name lists of all locales of @faker-js/faker, sorted, one
// "first|last TAB name" a line.
//   usage: extract_faker.mjs FOLDER-OF-THE-PACKAGE
import { pathToFileURL } from 'node:url';

const faker = await import(pathToFileURL(`${process.argv[2]}/dist/index.js`));
const lines = new Set();
const add = (kind, lists) => {
  for (const names of Object.values(lists ?? {})) {
    for (const name of Array.isArray(names) ? names : []) {
      // Chinese locales pair each name with its romanisation.
      if (typeof name === 'string') lines.add(`${kind}\t${name.trim()}`);
    }
  }
};
for (const locale of Object.keys(faker.allLocales).sort()) {
  const person = faker.allLocales[locale].person ?? {};
  add('first', person.first_name);
  add('last', person.last_name);
}
process.stdout.write([...lines].sort().join('\n') + '\n');
