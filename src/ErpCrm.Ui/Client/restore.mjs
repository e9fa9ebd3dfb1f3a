// Installs the locked packages, once per change of package-lock.json.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { withLock } from './lock.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const stamp = join(root, 'node_modules', '.restored');

await mkdir(join(root, 'obj'), { recursive: true });
await withLock(join(root, 'obj', 'client.lock'), async () => {
  const wanted = createHash('sha256')
    .update(await readFile(join(root, 'package-lock.json')))
    .digest('hex');
  if ((await readFile(stamp, 'utf8').catch(() => '')) === wanted) return;

  const run = spawnSync('npm ci --no-audit --no-fund --ignore-scripts --loglevel=error', { cwd: root, shell: true, stdio: 'inherit' });
  if (run.status !== 0) throw new Error('npm ci failed');
  await writeFile(stamp, wanted);
});
