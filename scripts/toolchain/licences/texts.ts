import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { readText, root, type ShippedPackage } from './packages.ts';

const isLicence = /^(?:licen[cs]e|copying|notice|thirdpartynotices)/iu;

/** The licence files of a package as one text; of a library for one system, those of the package it belongs to. */
export function textOf({ place, name, licence, author }: ShippedPackage): string {
  const own = filesIn(place);
  if (own !== '') return own;
  const base = name.replace(/-(?:linux|darwin|win32|freebsd|android)-.*$/u, '').replace('@koromix/', '');
  const parent = base === name ? '' : filesIn(path.join('node_modules', base));
  return parent || standard(licence, holderOf(author) ?? `the authors of ${name}`);
}

function filesIn(place: string): string {
  const folder = path.join(root, place);
  if (!existsSync(folder)) return '';
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isFile() && isLicence.test(entry.name))
    .map(({ name }) => readText(path.join(place, name)).replace(/\r\n?/gu, '\n').trim())
    .join('\n\n');
}

/** "Ann Author <ann@example.org> (https://…)" without what stands behind the name. */
function holderOf(author: string | null): string | null {
  return author?.replace(/\s*[<(].*$/u, '').trim() || null;
}

/** The words of a licence that something names without holding a copy. Throws for one that isn't known here. */
export function standard(licence: string | null, holder: string): string {
  switch (licence) {
    case 'MIT':
      return `MIT License\n\nCopyright (c) ${holder}\n\n${mit}`;
    case 'ISC':
      return `ISC License\n\nCopyright (c) ${holder}\n\n${isc}`;
    case 'Apache-2.0':
      return readText('models/inkling-135m/LICENSE').trim();
    default:
      throw new Error(`There is no text of the licence ${licence} (${holder}).`);
  }
}

const mit = `Permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated documentation files (the "Software"), to deal in the Software without restriction, including without limitation the rights to use, copy, modify, merge, publish, distribute, sublicense, and/or sell copies of the Software, and to permit persons to whom the Software is furnished to do so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in all copies or substantial portions of the Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM, OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE.`;

const isc = `Permission to use, copy, modify, and/or distribute this software for any purpose with or without fee is hereby granted, provided that the above copyright notice and this permission notice appear in all copies.

THE SOFTWARE IS PROVIDED "AS IS" AND THE AUTHOR DISCLAIMS ALL WARRANTIES WITH REGARD TO THIS SOFTWARE INCLUDING ALL IMPLIED WARRANTIES OF MERCHANTABILITY AND FITNESS. IN NO EVENT SHALL THE AUTHOR BE LIABLE FOR ANY SPECIAL, DIRECT, INDIRECT, OR CONSEQUENTIAL DAMAGES OR ANY DAMAGES WHATSOEVER RESULTING FROM LOSS OF USE, DATA OR PROFITS, WHETHER IN AN ACTION OF CONTRACT, NEGLIGENCE OR OTHER TORTIOUS ACTION, ARISING OUT OF OR IN CONNECTION WITH THE USE OR PERFORMANCE OF THIS SOFTWARE.`;
