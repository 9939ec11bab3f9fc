/** `npm run cost`: works docs/cost.md out anew, between its marks. What people wrote around them stays. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../paths.ts';
import { withReckoning } from './marks.ts';
import { reckoning } from './report.ts';

const file = join(ROOT, 'docs', 'cost.md');
writeFileSync(file, withReckoning(readFileSync(file, 'utf8'), reckoning()));
console.log('docs/cost.md');
