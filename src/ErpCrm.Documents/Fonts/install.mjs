// Puts the font files into the given directory: `node install.mjs <directory>`.
// Builds may run at the same time: each installs in a directory of its own and the first to finish gives it its name.
import { execSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const files = [
  'noto-sans/400Regular/NotoSans_400Regular.ttf',
  'noto-sans/400Regular_Italic/NotoSans_400Regular_Italic.ttf',
  'noto-sans/700Bold/NotoSans_700Bold.ttf',
  ...['Arabic', 'Armenian', 'Georgian', 'Hebrew'].flatMap(script => [
    `noto-sans-${script.toLowerCase()}/400Regular/NotoSans${script}_400Regular.ttf`,
    `noto-sans-${script.toLowerCase()}/700Bold/NotoSans${script}_700Bold.ttf`,
  ]),
  // East Asian typefaces are large: one weight of each.
  'noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf',
  'noto-sans-kr/400Regular/NotoSansKR_400Regular.ttf',
];

const project = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const target = resolve(process.argv[2]);
mkdirSync(dirname(target), { recursive: true });
const work = mkdtempSync(join(dirname(target), 'npm-'));

try {
  for (const file of ['package.json', 'package-lock.json']) copyFileSync(join(project, file), join(work, file));
  execSync('npm ci --no-audit --no-fund --ignore-scripts', { cwd: work, stdio: 'inherit' });

  const fonts = join(work, 'fonts');
  mkdirSync(fonts);
  for (const file of files) {
    copyFileSync(join(work, 'node_modules/@expo-google-fonts', file), join(fonts, basename(file)));
  }
  try {
    renameSync(fonts, target);
  } catch (error) {
    if (!existsSync(target)) throw error;
  }
} finally {
  rmSync(work, { recursive: true, force: true });
}
