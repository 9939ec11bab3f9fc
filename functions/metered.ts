/** How every Lambda tells of its calls. */
import type { Figures } from './metrics.ts';
import type { Call, Clock, Meter } from './ports.ts';

export type MeteredParts = { readonly now: Clock; readonly meter: Meter };

/** What a call has come to: how it ended, and its figures, which may depend on how long it took (ms). */
export type Ended<Result> = {
  readonly result: Result;
  readonly status: Call['status'];
  readonly figures: (milliseconds: number) => Figures;
};

/** The kind of an error; its message may hold somebody's text. */
export const kindOf = (error: unknown): string => (error instanceof Error ? error.name : typeof error);

/** Runs calls, and tells the meter of each, however it ends. */
export const newMetered = ({ now, meter }: MeteredParts) => {
  let cold = true;
  return async <Result>(request: string, route: string, run: () => Promise<Ended<Result>>): Promise<Result> => {
    const begun = now();
    const tell = (status: Call['status'], figures: Ended<Result>['figures'] = () => ({})): void => {
      const milliseconds = now() - begun;
      meter({ request, route, status, milliseconds, cold }, figures(milliseconds));
      cold = false;
    };
    try {
      const { result, status, figures } = await run();
      tell(status, figures);
      return result;
    } catch (error) {
      tell(kindOf(error));
      throw error;
    }
  };
};
