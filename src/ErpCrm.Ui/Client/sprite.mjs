// The icon sprite: only icons that a view, a tag helper, a class or a script names.
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';

const SKIP = new Set(['bin', 'obj', 'node_modules', 'wwwroot', 'Migrations']);
const SOURCE = /\.(cshtml|cs|js)$/;

/** Builds the sprite from the lucide icons named under `src`. Returns its markup and the number of icons. */
export async function buildSprite(src, icons) {
  const known = new Set((await readdir(icons)).filter(f => f.endsWith('.svg')).map(f => f.slice(0, -4)));
  const names = new Set();
  for (const file of await sources(src)) {
    for (const name of iconsNamedIn(await readFile(file, 'utf8'), file, known)) names.add(name);
  }

  const symbols = [];
  for (const name of [...names].sort()) symbols.push(toSymbol(name, await readFile(join(icons, `${name}.svg`), 'utf8')));
  return { markup: `<svg xmlns="http://www.w3.org/2000/svg">${symbols.join('')}</svg>`, count: symbols.length };
}

async function sources(dir) {
  const found = [];
  for (const entry of await readdir(dir, { withFileTypes: true })) {
    const path = join(dir, entry.name);
    if (entry.isDirectory() && !SKIP.has(entry.name)) found.push(...(await sources(path)));
    else if (entry.isFile() && SOURCE.test(entry.name)) found.push(path);
  }
  return found;
}

function* iconsNamedIn(text, file, known) {
  for (const [, tag, use] of text.matchAll(/<(?:icon\s+name|empty\s+icon)="([a-z0-9-]+)"|#i-([a-z0-9-]+)/g)) {
    const name = tag ?? use;
    if (!known.has(name)) throw new Error(`${file}: icon "${name}" is not in lucide-static`);
    yield name;
  }
  // Names passed as data: a NavItem's icon, the arms of a switch.
  for (const [, name] of text.matchAll(/"([a-z][a-z0-9]*(?:-[a-z0-9]+)*)"/g)) if (known.has(name)) yield name;
}

function toSymbol(name, svg) {
  const body = svg
    .replace(/<!--[\s\S]*?-->/g, '')
    .match(/<svg[\s\S]*?>([\s\S]*)<\/svg>/)[1]
    .replace(/\s+/g, ' ')
    .replace(/> </g, '><')
    .trim();
  return `<symbol id="i-${name}" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="1.75" stroke-linecap="round" stroke-linejoin="round">${body}</symbol>`;
}
