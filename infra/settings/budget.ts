/** What a city's budget is, whoever sets it up. */
import type { Municipality } from '../settings.ts';
import { isInChina, lacks } from './place.ts';

/** In percent: of what is spent, and of what AWS expects to be by the end of the month. */
const MARKS = [
  { type: 'ACTUAL', percent: 80 },
  { type: 'FORECASTED', percent: 100 },
] as const;

type Budgeted = Pick<Municipality, 'name' | 'region' | 'alarmEmail' | 'budget'>;

/** The budget in the words of AWS's own API; null where the settings name none. It counts what carries the city's tag. */
export const budgetOf = ({ name, alarmEmail, budget }: Budgeted) =>
  budget === undefined || alarmEmail === undefined
    ? null
    : {
        budget: {
          BudgetName: `shishi-${name}`,
          BudgetType: 'COST',
          TimeUnit: 'MONTHLY',
          BudgetLimit: { Amount: `${budget.monthly}`, Unit: budget.currency },
          CostFilters: { TagKeyValue: [`user:municipality$${name}`] },
        },
        notifications: MARKS.map(({ type, percent }) => ({
          Notification: { NotificationType: type, ComparisonOperator: 'GREATER_THAN', Threshold: percent, ThresholdType: 'PERCENTAGE' },
          Subscribers: [{ SubscriptionType: 'EMAIL', Address: alarmEmail }],
        })),
      };

/** What a person has to run once where CloudFormation makes no budget; null where it does, or there is none. */
export const budgetByHand = (settings: Budgeted): string | null => {
  const made = budgetOf(settings);
  if (made === null || !lacks(settings.region, 'Budgets')) return null;
  const region = isInChina(settings.region) ? 'cn-northwest-1' : 'us-east-1';
  const account = '"$(aws sts get-caller-identity --query Account --output text)"';
  // In single quotes a shell changes nothing; one inside ends them for a moment.
  const [budget, notifications] = [made.budget, made.notifications].map((part) => JSON.stringify(part).replaceAll("'", String.raw`'\''`));
  return [
    `aws budgets create-budget --region ${region} --account-id ${account}`,
    `--budget '${budget}'`,
    `--notifications-with-subscribers '${notifications}'`,
  ].join(' \\\n  ');
};
