// What stands in for Electron's own default app in an Electron that was shipped without one: it runs the
// application whose folder is the first plain argument. `-r FILE` loads FILE before, which is how
// Playwright gets in.
const { app } = require('electron');
const { existsSync, readFileSync } = require('node:fs');
const { join, resolve } = require('node:path');

const words = process.argv.slice(1);
let folder = null;
while (words.length > 0 && folder === null) {
  const word = words.shift();
  if (word === '-r' || word === '--require') require(resolve(words.shift()));
  else if (!word.startsWith('-')) folder = resolve(word);
}

const manifestPath = folder && join(folder, 'package.json');
if (!manifestPath || !existsSync(manifestPath)) {
  process.stderr.write('Give the folder of an application with a package.json.\n');
  app.exit(2);
} else {
  const manifest = JSON.parse(readFileSync(manifestPath, 'utf8'));
  app.setAppPath(folder);
  app.setName(manifest.productName ?? manifest.name);
  app.setVersion(manifest.version);
  require(join(folder, manifest.main));
}
