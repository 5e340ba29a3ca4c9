import type { Theme } from '@material-ui/core/styles';
import type {
  BandName,
  EnvironmentTier,
  RiskTierName,
} from 'backstage-plugin-waymark-common';

/** A text colour and the ground it stands on. */
export type Tone = { text: string; background: string };

/** What became of a deployment, a run or a step. */
export type StatusName = 'ok' | 'failed' | 'rollback' | 'running' | 'waiting';

/**
 * Every colour Waymark uses. A tone's text is legible (4.5:1) on its own ground
 * and on the theme's surfaces; `chart` colours stand out (3:1) from those surfaces.
 */
export type WaymarkPalette = {
  band: Record<BandName | 'none', Tone>;
  tier: Record<RiskTierName | 'none', Tone>;
  environment: Record<EnvironmentTier, Tone>;
  status: Record<StatusName, Tone>;
  chart: {
    line: string;
    series: readonly [string, string, string, string, string];
    failure: string;
    incident: string;
    rollback: string;
    /** Fills that carry no meaning: tracks of bars, skeletons */
    track: string;
    /** Gridlines and borders */
    grid: string;
    axis: string;
  };
};

function assemble(tones: {
  green: Tone;
  blue: Tone;
  amber: Tone;
  red: Tone;
  violet: Tone;
  grey: Tone;
  chart: WaymarkPalette['chart'];
}): WaymarkPalette {
  const { green, blue, amber, red, violet, grey, chart } = tones;
  return {
    band: { elite: green, high: blue, medium: amber, low: red, none: grey },
    tier: {
      minimal: green,
      limited: blue,
      high: amber,
      prohibited: red,
      none: grey,
    },
    environment: {
      production: green,
      staging: blue,
      testing: violet,
      development: grey,
      shadow: grey,
    },
    status: {
      ok: green,
      failed: red,
      rollback: violet,
      running: blue,
      waiting: grey,
    },
    chart,
  };
}

const light = assemble({
  green: { text: '#0b6338', background: '#def2e6' },
  blue: { text: '#17538f', background: '#e1edf9' },
  amber: { text: '#7a4a00', background: '#fcefd2' },
  red: { text: '#a1231a', background: '#fbe4e1' },
  violet: { text: '#67349e', background: '#f0e6fa' },
  grey: { text: '#595959', background: '#eeeeee' },
  chart: {
    line: '#1f5493',
    series: ['#1f5493', '#0b7a45', '#a05a00', '#8243bd', '#b3362b'],
    failure: '#b3261e',
    incident: '#a05a00',
    rollback: '#8243bd',
    track: '#e6e6e6',
    grid: '#dddddd',
    axis: '#595959',
  },
});

const dark = assemble({
  green: { text: '#8fe3b0', background: '#1c4630' },
  blue: { text: '#a9d0ff', background: '#1d3d60' },
  amber: { text: '#ffd580', background: '#523a0b' },
  red: { text: '#ffbab1', background: '#5f211c' },
  violet: { text: '#dcc2fa', background: '#472c63' },
  grey: { text: '#d4d4d4', background: '#535353' },
  chart: {
    line: '#9cc9ff',
    series: ['#9cc9ff', '#7fdca4', '#ffcf70', '#d3b3f5', '#ffa79c'],
    failure: '#ff9d91',
    incident: '#ffcf70',
    rollback: '#d3b3f5',
    track: '#5c5c5c',
    grid: '#616161',
    axis: '#d4d4d4',
  },
});

/** The colours for a theme, light or dark. */
export function waymarkPalette(theme: Theme): WaymarkPalette {
  return theme.palette.type === 'dark' ? dark : light;
}
