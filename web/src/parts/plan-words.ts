import type { TFunction } from 'i18next';
import type { Plan } from '../../../domain/types.ts';
import { short } from '../../../domain/percent.ts';

/** A plan as one reads it out: 3月 30%、6月 55%; without one, that the share of the year holds. */
export const planWords = (t: TFunction, plan: Plan | undefined): string =>
  plan === undefined ? t('pace') : plan.map(({ month, share }) => t('planPoint', { month, share: short(share) })).join(t('unitsComma'));
