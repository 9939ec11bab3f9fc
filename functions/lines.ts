/** Lines of the log as JSON. One with figures is in CloudWatch's Embedded Metric Format as well, so that figures cost no call. */
import { DIMENSION, type Figures, METRICS, NAMESPACE } from './metrics.ts';
import type { Call } from './ports.ts';

const isMetric = (name: string): name is keyof typeof METRICS => Object.hasOwn(METRICS, name);

/** For CloudWatch, which reads metrics from lines of this shape. */
const embedded = (stack: string, figures: Figures, at: number): object => ({
  _aws: {
    Timestamp: at,
    CloudWatchMetrics: [
      {
        Namespace: NAMESPACE,
        Dimensions: [[DIMENSION]],
        Metrics: Object.keys(figures).flatMap((name) => (isMetric(name) ? [{ Name: name, Unit: METRICS[name] }] : [])),
      },
    ],
  },
  [DIMENSION]: stack,
  ...figures,
});

/** A call as a line. `at` in milliseconds since 1970; the figures are the stack's. */
export const lineOf = (call: Call, figures: Figures, { stack, at }: { readonly stack: string; readonly at: number }): string =>
  JSON.stringify({
    level: 'info',
    time: new Date(at).toISOString(),
    ...call,
    ...(Object.keys(figures).length === 0 ? {} : embedded(stack, figures, at)),
  });
