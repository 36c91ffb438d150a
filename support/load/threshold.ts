import { loadSteps, percentiles, type LoadShape } from '../configuration';
import type { LoadResult, Threshold } from './result-shape';

type Figures = Pick<LoadResult, 'steps' | 'errorShare'> & { missedShare: number | null };

/**
 * Holds figures to the thresholds of a target file. Where it says nothing of errors or of missed events none is
 * allowed. What it does speak of and nothing was seen of does not hold: nobody knows that it would.
 */
export function judgeThresholds(load: LoadShape, { steps, errorShare, missedShare }: Figures): Threshold[] {
  const shareOf = (name: 'errors' | 'missed', found: number | null): Threshold[] => {
    const { [name]: told } = load;
    if (told === undefined && found === null) return [];
    const most = told ?? 0;
    const holds = found !== null && found <= most;
    return [{ name, unit: 'share', most, found, holds, usual: told === undefined }];
  };
  const times = loadSteps.flatMap((step) =>
    percentiles.flatMap((percentile): Threshold[] => {
      const most = load[step]?.[percentile];
      if (most === undefined) return [];
      const found = steps.find((each) => each.step === step)?.[percentile] ?? null;
      const holds = found !== null && found <= most;
      return [{ name: `${step}.${percentile}`, unit: 'ms', most, found, holds, usual: false }];
    }),
  );
  return [...shareOf('errors', errorShare), ...shareOf('missed', missedShare), ...times];
}
