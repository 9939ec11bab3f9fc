import type { TFunction } from 'i18next';
import type { Assessment, Warning } from '../../../domain/types.ts';
import { amount, number } from './figures.ts';

/** What an indicator without a report says by itself, as most rows do in spring; it needs no sign. */
export const worthASign = ({ code }: Warning): boolean => code !== 'unit_not_reported';

const figure = (value: string | number | undefined): number => (typeof value === 'number' ? value : Number(value ?? 0));

/** A warning as a sentence with its figures. */
export const warningText = (t: TFunction, { code, indicator, values }: Warning, { indicators }: Assessment): string => {
  const label = indicator === null ? '' : (indicators[indicator]?.label ?? '');
  const unit = String(values['unit'] ?? '');
  const value = (name: string): string => amount(figure(values[name]), unit);
  switch (code) {
    case 'stated_rate_differs': {
      const stated = figure(values['stated']);
      const counted = figure(values['counted']);
      const said = { stated: number(stated), counted: number(counted), gap: number(Math.abs(stated - counted)), label };
      return indicator === null ? t('warnOverallRate', said) : t('warnStatedRate', said);
    }
    case 'parts_differ_from_total':
      return t('warnParts', { label, total: value('total'), sum: value('sum') });
    case 'value_fell':
      return t('warnFell', { label, previous: value('previous'), current: value('current') });
    case 'number_unmatched':
      return t('warnUnmatched', { label, value: value('value') });
    case 'unit_not_reported':
      return t('warnUnreported', { label, target: value('target') });
  }
};
