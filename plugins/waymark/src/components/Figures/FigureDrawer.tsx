import type { FigureOptions } from 'backstage-plugin-waymark-common';
import { FigureEvents } from './FigureEvents';
import { FigureSheet, type FigureSheetProps } from './FigureSheet';
import { LeadTimeParts } from './LeadTimeParts';

/** Which figure of a model to explain; closed without one. */
export type FigureDrawerProps = Omit<
  FigureSheetProps,
  'environment' | 'cohort' | 'version' | 'asOf' | 'children'
> & {
  modelRef: string;
  /** What was asked for, so that its events keep up with it */
  asked: FigureOptions;
};

/** Everything behind one figure of a model, its events included. */
export function FigureDrawer(props: FigureDrawerProps) {
  const { modelRef, asked, ...sheet } = props;
  const { figure } = sheet;
  const { environment, cohort, version, asOf } = asked;
  return (
    <FigureSheet
      {...sheet}
      environment={environment}
      cohort={cohort}
      version={version}
      asOf={asOf}
    >
      {figure?.id === 'changeLeadTime' && (
        <LeadTimeParts modelRef={modelRef} asked={asked} />
      )}
      {figure && (
        <FigureEvents
          key={figure.id}
          modelRef={modelRef}
          figure={figure}
          asked={asked}
        />
      )}
    </FigureSheet>
  );
}
