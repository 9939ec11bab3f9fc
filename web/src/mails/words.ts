/** What this part says comes with it: the page's first rows do without. */
import { MAILS_EN } from '../../../domain/text/mails.en.ts';
import { MAILS_ZH_CN } from '../../../domain/text/mails.zh-CN.ts';
import { addWords } from '../state/language.ts';

addWords({ 'zh-CN': MAILS_ZH_CN, en: MAILS_EN });
