// One build at a time per working copy: several projects, or several `dotnet build`, may ask for the assets at once.
import { mkdir, rmdir, stat, utimes } from 'node:fs/promises';

const WAIT_MS = 100;
const STALE_MS = 120_000;

export async function withLock(path, work) {
  await acquire(path);
  const alive = setInterval(() => utimes(path, new Date(), new Date()).catch(() => {}), 10_000);
  try {
    return await work();
  } finally {
    clearInterval(alive);
    await rmdir(path).catch(() => {});
  }
}

async function acquire(path) {
  for (;;) {
    try {
      await mkdir(path);
      return;
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
    }
    const age = await stat(path).then(
      s => Date.now() - s.mtimeMs,
      () => 0,
    );
    if (age > STALE_MS) await rmdir(path).catch(() => {});
    else await new Promise(resolve => setTimeout(resolve, WAIT_MS));
  }
}
