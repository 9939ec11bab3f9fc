/** `npm start`: the whole product on this machine, until Ctrl-C. */
import { buildPage, PAGE_FOLDER } from './build.ts';
import { StartFailure } from './failure.ts';
import { startProduct } from './product.ts';
import { run } from './run.ts';
import { readSettings } from './settings.ts';
import { untilStopped } from './until-stopped.ts';
import { welcome } from './welcome.ts';

await run(async () => {
  const settings = readSettings(process.env);
  const stopped = untilStopped();
  buildPage(console.log);
  const product = await startProduct(settings, PAGE_FOLDER);
  if (product.loaded)
    console.log('已载入示例台账:平湖市 2024 年民生实事,10 个项目、23 项任务。/ Loaded the sample sheet: 10 projects, 23 tasks.');
  if (product.migrated !== null) {
    const { from, to } = product.migrated;
    console.log(`已将数据从第 ${from} 版升级到第 ${to} 版。/ Brought the data from version ${from} to ${to}.`);
  }
  console.log(welcome({ ...product, data: settings.data }));
  const engineLost = product.engineEnded.then(() => 'engine' as const);
  const ended = await Promise.race([stopped.then(() => 'told' as const), engineLost]);
  await product.stop();
  if (ended === 'engine') {
    throw new StartFailure(
      '内置数据库已停止,服务随之结束。已保存的内容都在;请重新运行 npm start。',
      'The embedded database has ended, and the product with it. All that was saved is kept; run npm start again.',
    );
  }
});
