/** Finds a Chromium for the browser tests, and brings one where there is none. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chromium } from 'playwright-core';

type Say = (line: string) => void;

/** Chromium without its own window: the pages are drawn by the same code, in two thirds of the time. */
const SHELL = 'chromium-headless-shell';

const NAMES = [SHELL, 'chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

const which = (name: string): string | null => {
  const found = spawnSync('sh', ['-c', `command -v ${name}`], { encoding: 'utf8' });
  return found.status === 0 ? found.stdout.trim() : null;
};

const playwrightsOwn = (): string | null => {
  const path = chromium.executablePath();
  return existsSync(path) ? path : null;
};

/** The path of a browser that is here, or null. */
export const installedBrowser = (): string | null =>
  process.env.CHROMIUM_PATH ?? NAMES.map(which).find((path) => path !== null) ?? playwrightsOwn();

const hasChineseFont = (): boolean => {
  const fonts = spawnSync('fc-list', [':lang=zh', 'family'], { encoding: 'utf8' });
  return process.platform !== 'linux' || (fonts.status === 0 && fonts.stdout.trim() !== '');
};

/** So long a download may take; a machine without a network is not waited for. */
const PATIENCE_MS = 180_000;

const quietly = (command: string, args: readonly string[]): boolean =>
  spawnSync(command, args, { stdio: 'ignore', timeout: PATIENCE_MS, env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } }).status ===
  0;

const fromDebian = (packages: readonly string[], say: Say): boolean => {
  if (process.getuid?.() !== 0 || which('apt-get') === null) return false;
  say(`正在安装 ${packages.join('、')},约需一两分钟… / Installing ${packages.join(', ')}, a minute or two…`);
  return quietly('apt-get', ['update']) && quietly('apt-get', ['install', '-y', '--no-install-recommends', ...packages]);
};

const fromPlaywright = (say: Say): boolean => {
  say("正在下载 Playwright 的 Chromium… / Downloading Playwright's Chromium…");
  return quietly('playwright-core', ['install', 'chromium']);
};

const missing = (what: string): never => {
  console.error(`\n缺少 ${what}。请用系统的软件包管理器安装 chromium 和 fonts-noto-cjk,或用 CHROMIUM_PATH 指定浏览器。`);
  console.error(
    `${what} is missing. Install chromium and fonts-noto-cjk with your system's package manager, or name a browser in CHROMIUM_PATH.`,
  );
  process.exit(1);
};

/** The path of a Chromium, brought here if need be; ends the run with a sentence where it cannot be had. */
export const findBrowser = (say: Say): string => {
  const fonts = hasChineseFont() ? [] : ['fonts-noto-cjk', 'fontconfig'];
  const shell = which(SHELL) === null && process.env.CHROMIUM_PATH === undefined ? [SHELL] : [];
  const wanted = [...shell, ...fonts];
  if (wanted.length > 0 && !fromDebian(wanted, say)) {
    // Not every system has the shell.
    const others = [...(installedBrowser() === null ? ['chromium'] : []), ...fonts];
    if (others.length > 0) fromDebian(others, say);
    if (installedBrowser() === null) fromPlaywright(say);
  }
  if (!hasChineseFont()) missing('fonts-noto-cjk');
  return installedBrowser() ?? missing('chromium');
};
