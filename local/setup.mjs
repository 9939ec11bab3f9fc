// Runs before anything is installed, on whatever Node the machine has (20 or newer): brings in the packages that the
// lock file names. It is plain JavaScript and uses nothing but Node itself.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const OLDEST_NODE = 20;
const root = dirname(dirname(fileURLToPath(import.meta.url)));
const stamp = join(root, 'node_modules', '.shishi-installed');
const log = join(root, '.cache', 'install.log');

const fail = (zh, en) => {
  console.error(`\n${zh}\n${en}`);
  process.exit(1);
};

const major = Number(process.versions.node.split('.')[0]);
if (major < OLDEST_NODE) {
  fail(
    `需要 Node ${OLDEST_NODE} 或更新的版本,这里是 ${process.versions.node}。请升级 Node 后重试。`,
    `Node ${OLDEST_NODE} or newer is needed; this is ${process.versions.node}. Install a newer Node and try again.`,
  );
}

const wanted = createHash('sha256')
  .update(readFileSync(join(root, 'package-lock.json')))
  .digest('hex');
const present = existsSync(stamp) ? readFileSync(stamp, 'utf8') : '';

if (present !== wanted) {
  console.log('正在安装依赖,约需一分钟… / Installing packages, about a minute…');
  mkdirSync(dirname(log), { recursive: true });
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  // Not `npm ci`: it refuses a lock file that lacks an optional package of another platform, which not every registry has.
  // `--no-save` takes the locked versions all the same and leaves the lock file as it is.
  const result = spawnSync(npm, ['install', '--no-save', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    encoding: 'utf8',
    shell: process.platform === 'win32',
  });
  writeFileSync(log, `${result.stdout ?? ''}${result.stderr ?? ''}${result.error ?? ''}`);
  if (result.status !== 0) {
    fail(
      `依赖没有装好,请检查网络和磁盘后重试;详情见 ${log}。`,
      `The packages could not be installed. Check the network and the disk, then try again; details are in ${log}.`,
    );
  }
  const node = spawnSync(join(root, 'node_modules', '.bin', process.platform === 'win32' ? 'node.cmd' : 'node'), ['--version'], {
    encoding: 'utf8',
  });
  if (!node.stdout?.startsWith('v24.')) {
    fail(
      '依赖中的 Node 24 没有装好。请删除 node_modules 后重试。',
      'Node 24, which the packages bring, is not in place. Remove node_modules and try again.',
    );
  }
  writeFileSync(stamp, wanted);
}
