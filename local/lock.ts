import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { StartFailure } from './failure.ts';

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
};

const holderOf = (file: string): number | null => {
  try {
    const pid = Number(readFileSync(file, 'utf8'));
    return Number.isInteger(pid) && pid > 0 ? pid : null;
  } catch {
    return null;
  }
};

const take = (file: string): boolean => {
  try {
    writeFileSync(file, `${process.pid}`, { flag: 'wx' });
    return true;
  } catch {
    return false;
  }
};

/** Makes the data folder this process's alone; two engines on one file would spoil it. Returns the way to give it back. */
export const lockData = (folder: string): (() => void) => {
  try {
    mkdirSync(folder, { recursive: true });
  } catch {
    throw new StartFailure(
      `数据目录 ${folder} 不能写入。请检查权限,或用 SHISHI_DATA 另指定一个目录。`,
      `The data folder ${folder} cannot be written. Check its rights, or name another in SHISHI_DATA.`,
    );
  }
  const file = join(folder, 'lock');
  const holder = holderOf(file);
  if (holder !== null && holder !== process.pid && isAlive(holder)) {
    throw new StartFailure(
      `数据目录 ${folder} 正由另一个实事台账使用(进程 ${holder})。请先停止它,或用 SHISHI_DATA 另指定一个目录。`,
      `The data folder ${folder} is in use by another Shishi (process ${holder}). Stop that one first, or name another folder in SHISHI_DATA.`,
    );
  }
  rmSync(file, { force: true });
  if (!take(file))
    throw new StartFailure(`数据目录 ${folder} 不能写入。请检查权限。`, `The data folder ${folder} cannot be written. Check its rights.`);
  return () => rmSync(file, { force: true });
};
