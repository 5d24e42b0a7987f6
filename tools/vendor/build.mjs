/*
 * Builds static/vendor: the three files of other people's code that our pages import; codemirror.js only where YAML is edited.
 *
 * Run by a maintainer (`npm ci && npm run build`); what it writes is committed, so running Leitai needs no Node.
 * Beside each file stand its SHA-256 and its licences; tests/web/test_vendor.py compares them. It also parses
 * our own modules at the syntax floor (ES2020), which is the cheapest check there is for old phones.
 */
import { createHash } from 'node:crypto';
import { mkdir, readFile, readdir, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { parse } from 'acorn';
import { build } from 'esbuild';

const HERE = import.meta.dirname;
const ROOT = join(HERE, '..', '..');
const OUT = join(ROOT, 'static', 'vendor');

const ENTRIES = {
  'ui.js': `
    export { h, Fragment, render, createContext, toChildArray } from 'preact';
    export { useEffect, useLayoutEffect, useRef, useState, useMemo, useCallback, useContext, useErrorBoundary } from 'preact/hooks';
    export { signal, computed, effect, batch, untracked, useSignal, useComputed, useSignalEffect } from '@preact/signals';
    import { h } from 'preact';
    import htm from 'htm';
    export const html = htm.bind(h);`,
  'socket.io.js': `export { io } from 'socket.io-client';`,
  'codemirror.js': `
    export { EditorState, Transaction } from '@codemirror/state';
    export { EditorView, keymap, lineNumbers, highlightActiveLine, highlightActiveLineGutter, drawSelection } from '@codemirror/view';
    export { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
    export { HighlightStyle, indentUnit, syntaxHighlighting } from '@codemirror/language';
    export { yaml } from '@codemirror/lang-yaml';
    export { forceLinting, linter, lintGutter, lintKeymap, nextDiagnostic, setDiagnostics } from '@codemirror/lint';
    export { highlightSelectionMatches, search, searchKeymap } from '@codemirror/search';
    export { tags } from '@lezer/highlight';`,
};

const bundle = (contents) => build({
  stdin: { contents, resolveDir: HERE },
  bundle: true,
  format: 'esm',
  platform: 'browser',
  mainFields: ['module', 'main'],
  minify: true,
  metafile: true,
  write: false,
  charset: 'utf8',
  legalComments: 'eof',
  target: ['chrome80', 'safari14'],
  supported: { destructuring: true },   // esbuild knows one Safari bug in it that none of these files meets
});

const floor = (code, name) => {
  try {
    parse(code, { ecmaVersion: 2020, sourceType: 'module' });
  } catch (error) {
    throw new Error(`${name}: above the syntax floor (ES2020): ${error.message}`);
  }
};

/** The packages that really went into a bundle, by the folders its inputs came from. */
async function packagesOf(metafile) {
  const names = new Set();
  for (const input of Object.keys(metafile.inputs)) {
    const match = /node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(input);
    if (match) names.add(match[1]);
  }
  return Promise.all([...names].sort().map(async (name) => {
    const about = JSON.parse(await readFile(join(HERE, 'node_modules', name, 'package.json'), 'utf8'));
    return { name, version: about.version, licence: about.license };
  }));
}

async function licenceText({ name, version, licence }) {
  const folder = join(HERE, 'node_modules', name);
  const file = (await readdir(folder)).find((each) => /^licen[cs]e/i.test(each));
  const text = file ? await readFile(join(folder, file), 'utf8') : `Licence: ${licence}`;
  return `${name} ${version} (${licence})\n\n${text.trim()}\n`;
}

async function* modules(folder) {
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* modules(path);
    else if (entry.name.endsWith('.js')) yield path;
  }
}

await mkdir(OUT, { recursive: true });
const manifest = {};
const licences = new Map();
for (const [name, contents] of Object.entries(ENTRIES)) {
  const built = await bundle(contents);
  const text = built.outputFiles[0].text;
  floor(text, name);
  await writeFile(join(OUT, name), text);
  const packages = await packagesOf(built.metafile);
  for (const each of packages) licences.set(each.name, await licenceText(each));
  manifest[name] = {
    sha256: createHash('sha256').update(text).digest('hex'),
    bytes: Buffer.byteLength(text),
    packages,
  };
}
await writeFile(join(OUT, 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`);
await writeFile(join(OUT, 'LICENSES.txt'), [...licences.values()].join(`\n${'-'.repeat(80)}\n\n`));

for await (const path of modules(join(ROOT, 'static', 'js'))) {
  floor(await readFile(path, 'utf8'), relative(ROOT, path));
}
for (const [name, { bytes, sha256 }] of Object.entries(manifest)) {
  console.log(`${name}  ${bytes} bytes  ${sha256.slice(0, 12)}`);
}
