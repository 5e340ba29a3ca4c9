import { getContrastRatio } from '@material-ui/core/styles';
import { darkTheme, lightTheme } from '@backstage/theme';
import { waymarkPalette } from './palette';

describe.each([
  // Beside the theme's own surfaces, the grounds @backstage/ui draws cards on.
  ['light', lightTheme, ['#ffffff', '#f5f5f5', '#f7f7f7']],
  ['dark', darkTheme, ['#333333', '#424141', '#504f4f']],
] as const)('the palette in the %s theme', (_name, theme, grounds) => {
  const palette = waymarkPalette(theme);
  const { paper, default: page } = theme.palette.background;
  const surfaces = [paper, page, ...grounds];
  const tones = [
    ...Object.entries(palette.band),
    ...Object.entries(palette.tier),
    ...Object.entries(palette.environment),
    ...Object.entries(palette.status),
  ];

  it.each(tones)('%s is legible on its ground and on surfaces', (_, tone) => {
    for (const ground of [tone.background, ...surfaces]) {
      expect(getContrastRatio(tone.text, ground)).toBeGreaterThanOrEqual(4.5);
    }
  });

  it('draws marks that stand out from surfaces', () => {
    const { chart } = palette;
    const marks = [
      chart.line,
      chart.failure,
      chart.incident,
      chart.rollback,
      ...chart.series,
    ];
    for (const surface of surfaces) {
      for (const mark of marks) {
        expect(getContrastRatio(mark, surface)).toBeGreaterThanOrEqual(3);
      }
      expect(getContrastRatio(chart.axis, surface)).toBeGreaterThanOrEqual(4.5);
    }
  });

  it('tells bands apart from each other and from no data', () => {
    const colours = Object.values(palette.band).map(tone => tone.background);
    expect(new Set(colours).size).toBe(colours.length);
  });
});
