#!/usr/bin/env node
// Adds translations to a project's resource files.
//   node eng/add-texts.mjs <Module|Ui|Web> <file.tsv>
// Each line of the file: English<TAB>Kyrgyz<TAB>Russian. The English text is the key. Existing keys are overwritten.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const src = join(dirname(fileURLToPath(import.meta.url)), '..', 'src');
const [project, tsv] = process.argv.slice(2);
if (!project || !tsv) fail('Usage: node eng/add-texts.mjs <Module|Ui|Web> <file.tsv>');

const base = resourceBase(project);
const rows = readRows(tsv);
for (const [language, column] of [
  ['ky', 1],
  ['ru', 2],
]) {
  const path = `${base}.${language}.resx`;
  const texts = existsSync(path) ? parse(readFileSync(path, 'utf8')) : new Map();
  const spellings = new Map([...texts.keys()].map(key => [key.toLowerCase(), key]));
  for (const row of rows) {
    const spelling = spellings.get(row[0].toLowerCase()) ?? row[0];
    if (spelling !== row[0]) fail(`"${row[0]}" and "${spelling}" differ only by case; resource names do not.`);
    spellings.set(row[0].toLowerCase(), row[0]);
    texts.set(row[0], row[column]);
  }
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, render(texts));
  console.log(`${path.slice(src.length + 1)}: ${texts.size} texts`);
}

function resourceBase(name) {
  if (name === 'Ui') return join(src, 'ErpCrm.Ui', 'Text', 'SharedText');
  if (name === 'Web') return join(src, 'ErpCrm.Web', 'Text', 'WebText');
  const module = join(src, 'Modules', `ErpCrm.${name}`);
  if (!existsSync(module)) fail(`There is no module ${name} (${module}).`);
  return join(module, 'Text', `${name}Text`);
}

function readRows(path) {
  const lines = readFileSync(path, 'utf8')
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/);
  const rows = [];
  for (const [index, line] of lines.entries()) {
    if (!line.trim()) continue;
    const row = line.split('\t').map(cell => cell.trim());
    if (row.length !== 3 || row.some(cell => !cell)) fail(`${path}:${index + 1}: expected English<TAB>Kyrgyz<TAB>Russian.`);
    const marks = text =>
      [...text.matchAll(/\{\d+[^}]*\}/g)]
        .map(m => m[0].match(/\d+/)[0])
        .sort()
        .filter((m, i, all) => m !== all[i - 1])
        .join();
    if (row.some(cell => marks(cell) !== marks(row[0]))) fail(`${path}:${index + 1}: the placeholders differ between the languages.`);
    rows.push(row);
  }
  return rows;
}

function parse(xml) {
  const texts = new Map();
  for (const [, name, value] of xml.matchAll(/<data name="([^"]*)"[^>]*>\s*<value>([\s\S]*?)<\/value>/g))
    texts.set(unescape(name), unescape(value));
  return texts;
}

function render(texts) {
  const data = [...texts]
    .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
    .map(([name, value]) => `  <data name="${escape(name)}" xml:space="preserve">\n    <value>${escape(value)}</value>\n  </data>\n`);
  return (
    '<?xml version="1.0" encoding="utf-8"?>\n<root>\n' +
    header('resmimetype', 'text/microsoft-resx') +
    header('version', '2.0') +
    header(
      'reader',
      'System.Resources.ResXResourceReader, System.Windows.Forms, Version=4.0.0.0, Culture=neutral, PublicKeyToken=b77a5c561934e089',
    ) +
    header(
      'writer',
      'System.Resources.ResXResourceWriter, System.Windows.Forms, Version=4.0.0.0, Culture=neutral, PublicKeyToken=b77a5c561934e089',
    ) +
    `${data.join('')}</root>\n`
  );
}

function header(name, value) {
  return `  <resheader name="${name}">\n    <value>${value}</value>\n  </resheader>\n`;
}

function escape(text) {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
}

function unescape(text) {
  return text
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&apos;/g, "'")
    .replace(/&amp;/g, '&');
}

function fail(message) {
  console.error(message);
  process.exit(1);
}
