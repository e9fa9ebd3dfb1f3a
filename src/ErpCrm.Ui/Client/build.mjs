// Bundles Client/ into wwwroot/dist/: one script, one stylesheet, one icon sprite, the fonts they name, the licences.
// Files are written only when their content changed, so an unchanged build touches nothing.
import { build, context } from 'esbuild';
import { mkdir, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { withLock } from './lock.mjs';
import { buildSprite } from './sprite.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const dist = join(root, 'wwwroot', 'dist');
const packages = join(root, 'node_modules');
const production = process.argv.includes('--mode=production');

const options = {
  absWorkingDir: root,
  entryPoints: { app: 'Client/js/app.js', style: 'Client/css/app.css' },
  outdir: dist,
  bundle: true,
  format: 'esm',
  target: ['chrome123', 'firefox128', 'safari17.5'],
  minify: production,
  sourcemap: production ? false : 'linked',
  legalComments: 'none',
  loader: { '.woff2': 'file' },
  assetNames: 'fonts/[name]-[hash]',
  logLevel: 'warning',
  metafile: true,
};

if (process.argv.includes('--watch')) {
  await mkdir(dist, { recursive: true });
  await writeFile(join(dist, 'icons.svg'), (await sprite()).markup);
  await (await context(options)).watch();
  console.log('Watching Client/');
} else {
  await mkdir(join(root, 'obj'), { recursive: true });
  await withLock(join(root, 'obj', 'client.lock'), bundle);
}

async function bundle() {
  const result = await build({ ...options, write: false });
  const icons = await sprite();
  const files = new Map(result.outputFiles.map(file => [file.path, Buffer.from(file.contents)]));
  files.set(join(dist, 'icons.svg'), Buffer.from(icons.markup));
  files.set(join(dist, 'licenses.txt'), Buffer.from(await licences(result.metafile)));

  for (const stale of (await filesUnder(dist)).filter(path => !files.has(path))) await rm(stale);
  for (const [path, content] of files) await writeIfChanged(path, content);

  for (const name of ['app.js', 'style.css']) console.log(`  ${name} ${(files.get(join(dist, name)).length / 1024).toFixed(1)} KB`);
  console.log(`  icons.svg ${icons.count} icons`);
}

function sprite() {
  return buildSprite(join(root, '..'), join(packages, 'lucide-static', 'icons'));
}

/** The licence texts of everything that ends up in dist. */
async function licences(meta) {
  const names = new Set(['lucide-static']);
  for (const input of Object.keys(meta.inputs)) {
    const name = input.match(/node_modules\/((?:@[^/]+\/)?[^/]+)/)?.[1];
    if (name) names.add(name);
  }
  const texts = [];
  for (const name of [...names].sort()) {
    const dir = join(packages, name);
    const { version, license } = JSON.parse(await readFile(join(dir, 'package.json'), 'utf8'));
    const file = (await readdir(dir)).find(f => /^licen[cs]e/i.test(f));
    texts.push(`${name} ${version} (${license})\n${file ? await readFile(join(dir, file), 'utf8') : ''}`);
  }
  return texts.join(`\n${'-'.repeat(72)}\n`);
}

async function filesUnder(dir) {
  const entries = await readdir(dir, { withFileTypes: true, recursive: true }).catch(() => []);
  return entries.filter(e => e.isFile()).map(e => join(e.parentPath ?? e.path, e.name));
}

async function writeIfChanged(path, content) {
  const old = await readFile(path).catch(() => null);
  if (old?.equals(content)) return;
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, content);
}
